package obreia.protocol.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// The hashes of the tree of one head, read from tiles of which none is believed: each is proved to belong to that tree
/// before a hash of it is used. Not safe for use by several threads.
///
/// The partial tiles of a tree are its right edge and prove one another by the root; every whole tile is proved by the
/// one hash that stands for it in the tile above. Proved tiles are remembered, at most [#REMEMBERED].
///
/// @param <E> how the source of the tiles can fail
public final class TileNodes<E extends Exception> {
    private static final int REMEMBERED = 256;

    private final TreeHead head;
    private final Tiles<E> tiles;
    private final Map<Tile, Bytes> edge = new HashMap<>();
    private final LinkedHashMap<Tile, Bytes> whole = new LinkedHashMap<>(16, 0.75f, true);

    public TileNodes(TreeHead head, Tiles<E> tiles) {
        this.head = head;
        this.tiles = tiles;
    }

    public TreeHead head() {
        return head;
    }

    /// The root of a whole subtree of the tree; at level 0 a leaf hash.
    public Digest at(int level, long index) throws E, VerificationException {
        var tile = Tile.holding(level, index, head.size());
        var hashes = proved(tile);
        var width = 1 << level % Tile.HEIGHT;
        var first = (int) (index * width - tile.index() * Tile.WIDTH);
        return root(hashes, first, width);
    }

    /// The root of the first `size` leaves of the tree.
    public Digest root(long size) throws E, VerificationException {
        var needed = new Needed();
        Trees.root(size, needed::note);
        var nodes = fetch(needed);
        return Trees.root(size, nodes);
    }

    /// A proof that leads from a leaf to the head; true by construction.
    public List<Digest> proveInclusion(long index) throws E, VerificationException {
        var needed = new Needed();
        Trees.proveInclusion(index, head.size(), needed::note);
        return Trees.proveInclusion(index, head.size(), fetch(needed));
    }

    /// The proof that shows whether the tree begins with a tree of `older` leaves, for [Trees#checkConsistency].
    public List<Digest> proveConsistency(long older) throws E, VerificationException {
        var needed = new Needed();
        Trees.proveConsistency(older, head.size(), needed::note);
        return Trees.proveConsistency(older, head.size(), fetch(needed));
    }

    /// Checks that the tree has this entry at this index.
    public void checkLeaf(long index, Bytes entry) throws E, VerificationException {
        if (index < 0 || index >= head.size()) {
            throw new VerificationException("leaf " + index + " is not in a tree of " + head.size());
        }
        if (!at(0, index).equals(MerkleHash.leaf(entry))) {
            throw new VerificationException("the log has another entry as leaf " + index);
        }
    }

    private Nodes<RuntimeException> fetch(Needed needed) throws E, VerificationException {
        var roots = new HashMap<Place, Digest>();
        for (var place : needed.places) {
            roots.put(place, at(place.level, place.index));
        }
        return (level, index) -> {
            var root = roots.get(new Place(level, index));
            if (root == null) {
                throw new IllegalStateException("a proof wants another hash the second time");
            }
            return root;
        };
    }

    private Bytes proved(Tile tile) throws E, VerificationException {
        if (tile.partial()) {
            if (edge.isEmpty()) {
                proveEdge();
            }
            var hashes = edge.get(tile);
            if (hashes == null) {
                throw new IllegalStateException("the edge of the tree has no tile " + tile.path());
            }
            return hashes;
        }
        var known = whole.get(tile);
        if (known != null) {
            return known;
        }
        var expected = at((tile.level() + 1) * Tile.HEIGHT, tile.index());
        var hashes = fetch(tile);
        if (!root(hashes, 0, Tile.WIDTH).equals(expected)) {
            throw new VerificationException("tile " + tile.path() + " is not of the tree of " + head.size()
                    + " leaves: its hashes lead to another root");
        }
        if (whole.size() == REMEMBERED) {
            whole.pollFirstEntry();
        }
        whole.put(tile, hashes);
        tiles.proved(tile, hashes);
        return hashes;
    }

    /// Every bit of the size is a whole subtree, and every whole subtree at the edge lies in a partial tile.
    private void proveEdge() throws E, VerificationException {
        var fetched = new LinkedHashMap<Tile, Bytes>();
        var roots = new ArrayList<Digest>();
        for (var at = 0L; at < head.size(); ) {
            var level = Long.SIZE - 1 - Long.numberOfLeadingZeros(head.size() - at);
            var tile = Tile.holding(level, at >> level, head.size());
            var hashes = fetched.get(tile);
            if (hashes == null) {
                hashes = fetch(tile);
                fetched.put(tile, hashes);
            }
            var width = 1 << level % Tile.HEIGHT;
            roots.add(root(hashes, (int) ((at >> level) * width - tile.index() * Tile.WIDTH), width));
            at += 1L << level;
        }
        if (!Trees.join(roots).equals(head.root())) {
            throw new VerificationException(
                    "the partial tiles of the tree of " + head.size() + " leaves lead to another root");
        }
        edge.putAll(fetched);
        for (var tile : fetched.entrySet()) {
            tiles.proved(tile.getKey(), tile.getValue());
        }
    }

    private Bytes fetch(Tile tile) throws E, VerificationException {
        var hashes = tiles.at(tile);
        if (hashes.length() != tile.width() * Digest.LENGTH) {
            throw new VerificationException(
                    "tile " + tile.path() + " has " + hashes.length() + " bytes, not " + tile.width() * Digest.LENGTH);
        }
        return hashes;
    }

    /// The root over `width` hashes from the one numbered `first`; the width is a power of two.
    private static Digest root(Bytes hashes, int first, int width) {
        if (width == 1) {
            return new Digest(hashes.slice(first * Digest.LENGTH, (first + 1) * Digest.LENGTH));
        }
        var half = width / 2;
        return MerkleHash.node(root(hashes, first, half), root(hashes, first + half, half));
    }

    private record Place(int level, long index) {}

    /// What a proof asks for, written down in a first run in which no hash matters.
    private static final class Needed {
        private final List<Place> places = new ArrayList<>();

        Digest note(int level, long index) {
            places.add(new Place(level, index));
            return MerkleHash.empty();
        }
    }
}
