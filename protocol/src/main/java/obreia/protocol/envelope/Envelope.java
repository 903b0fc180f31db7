package obreia.protocol.envelope;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// A sealed letter or receipt: an age file of at most [#MAX_SIZE] bytes for 1 to [#MAX_STANZAS] box keys.
///
/// Claimed: who it is for, whether it opens, and what it holds cannot be seen from outside. What can be seen is
/// checked:
/// the version line, stanzas of the one accepted type with fields of the one possible length in their one spelling, the
/// line of the header's authentication code, and a payload long enough for a nonce and a tag.
/// c2sp.org/age, "Header"; `protocol/spec/envelope.md`.
public record Envelope(Bytes bytes) {
    /// The most bytes an envelope has, header included.
    public static final int MAX_SIZE = 1 << 20;

    /// The most stanzas an envelope has: one for each box key that opens it.
    public static final int MAX_STANZAS = 256;

    /// The fewest bytes of a payload: the nonce and the tag of one chunk.
    public static final int MIN_PAYLOAD = 16 + 16;

    /// Throws [IllegalStateException] for bytes that [#parse] would refuse.
    public Envelope {
        try {
            HeaderShape.read(bytes);
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /// Reads an envelope's shape, without any key.
    public static Envelope parse(Bytes bytes) throws MalformedException {
        HeaderShape.read(bytes);
        return new Envelope(bytes);
    }

    /// The bytes that a header with this many stanzas takes, up to the payload's nonce.
    public static int headerSize(int stanzas) {
        if (stanzas < 1 || stanzas > MAX_STANZAS) {
            throw new IllegalStateException(HeaderShape.stanzaCount(stanzas));
        }
        return HeaderShape.VERSION_LINE.length() + stanzas * HeaderShape.STANZA_SIZE + HeaderShape.MAC_SIZE;
    }

    /// The envelope id: the SHA-256 of all its bytes. It names sealed bytes only, never what they hold.
    public Digest id() {
        return Digest.of(bytes);
    }

    /// How many box keys it was sealed to.
    public int stanzas() {
        return HeaderShape.count(bytes);
    }

    /// Its length in bytes.
    public int size() {
        return bytes.length();
    }

    /// The id's first digits and the size; never the bytes.
    @Override
    public String toString() {
        return "Envelope[" + id().shortHex() + ", " + size() + " bytes]";
    }
}
