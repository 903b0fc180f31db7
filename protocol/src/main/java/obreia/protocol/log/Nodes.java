package obreia.protocol.log;

import obreia.protocol.codec.Digest;

/// Where the hashes of a tree come from: the roots of its whole subtrees.
///
/// @param <E> how the source can fail
@FunctionalInterface
public interface Nodes<E extends Exception> {
    /// The root of the subtree over the leaves from `index · 2^level` to `(index + 1) · 2^level - 1`, all of which the
    /// tree has. Level 0 are the leaf hashes.
    Digest at(int level, long index) throws E;
}
