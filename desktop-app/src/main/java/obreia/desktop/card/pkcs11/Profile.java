package obreia.desktop.card.pkcs11;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import obreia.desktop.card.CardState;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundToken;
import obreia.desktop.card.Pin;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// What is known of one family of cards: data, one file a family among the resources.
///
/// @param name            the file's name without `.json`
/// @param title           what people call the card
/// @param driver          what people call the driver's software
/// @param modules         where the driver is, on whichever system; absolute, with forward slashes
/// @param alsoThrough     names of profiles whose drivers serve this family too
/// @param certificates    how to tell the certificate that signs letters; empty where any may be it
/// @param unsupported     certificates that look fit and are not
/// @param pin             the PIN of that certificate's key
/// @param typedPin        what is typed here instead, where a token of this family wants a login at all
/// @param ownWindow       the driver always opens a window of its own for the PIN, whatever its flags say
/// @param pinPerSignature the card wants the PIN for each signature
/// @param subject         how the subject's serialNumber shows the civil number: its first group
/// @param unblock         what to do about a blocked PIN
/// @param activate        what to do about a PIN that was never set
/// @param notes           what else is known, for whoever reads the file
record Profile(
        String name,
        String title,
        String driver,
        List<String> modules,
        List<String> alsoThrough,
        List<Mark> certificates,
        List<Unsupported> unsupported,
        PinRule pin,
        Optional<PinRule> typedPin,
        boolean ownWindow,
        boolean pinPerSignature,
        Optional<Pattern> subject,
        String unblock,
        String activate,
        List<String> notes) {
    private static final int MAX_LIST = 32;
    private static final int MAX_TEXT = 256;
    private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Z]:/)[^\\\\\"$]+");

    Profile {
        modules = List.copyOf(modules);
        alsoThrough = List.copyOf(alsoThrough);
        certificates = List.copyOf(certificates);
        unsupported = List.copyOf(unsupported);
        notes = List.copyOf(notes);
    }

    /// A certificate's label, and its CKA_ID where that is fixed too.
    record Mark(String label, Optional<Bytes> id) {
        boolean fits(TokenCertificate certificate) {
            return certificate.label().equals(label)
                    && id.map(certificate.id()::equals).orElse(true);
        }
    }

    record Unsupported(String label, String why) {}

    /// How a PIN is called, and how many characters it can have.
    record PinRule(String name, int min, int max) {}

    boolean marks(TokenCertificate certificate) {
        return certificates.stream().anyMatch(mark -> mark.fits(certificate));
    }

    /// Why this certificate does not sign here, where the family is known for it.
    Optional<String> refuses(TokenCertificate certificate) {
        return unsupported.stream()
                .filter(each -> each.label().equals(certificate.label()))
                .map(Unsupported::why)
                .findFirst();
    }

    /// The civil number that a subject's serialNumber shows.
    Optional<String> civilNumber(String serialNumber) {
        return subject.map(pattern -> pattern.matcher(serialNumber))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    /// What the person can do; of a PIN, in the words of this family.
    String nextStep(CardState state) {
        return switch (state) {
            case PIN_LOCKED -> unblock;
            case NOT_ACTIVATED -> activate;
            default -> state.nextStep();
        };
    }

    /// Reads a profile strictly.
    static Profile parse(String name, String text) throws MalformedException {
        var json = JsonObject.parse("profile " + name, text);
        var profile = new Profile(
                name,
                visible(json, "title", FoundToken.MAX_TEXT),
                visible(json, "driver", FoundDriver.MAX_NAME),
                modules(json.object("modules")),
                json.strings("alsoThrough", MAX_LIST, MAX_TEXT),
                marks(json),
                unsupported(json),
                pin(json.object("pin")),
                typedPin(json),
                login(json.string("login", MAX_TEXT)),
                json.bool("pinPerSignature"),
                subject(json.optionalString("subject", MAX_TEXT)),
                visible(json, "unblock", FoundToken.MAX_NEXT_STEP),
                visible(json, "activate", FoundToken.MAX_NEXT_STEP),
                json.strings("notes", MAX_LIST, FoundToken.MAX_NEXT_STEP));
        json.finish();
        return profile;
    }

    private static List<String> modules(JsonObject json) throws MalformedException {
        var all = new ArrayList<String>();
        for (var system : List.of("linux", "windows", "macos")) {
            for (var path : json.strings(system, MAX_LIST, FoundDriver.MAX_PATH)) {
                if (!ABSOLUTE.matcher(path).matches()) {
                    throw new MalformedException("'" + path + "' is not an absolute path with forward slashes");
                }
                all.add(Text.visible("a module's path", path, 1, FoundDriver.MAX_PATH));
            }
        }
        json.finish();
        return all.stream().distinct().toList();
    }

    private static List<Mark> marks(JsonObject json) throws MalformedException {
        var marks = new ArrayList<Mark>();
        for (var mark : json.objects("certificates", MAX_LIST)) {
            var label = visible(mark, "label", MAX_TEXT);
            var id = mark.optionalString("id", MAX_TEXT);
            mark.finish();
            marks.add(new Mark(label, id.isPresent() ? Optional.of(Bytes.fromHex(id.get())) : Optional.empty()));
        }
        return marks;
    }

    private static List<Unsupported> unsupported(JsonObject json) throws MalformedException {
        var all = new ArrayList<Unsupported>();
        for (var each : json.objects("unsupported", MAX_LIST)) {
            all.add(new Unsupported(visible(each, "label", MAX_TEXT), visible(each, "why", MAX_TEXT)));
            each.finish();
        }
        return all;
    }

    private static PinRule pin(JsonObject json) throws MalformedException {
        var name = visible(json, "name", FoundToken.MAX_TEXT);
        var min = Math.toIntExact(json.number("min", 1, Pin.MAX_LENGTH));
        var rule = new PinRule(name, min, Math.toIntExact(json.number("max", min, Pin.MAX_LENGTH)));
        json.finish();
        return rule;
    }

    private static Optional<PinRule> typedPin(JsonObject json) throws MalformedException {
        var typed = json.optionalObject("typedPin");
        return typed.isPresent() ? Optional.of(pin(typed.get())) : Optional.empty();
    }

    private static boolean login(String behaviour) throws MalformedException {
        return switch (behaviour) {
            case "own_window" -> true;
            case "by_flags" -> false;
            default -> throw new MalformedException("a login is by_flags or own_window, not " + behaviour);
        };
    }

    private static Optional<Pattern> subject(Optional<String> regex) throws MalformedException {
        if (regex.isEmpty()) {
            return Optional.empty();
        }
        try {
            var pattern = Pattern.compile(regex.get());
            if (pattern.matcher("").groupCount() != 1) {
                throw new MalformedException("the subject's pattern has one group, the civil number");
            }
            return Optional.of(pattern);
        } catch (PatternSyntaxException e) {
            throw new MalformedException("the subject's pattern cannot be read", e);
        }
    }

    private static String visible(JsonObject json, String member, int max) throws MalformedException {
        return Text.visible(member, json.string(member, max), 1, max);
    }

    /// The last part of a driver's path, by which one that is elsewhere is known.
    static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
