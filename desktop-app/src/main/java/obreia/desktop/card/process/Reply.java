package obreia.desktop.card.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardState;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.SigningOutcome;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.identity.CardCertificate;

/// What a card process says: one line of JSON, `is` first, strictly read. It comes from where a driver runs, and is no
/// more to be believed than the card.
sealed interface Reply {
    int MAX_WORD = 64;
    int MAX_ALGORITHMS = 64;
    int MAX_SCAN = 1 << 20;

    /// The process runs; no driver is loaded yet.
    record Ready() implements Reply {}

    /// The card is open, and has this number.
    record Opened(
            int card, CardCertificate certificate, List<CardCertificate> path, List<SignatureAlgorithm> algorithms)
            implements Reply {
        public Opened {
            path = List.copyOf(path);
            algorithms = List.copyOf(algorithms);
        }
    }

    /// The card cannot be reached now.
    record Missing(CardState state, String why) implements Reply {}

    /// The address or the card is not one that this program knows.
    record Unreadable(String why) implements Reply {}

    /// The readers and the drivers.
    record Places(CardPlaces places) implements Reply {}

    /// What a driver answered.
    record Looked(DriverScan scan) implements Reply {}

    /// A PIN is wanted, to be typed here.
    record Ask(AskedPin pin) implements Reply {}

    /// A PIN will be asked for elsewhere.
    record Announce(AskedPin pin) implements Reply {}

    /// What became of a request for a signature.
    record Ended(SigningOutcome outcome) implements Reply {}

    default String encode() {
        return Plain.json(json -> {
            switch (this) {
                case Ready() -> json.name("is").value("ready");
                case Opened opened -> {
                    json.name("is").value("opened").name("card").value(opened.card());
                    json.name("certificate").value(opened.certificate().der().base64());
                    json.name("path").beginArray();
                    for (var each : opened.path()) {
                        json.value(each.der().base64());
                    }
                    json.endArray().name("algorithms").beginArray();
                    for (var each : opened.algorithms()) {
                        json.value(each.name());
                    }
                    json.endArray();
                }
                case Missing(var state, var why) ->
                    Outcomes.why(json.name("is").value("missing").name("state").value(state.word()), why);
                case Unreadable(var why) -> Outcomes.why(json.name("is").value("unreadable"), why);
                case Places(var places) ->
                    json.name("is").value("places").name("places").value(places.json());
                case Looked(var scan) ->
                    json.name("is").value("looked").name("scan").value(scan.json());
                case Ask(var pin) -> pin.writeTo(json.name("is").value("ask"));
                case Announce(var pin) -> pin.writeTo(json.name("is").value("announce"));
                case Ended(var outcome) -> Outcomes.write(outcome, json);
            }
        });
    }

    static Reply decode(String line) throws MalformedException {
        var json = JsonObject.parse("an answer of the card process", line);
        var reply = read(json.string("is", MAX_WORD), json);
        json.finish();
        return reply;
    }

    private static Reply read(String what, JsonObject json) throws MalformedException {
        return switch (what) {
            case "ready" -> new Ready();
            case "opened" -> opened(json);
            case "missing" -> new Missing(CardState.parse(json.string("state", MAX_WORD)), Outcomes.why(json));
            case "unreadable" -> new Unreadable(Outcomes.why(json));
            case "places" -> new Places(CardPlaces.parse(json.string("places", MAX_SCAN)));
            case "looked" -> new Looked(DriverScan.parse(json.string("scan", MAX_SCAN)));
            case "ask" -> new Ask(AskedPin.read(json));
            case "announce" -> new Announce(AskedPin.read(json));
            default -> new Ended(Outcomes.read(what, json));
        };
    }

    private static Opened opened(JsonObject json) throws MalformedException {
        var card = Math.toIntExact(json.number("card", 0, Request.MAX_CARDS - 1));
        var certificate = CardCertificate.parse(bytes("certificate", json, CardCertificate.MAX_SIZE));
        var path = new ArrayList<CardCertificate>();
        for (var each : json.strings("path", CmsProfile.MAX_OTHER_CERTIFICATES, 2 * CardCertificate.MAX_SIZE)) {
            path.add(CardCertificate.parse(Bytes.fromBase64(each)));
        }
        var algorithms = new ArrayList<SignatureAlgorithm>();
        for (var each : json.strings("algorithms", MAX_ALGORITHMS, MAX_WORD)) {
            var algorithm = algorithm(each);
            if (!algorithm.fits(certificate.x509().getPublicKey())) {
                throw new MalformedException("the card process names an algorithm that is not one of the card's key");
            }
            algorithms.add(algorithm);
        }
        if (algorithms.isEmpty()) {
            throw new MalformedException("the card process opened a card that cannot sign");
        }
        return new Opened(card, certificate, path, algorithms);
    }

    static SignatureAlgorithm algorithm(String name) throws MalformedException {
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MalformedException("a signature algorithm is not one that is known"));
    }

    static Bytes bytes(String name, JsonObject json, int max) throws MalformedException {
        var bytes = Bytes.fromBase64(json.string(name, (max + 2) / 3 * 4));
        if (bytes.length() > max) {
            throw new MalformedException(name + " has " + bytes.length() + " bytes, at most " + max);
        }
        return bytes;
    }
}
