package obreia.protocol.log;

import java.util.Base64;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// Standard Base64 with padding, as signed notes want it, in the one spelling of its bytes. RFC 4648, section 4, and
/// section 3.5 for the bits left over.
final class Base64Text {
    private Base64Text() {}

    static String format(Bytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.toArray());
    }

    /// Reads the text; `what` names it in errors.
    static Bytes parse(String what, String text) throws MalformedException {
        try {
            var bytes = Bytes.of(Base64.getDecoder().decode(text));
            if (format(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException(what + " is not Base64", e);
        }
        throw new MalformedException(what + " is not the one padded Base64 spelling of its bytes");
    }
}
