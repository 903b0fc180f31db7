package obreia.protocol.message;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The rules for the bytes of a content, checked before any of them is given a meaning: printable ASCII and tabs, lines
/// of
/// at most 998 characters that end in CRLF, at most 1 MiB. RFC 5322, section 2.1.1.
final class ContentLines {
    static final int MAX_LINE = 998;

    private static final Bytes BEGINNING = Bytes.utf8("MIME-Version: 1.0\r\n");

    private ContentLines() {}

    static void check(Bytes bytes) throws MalformedException {
        if (bytes.length() > MessageContent.MAX_SIZE) {
            throw new MalformedException(
                    "message has " + bytes.length() + " bytes, at most " + MessageContent.MAX_SIZE + " are accepted");
        }
        if (!bytes.startsWith(BEGINNING)) {
            throw new MalformedException("message does not begin with MIME-Version: 1.0");
        }
        var line = 0;
        for (var i = 0; i < bytes.length(); i++) {
            var octet = bytes.at(i);
            if (octet == '\r' && i + 1 < bytes.length() && bytes.at(i + 1) == '\n') {
                i++;
                line = 0;
            } else if (octet == '\r' || octet == '\n') {
                throw new MalformedException("message has a carriage return or line feed that stands alone");
            } else if ((octet < ' ' && octet != '\t') || octet > '~') {
                throw new MalformedException(
                        "message has the byte 0x%02x, which is not printable ASCII".formatted(octet));
            } else if (++line > MAX_LINE) {
                throw new MalformedException("message has a line of more than " + MAX_LINE + " characters");
            }
        }
        if (line > 0) {
            throw new MalformedException("message does not end with a line end");
        }
    }
}
