package obreia.protocol.log;

import java.util.ArrayList;
import java.util.List;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;

/// The mathematics of the logs: roots, proofs that a leaf is in a tree, proofs that a tree continues another.
///
/// The `prove` half follows the recursive definitions of RFC 6962, sections 2.1.1 and 2.1.2; the `check` half walks
/// from the leaf to the root and first compares the number of hashes with the one that sizes and index dictate.
public final class Trees {
    private Trees() {}

    /// The root of the first `size` leaves.
    public static <E extends Exception> Digest root(long size, Nodes<E> nodes) throws E {
        requireSize(size);
        return size == 0 ? MerkleHash.empty() : subtree(0, size, nodes);
    }

    /// The hashes that lead from leaf `index` to the root of the first `size` leaves, the leaf's sibling first.
    /// RFC 6962, section 2.1.1.
    public static <E extends Exception> List<Digest> proveInclusion(long index, long size, Nodes<E> nodes) throws E {
        requireSize(size);
        if (index < 0 || index >= size) {
            throw new IllegalStateException("leaf " + index + " is not in a tree of " + size);
        }
        var path = new ArrayList<Digest>();
        var start = 0L;
        var end = size;
        while (end - start > 1) {
            var middle = start + split(end - start);
            if (index < middle) {
                path.addFirst(subtree(middle, end, nodes));
                end = middle;
            } else {
                path.addFirst(subtree(start, middle, nodes));
                start = middle;
            }
        }
        return List.copyOf(path);
    }

    /// Checks that the tree of `head` has this leaf at this index. All but the head is taken as somebody's claim.
    public static void checkInclusion(List<Digest> path, long index, Digest leafHash, TreeHead head)
            throws VerificationException {
        if (index < 0 || index >= head.size()) {
            throw new VerificationException("leaf " + index + " is not in a tree of " + head.size());
        }
        var inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (head.size() - 1));
        requireLength("inclusion", path, inner + Long.bitCount(index >> inner));
        var hash = leafHash;
        for (var level = 0; level < path.size(); level++) {
            var sibling = path.get(level);
            var left = level < inner && (index >> level & 1) == 0;
            hash = left ? MerkleHash.node(hash, sibling) : MerkleHash.node(sibling, hash);
        }
        if (!hash.equals(head.root())) {
            throw new VerificationException("leaf " + index + " is not in the tree of " + head.size()
                    + " leaves: the proof leads to another root");
        }
    }

    /// The hashes that show that the tree of `newer` leaves begins with the tree of `older` leaves; none where the
    /// sizes are equal or `older` is 0. RFC 6962, section 2.1.2.
    public static <E extends Exception> List<Digest> proveConsistency(long older, long newer, Nodes<E> nodes) throws E {
        requireSize(newer);
        if (older < 0 || older > newer) {
            throw new IllegalStateException("a tree of " + newer + " leaves does not continue one of " + older);
        }
        if (older == 0) {
            return List.of();
        }
        var path = new ArrayList<Digest>();
        var start = 0L;
        var end = newer;
        while (end != older) {
            var middle = start + split(end - start);
            if (older <= middle) {
                path.addFirst(subtree(middle, end, nodes));
                end = middle;
            } else {
                path.addFirst(subtree(start, middle, nodes));
                start = middle;
            }
        }
        // The older tree itself needs no hash: who checks has its root.
        if (start > 0) {
            path.addFirst(subtree(start, end, nodes));
        }
        return List.copyOf(path);
    }

    /// Checks that the newer tree begins with the leaves of the older one.
    public static void checkConsistency(List<Digest> path, TreeHead older, TreeHead newer)
            throws VerificationException {
        if (older.size() > newer.size()) {
            throw new VerificationException(
                    "a tree of " + newer.size() + " leaves does not continue one of " + older.size());
        }
        if (older.size() == 0 || older.size() == newer.size()) {
            requireLength("consistency", path, 0);
            if (older.size() > 0 && !older.root().equals(newer.root())) {
                throw new VerificationException("two trees of " + older.size() + " leaves have different roots");
            }
            return;
        }
        // Both roots are computed from the last whole subtree of the older tree; where that is the older tree itself,
        // its root is not repeated in the proof.
        var last = older.size() - 1;
        var level = Long.numberOfTrailingZeros(older.size());
        var whole = older.size() == 1L << level;
        var inner = Long.SIZE - Long.numberOfLeadingZeros(last ^ (newer.size() - 1)) - level;
        var steps = inner + Long.bitCount(last >> (level + inner));
        requireLength("consistency", path, steps + (whole ? 0 : 1));
        var first = whole ? older.root() : path.getFirst();
        var siblings = path.subList(whole ? 0 : 1, path.size());
        var olderRoot = first;
        var newerRoot = first;
        for (var step = 0; step < steps; step++) {
            var sibling = siblings.get(step);
            if (step < inner && (last >> (level + step) & 1) == 0) {
                newerRoot = MerkleHash.node(newerRoot, sibling);
            } else {
                olderRoot = MerkleHash.node(sibling, olderRoot);
                newerRoot = MerkleHash.node(sibling, newerRoot);
            }
        }
        if (!olderRoot.equals(older.root()) || !newerRoot.equals(newer.root())) {
            throw new VerificationException("the tree of " + newer.size() + " leaves does not begin with the tree of "
                    + older.size() + ": the proof leads to another root of the "
                    + (olderRoot.equals(older.root()) ? "newer" : "older"));
        }
    }

    /// The root over the leaves from `start` to `end - 1`. It is one that the recursion of RFC 6962 meets: `start` is a
    /// multiple of every whole subtree's size in it.
    static <E extends Exception> Digest subtree(long start, long end, Nodes<E> nodes) throws E {
        var roots = new ArrayList<Digest>();
        for (var at = start; at < end; ) {
            var level = Long.SIZE - 1 - Long.numberOfLeadingZeros(end - at);
            roots.add(nodes.at(level, at >> level));
            at += 1L << level;
        }
        return join(roots);
    }

    /// The root over neighbouring whole subtrees, each smaller than the one before.
    static Digest join(List<Digest> roots) {
        var root = roots.getLast();
        for (var i = roots.size() - 2; i >= 0; i--) {
            root = MerkleHash.node(roots.get(i), root);
        }
        return root;
    }

    /// The largest power of two below `size`, which is 2 or more.
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }

    private static void requireSize(long size) {
        if (size < 0 || size > TreeHead.MAX_SIZE) {
            throw new IllegalStateException("a tree has 0 to " + TreeHead.MAX_SIZE + " leaves, not " + size);
        }
    }

    private static void requireLength(String kind, List<Digest> path, int needed) throws VerificationException {
        if (path.size() != needed) {
            throw new VerificationException(
                    "the proof of " + kind + " has " + path.size() + " hashes, and this one needs " + needed);
        }
    }
}
