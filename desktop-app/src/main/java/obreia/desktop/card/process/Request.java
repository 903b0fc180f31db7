package obreia.desktop.card.process;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.FoundDriver;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// What a card process is told: one line of JSON, `do` first, strictly read.
sealed interface Request {
    /// Bytes of the longest content to sign.
    int MAX_CONTENT = 1 << 20;

    /// Cards that one process has open at once.
    int MAX_CARDS = 64;

    int MAX_WORD = 64;
    int MAX_DRIVER = 4 * (FoundDriver.MAX_PATH + FoundDriver.MAX_NAME + FoundDriver.MAX_WHY);

    /// Open a card; the answer numbers it.
    record Open(CardUri.Pkcs11 uri) implements Request {}

    /// Sign with an open card. Questions come back before the outcome does.
    record Sign(int card, SignatureAlgorithm algorithm, Bytes content) implements Request {}

    /// Forget an open card. Nothing comes back.
    record Close(int card) implements Request {}

    /// Name the readers and the drivers that are there.
    record Places(List<Path> more) implements Request {
        public Places {
            more = List.copyOf(more);
        }
    }

    /// Name the tokens of a driver.
    record Look(FoundDriver driver, Instant now) implements Request {}

    /// Go on, after an announcement.
    record Go() implements Request {}

    /// The person would rather not, after an announcement or a question.
    record Stop() implements Request {}

    /// The PIN, in so many bytes, comes next.
    record PinFollows(int length) implements Request {}

    static String pinFollows(int length) {
        return new PinFollows(length).encode();
    }

    default String encode() {
        return Plain.json(json -> {
            switch (this) {
                case Open(var uri) -> json.name("do").value("open").name("uri").value(uri.format());
                case Sign(var card, var algorithm, var content) ->
                    json.name("do")
                            .value("sign")
                            .name("card")
                            .value(card)
                            .name("algorithm")
                            .value(algorithm.name())
                            .name("content")
                            .value(content.base64());
                case Close(var card) ->
                    json.name("do").value("close").name("card").value(card);
                case Places(var more) -> {
                    json.name("do").value("places").name("more").beginArray();
                    for (var each : more) {
                        json.value(each.toString());
                    }
                    json.endArray();
                }
                case Look(var driver, var now) ->
                    json.name("do")
                            .value("look")
                            .name("driver")
                            .value(driver.json())
                            .name("now")
                            .value(Text.format(now));
                case Go() -> json.name("do").value("go");
                case Stop() -> json.name("do").value("stop");
                case PinFollows(var length) ->
                    json.name("do").value("pin").name("length").value(length);
            }
        });
    }

    static Request decode(String line) throws MalformedException {
        var json = JsonObject.parse("a request", line);
        var request = read(json.string("do", MAX_WORD), json);
        json.finish();
        return request;
    }

    private static Request read(String what, JsonObject json) throws MalformedException {
        return switch (what) {
            case "open" -> new Open(uri(json));
            case "sign" ->
                new Sign(
                        card(json),
                        Reply.algorithm(json.string("algorithm", MAX_WORD)),
                        Reply.bytes("content", json, MAX_CONTENT));
            case "close" -> new Close(card(json));
            case "places" -> new Places(paths(json.strings("more", CardPlaces.MAX_DRIVERS, FoundDriver.MAX_PATH)));
            case "look" ->
                new Look(
                        FoundDriver.parse(json.string("driver", MAX_DRIVER)),
                        Text.parseTime(json.string("now", MAX_WORD)));
            case "go" -> new Go();
            case "stop" -> new Stop();
            case "pin" -> new PinFollows(Math.toIntExact(json.number("length", 1, FrameReader.MAX_PIN)));
            default -> throw new MalformedException("a card process is asked for what it does not know");
        };
    }

    private static List<Path> paths(List<String> texts) throws MalformedException {
        var paths = new ArrayList<Path>();
        for (var text : texts) {
            try {
                paths.add(Path.of(text));
            } catch (InvalidPathException e) {
                throw new MalformedException("a driver's path is none", e);
            }
        }
        return paths;
    }

    private static CardUri.Pkcs11 uri(JsonObject json) throws MalformedException {
        if (CardUri.parse(json.string("uri", CardUri.MAX_LENGTH)) instanceof CardUri.Pkcs11 uri) {
            return uri;
        }
        throw new MalformedException("a card process opens cards behind PKCS#11 modules only");
    }

    private static int card(JsonObject json) throws MalformedException {
        return Math.toIntExact(json.number("card", 0, MAX_CARDS - 1));
    }
}
