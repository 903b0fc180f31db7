package obreia.protocol.log;

import java.util.ArrayList;
import java.util.List;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// A tree that grows by the leaves of one batch: it starts from an edge, takes the new leaves, and can prove each of
/// them without a look at the leaves before. Not safe for use by several threads.
public final class Growth {
    private final Frontier start;
    private long size;

    /// For each level, the last whole subtree of the start's edge where there is one, then every new one.
    private final List<List<Digest>> levels = new ArrayList<>();

    public Growth(Frontier start) {
        this.start = start;
        this.size = start.size();
        var roots = start.roots().size();
        for (var level = 0; start.size() >> level > 0; level++) {
            var known = new ArrayList<Digest>();
            if ((start.size() >> level & 1) == 1) {
                known.add(start.roots().get(--roots));
            }
            levels.add(known);
        }
    }

    /// Appends an entry; returns the index of its leaf.
    public long append(Bytes entry) {
        return appendHash(MerkleHash.leaf(entry));
    }

    /// Appends a leaf by its hash; returns its index.
    public long appendHash(Digest leafHash) {
        if (size == TreeHead.MAX_SIZE) {
            throw new IllegalStateException("a tree has at most " + TreeHead.MAX_SIZE + " leaves");
        }
        var index = size++;
        var root = leafHash;
        for (var level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            var known = levels.get(level);
            known.add(root);
            if ((index >> level & 1) == 0) {
                return index;
            }
            root = MerkleHash.node(known.get(known.size() - 2), root);
        }
    }

    public long size() {
        return size;
    }

    public TreeHead head() {
        return frontier().head();
    }

    /// The edge of the tree as it is now.
    public Frontier frontier() {
        return Frontier.of(size, this::at);
    }

    /// Proves a leaf of this batch against [#head].
    public List<Digest> proveInclusion(long index) {
        if (index < start.size()) {
            throw new IllegalStateException("leaf " + index + " was there before this batch");
        }
        return Trees.proveInclusion(index, size, this::at);
    }

    /// The roots, new with this batch, that tiles above level 0 hold: those of the levels 8, 16 and so on.
    public List<Subtree> tileRoots() {
        var roots = new ArrayList<Subtree>();
        for (var level = Tile.HEIGHT; level < levels.size(); level += Tile.HEIGHT) {
            for (var index = start.size() >> level; index < size >> level; index++) {
                roots.add(new Subtree(level, index, at(level, index)));
            }
        }
        return List.copyOf(roots);
    }

    private Digest at(int level, long index) {
        return levels.get(level).get((int) (index - firstKnown(level)));
    }

    private long firstKnown(int level) {
        var before = start.size() >> level;
        return before - (before & 1);
    }
}
