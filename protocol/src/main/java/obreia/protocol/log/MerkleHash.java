package obreia.protocol.log;

import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// The hashes of a Merkle tree: a leaf and an inner node begin with different bytes, so neither passes for the other.
/// RFC 6962, section 2.1.
public final class MerkleHash {
    private static final Bytes LEAF = Bytes.of((byte) 0);
    private static final Bytes NODE = Bytes.of((byte) 1);

    private MerkleHash() {}

    /// SHA-256(0x00 ‖ entry).
    public static Digest leaf(Bytes entry) {
        return Digest.of(LEAF, entry);
    }

    /// SHA-256(0x01 ‖ left ‖ right).
    public static Digest node(Digest left, Digest right) {
        return Digest.of(NODE, left.bytes(), right.bytes());
    }

    /// The root of the tree without leaves: SHA-256 of nothing.
    public static Digest empty() {
        return Digest.of();
    }
}
