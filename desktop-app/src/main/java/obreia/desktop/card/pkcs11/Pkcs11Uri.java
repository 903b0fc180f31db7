package obreia.desktop.card.pkcs11;

import java.io.ByteArrayOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import obreia.desktop.card.CardUri;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Text;

/// Which token, behind which module, and perhaps which certificate on it: a strict part of RFC 7512.
///
/// `pkcs11:` then `token`, `serial`, `manufacturer`, `model`, `object`, `id` and `type=cert`, divided by semicolons;
/// then `?module-path=`. The token is named by its label or serial number, the module by an absolute path. All else
/// is refused, a PIN before all.
///
/// @param names what the token must say of itself, by attribute name
/// @param object the label of the certificate
/// @param id the CKA_ID of the certificate
/// @param module the module's absolute path, with forward slashes, fit to stand in quotes
record Pkcs11Uri(Map<String, String> names, Optional<String> object, Optional<Bytes> id, String module) {
    private static final Set<String> TOKEN_NAMES = Set.of("token", "serial", "manufacturer", "model");
    private static final Set<String> PATH_NAMES =
            Set.of("token", "serial", "manufacturer", "model", "object", "id", "type");
    private static final String ALLOWED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:[]@!$'()*+,=&/";

    /// What stands for itself in an address that is written here: RFC 3986's unreserved characters, and the slash.
    private static final String PLAIN = ALLOWED.substring(0, ALLOWED.indexOf('~') + 1) + "/";

    /// What the configuration of SunPKCS11 would read otherwise than it is written, even in quotes.
    private static final String NOT_IN_QUOTES = "\"$\\";

    private static final int MAX_ID = 256;

    Pkcs11Uri {
        names = Map.copyOf(names);
    }

    static Pkcs11Uri parse(CardUri.Pkcs11 uri) throws MalformedException {
        var text = uri.uri().substring("pkcs11:".length());
        var question = text.indexOf('?');
        if (question < 0) {
            throw new MalformedException("the card's address names no module: ?module-path=/… is missing");
        }
        var path = attributes(text.substring(0, question), ";", PATH_NAMES);
        var query = attributes(text.substring(question + 1), "&", Set.of("module-path"));
        var type = path.get("type");
        if (type != null && !type.equals(Bytes.utf8("cert"))) {
            throw new MalformedException("the card's address is of an object that is not a certificate");
        }
        var names = new HashMap<String, String>();
        for (var entry : path.entrySet()) {
            if (TOKEN_NAMES.contains(entry.getKey())) {
                names.put(entry.getKey(), visible(entry.getKey(), entry.getValue()));
            }
        }
        if (!names.containsKey("token") && !names.containsKey("serial")) {
            throw new MalformedException("the card's address names no token: token= or serial= is missing");
        }
        Optional<String> object = Optional.empty();
        if (path.containsKey("object")) {
            object = Optional.of(visible("object", path.getOrDefault("object", Bytes.empty())));
        }
        return new Pkcs11Uri(names, object, id(path), module(query));
    }

    /// Whether the token is the one that is named.
    boolean names(Token token) {
        return names.entrySet().stream()
                .allMatch(each -> each.getValue()
                        .equals(
                                switch (each.getKey()) {
                                    case "token" -> token.label();
                                    case "serial" -> token.serial();
                                    case "manufacturer" -> token.manufacturer();
                                    default -> token.model();
                                }));
    }

    /// The token as a person reads it.
    String describe() {
        var name = names.getOrDefault("token", "serial number " + names.getOrDefault("serial", ""));
        return "'" + name + "'";
    }

