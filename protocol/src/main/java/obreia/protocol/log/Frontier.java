package obreia.protocol.log;

import java.util.ArrayList;
import java.util.List;
import obreia.protocol.codec.Digest;

/// The right edge of a tree: the roots of the whole subtrees that it is made of, one for each bit of its size. It is
/// all that is needed to append leaves and to know the new root.
///
/// @param size  how many leaves the tree has
/// @param roots the roots, that of the largest subtree first
public record Frontier(long size, List<Digest> roots) {
    public Frontier {
        roots = List.copyOf(roots);
        if (size < 0 || size > TreeHead.MAX_SIZE) {
            throw new IllegalStateException("a tree has 0 to " + TreeHead.MAX_SIZE + " leaves, not " + size);
        }
        if (roots.size() != Long.bitCount(size)) {
            throw new IllegalStateException("the edge of a tree of " + size + " leaves has " + Long.bitCount(size)
                    + " roots, not " + roots.size());
        }
    }

    public static Frontier empty() {
        return new Frontier(0, List.of());
    }

    /// The edge of the first `size` leaves.
    public static <E extends Exception> Frontier of(long size, Nodes<E> nodes) throws E {
        var roots = new ArrayList<Digest>();
        for (var at = 0L; at < size; ) {
            var level = Long.SIZE - 1 - Long.numberOfLeadingZeros(size - at);
            roots.add(nodes.at(level, at >> level));
            at += 1L << level;
        }
        return new Frontier(size, roots);
    }

    /// The edge of the tree with one leaf more.
    public Frontier append(Digest leafHash) {
        var growth = new Growth(this);
        growth.appendHash(leafHash);
        return growth.frontier();
    }

    public TreeHead head() {
        return size == 0 ? TreeHead.empty() : new TreeHead(size, Trees.join(roots));
    }
}
