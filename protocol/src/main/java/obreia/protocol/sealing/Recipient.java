package obreia.protocol.sealing;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The public half of a box key, 1,216 bytes (ML-KEM-768, then X25519), written `age1pq1…` in 1,959 characters.
///
/// A recipient that exists can be sealed to: keys that either part refuses do not parse. Claimed: whose it is.
/// c2sp.org/age, "The MLKEM768-X25519 hybrid post-quantum recipient type".
public record Recipient(Bytes publicKey) {
    /// The length of a public key in bytes.
    public static final int LENGTH = 1216;

    private static final String PREFIX = "age1pq";
    private static final int CHARACTERS = PREFIX.length() + 1 + (LENGTH * 8 + 4) / 5 + 6;

    /// Throws [IllegalStateException] for a key that [#parse] would refuse.
    public Recipient {
        try {
            Hpke.check(publicKey);
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Reads `age1pq1…` in its one spelling.
    public static Recipient parse(String text) throws MalformedException {
        if (text.length() != CHARACTERS) {
            throw new MalformedException("recipient has " + text.length() + " characters, not " + CHARACTERS);
        }
        var publicKey = Bech32.parse("recipient", PREFIX, text);
        Hpke.check(publicKey);
        return new Recipient(publicKey);
    }

    /// The text `age1pq1…`.
    public String format() {
        return Bech32.format(PREFIX, publicKey);
    }

    @Override
    public String toString() {
        return format();
    }
}