    /// The address of one certificate: what a scan offers, and what is remembered. Never the slot, which moves.
    ///
    /// Empty where the token has no serial number and no label, or the certificate neither CKA_ID nor label.
    ///
    /// @param serialSuffices no other token of this driver has the same serial number
    static Optional<CardUri.Pkcs11> of(
            String module, Token token, boolean serialSuffices, TokenCertificate certificate) {
        var parts = new ArrayList<String>();
        if (!token.serial().isEmpty()) {
            parts.add("serial=" + encode(Bytes.utf8(token.serial())));
        }
        if (token.serial().isEmpty() || !serialSuffices) {
            parts.add("token=" + encode(Bytes.utf8(token.label())));
        }
        parts.add(
                !certificate.id().isEmpty()
                        ? "id="
                                + HexFormat.ofDelimiter("")
                                        .withUpperCase()
                                        .withPrefix("%")
                                        .formatHex(certificate.id().toArray())
                        : "object=" + encode(Bytes.utf8(certificate.label())));
        var uri = "pkcs11:" + String.join(";", parts) + "?module-path=" + encode(Bytes.utf8(module));
        try {
            var address = new CardUri.Pkcs11(uri);
            var _ = parse(address);
            return Optional.of(address);
        } catch (MalformedException _) {
            return Optional.empty();
        }
    }

    /// Whether a module's path can stand in an address and in the configuration of SunPKCS11.
    static boolean speakable(String module) {
        try {
            var _ = module(Map.of("module-path", Bytes.utf8(module)));
            return true;
        } catch (MalformedException _) {
            return false;
        }
    }

    private static String encode(Bytes value) {
        var text = new StringBuilder();
        for (var each : value.toArray()) {
            var character = (char) (each & 0xff);
            text.append(
                    PLAIN.indexOf(character) >= 0
                            ? String.valueOf(character)
                            : "%" + HexFormat.of().withUpperCase().toHexDigits(each));
        }
        return text.toString();
    }

    private static Optional<Bytes> id(Map<String, Bytes> path) throws MalformedException {
        var id = Optional.ofNullable(path.get("id"));
        if (id.isPresent() && (id.get().isEmpty() || id.get().length() > MAX_ID)) {
            throw new MalformedException("the id in the card's address has "
                    + id.get().length() + " bytes, 1 to " + MAX_ID + " are accepted");
        }
        return id;
    }

    private static String module(Map<String, Bytes> query) throws MalformedException {
        var module = visible("module-path", query.getOrDefault("module-path", Bytes.empty()));
        try {
            var path = Path.of(module);
            var forward = path.getFileSystem().getSeparator().equals("\\") ? module.replace('\\', '/') : module;
            if (!path.isAbsolute() || forward.chars().anyMatch(each -> NOT_IN_QUOTES.indexOf(each) >= 0)) {
                throw new MalformedException("'" + module + "' is not an absolute path without any of \" $ \\");
            }
            return forward;
        } catch (InvalidPathException e) {
            throw new MalformedException("'" + module + "' does not name a file", e);
        }
    }

    private static Map<String, Bytes> attributes(String text, String divider, Set<String> known)
            throws MalformedException {
        var found = new HashMap<String, Bytes>();
        for (var attribute : text.split(divider, -1)) {
            var equals = attribute.indexOf('=');
            var name = equals < 0 ? attribute : attribute.substring(0, equals);
            if (name.startsWith("pin-")) {
                throw new MalformedException("a PIN does not belong in an address");
            }
            if (equals < 0 || !known.contains(name)) {
                throw new MalformedException("'" + name + "' is not part of a card's address; these are: "
                        + String.join(", ", known.stream().sorted().toList()));
            }
            if (found.put(name, decode(attribute.substring(equals + 1))) != null) {
                throw new MalformedException(name + " stands twice in the card's address");
            }
        }
        return found;
    }

    /// RFC 3986, section 2.1.
    private static Bytes decode(String text) throws MalformedException {
        var bytes = new ByteArrayOutputStream(text.length());
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character == '%') {
                if (i + 2 >= text.length()
                        || !HexFormat.isHexDigit(text.charAt(i + 1))
                        || !HexFormat.isHexDigit(text.charAt(i + 2))) {
                    throw new MalformedException("a % in the card's address is not followed by two hexadecimal digits");
                }
                bytes.write(HexFormat.fromHexDigits(text, i + 1, i + 3));
                i += 2;
            } else if (ALLOWED.indexOf(character) >= 0) {
                bytes.write(character);
            } else {
                throw new MalformedException("the card's address holds '" + character
                        + "': write it as % and two hexadecimal digits, a space as %20");
            }
        }
        return Bytes.of(bytes.toByteArray());
    }

    private static String visible(String name, Bytes value) throws MalformedException {
        return Text.visible(name + " in the card's address", value.text(), 1, CardUri.MAX_LENGTH);
    }
}
