package obreia.protocol.log;

import obreia.protocol.codec.Digest;

/// How many leaves a tree has, and the one hash that stands for all of them. RFC 6962, section 2.1.
///
/// @param size 0 to [#MAX_SIZE]; the tree of size 0 has one root only
public record TreeHead(long size, Digest root) {
    /// The most leaves that a tree can have here: seven levels of whole tiles.
    public static final long MAX_SIZE = 1L << 56;

    public TreeHead {
        if (size < 0 || size > MAX_SIZE) {
            throw new IllegalStateException("a tree has 0 to " + MAX_SIZE + " leaves, not " + size);
        }
        if (size == 0 && !root.equals(MerkleHash.empty())) {
            throw new IllegalStateException("the tree without leaves has another root than this: " + root);
        }
    }

    /// The head of the tree without leaves.
    public static TreeHead empty() {
        return new TreeHead(0, MerkleHash.empty());
    }
}
