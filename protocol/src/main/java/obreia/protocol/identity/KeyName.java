package obreia.protocol.identity;

import java.util.UUID;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// The UUID that a public key gives: the first 16 bytes of SHA-256 over its DER SubjectPublicKeyInfo, then version 8
/// and variant 10. RFC 9562, section 5.8.
final class KeyName {
    private static final int TEXT_LENGTH = 36;

    private KeyName() {}

    static UUID of(Bytes spki) {
        var head = Digest.of(spki).bytes().buffer();
        var high = (head.getLong() & ~0xf000L) | 0x8000L;
        var low = (head.getLong() & ~(0b11L << 62)) | (0b10L << 62);
        return new UUID(high, low);
    }

    static UUID checked(UUID uuid) {
        if (!fits(uuid)) {
            throw new IllegalStateException("an id is a UUID of version 8 and variant 10, not " + uuid);
        }
        return uuid;
    }

    /// Reads the one lower-case spelling; `what` names it in errors.
    static UUID parse(String what, String text) throws MalformedException {
        try {
            // Java reads short groups and capitals too; only the one spelling comes back the same.
            if (text.length() == TEXT_LENGTH && UUID.fromString(text).toString().equals(text)) {
                var uuid = UUID.fromString(text);
                if (fits(uuid)) {
                    return uuid;
                }
                throw new MalformedException(what + " is not a UUID of version 8 and variant 10: " + text);
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException(what + " is not a UUID in lower case", e);
        }
        throw new MalformedException(what + " is not a UUID in lower case");
    }

    private static boolean fits(UUID uuid) {
        return uuid.version() == 8 && uuid.variant() == 2;
    }
}
