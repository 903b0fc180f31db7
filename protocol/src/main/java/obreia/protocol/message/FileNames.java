package obreia.protocol.message;

import java.util.Locale;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// Writes and reads `Content-Disposition: attachment` with a file name. RFC 2183, section 2.3; RFC 2231, section 4.
final class FileNames {
    private static final String QUOTED = "attachment; filename=\"";
    private static final String ENCODED = "attachment; filename*=UTF-8''";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ()+,._@~-]+");
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private FileNames() {}

    static String format(String name) {
        if (PLAIN.matcher(name).matches()) {
            return QUOTED + name + "\"";
        }
        var encoded = new StringBuilder(ENCODED);
        for (var octet : Bytes.utf8(name).toArray()) {
            if (UNRESERVED.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }

    static String parse(String disposition) throws MalformedException {
        var name = disposition.startsWith(ENCODED)
                ? decoded(disposition.substring(ENCODED.length()))
                : disposition.startsWith(QUOTED) && disposition.length() > QUOTED.length()
                        ? disposition.substring(QUOTED.length(), disposition.length() - 1)
                        : "";
        if (!format(name).equals(disposition)) {
            throw new MalformedException("Content-Disposition is not attachment and a file name in its one spelling");
        }
        return name;
    }

    private static String decoded(String text) throws MalformedException {
        var hex = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '%' && i + 2 < text.length()) {
                hex.append(text, i + 1, i + 3);
                i += 2;
            } else {
                hex.append("%02x".formatted((int) text.charAt(i) & 0xff));
            }
        }
        return Bytes.fromHex(hex.toString().toLowerCase(Locale.ROOT)).text();
    }
}
