package obreia.desktop.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.EntryBundle;
import obreia.protocol.log.LogName;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.Tile;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;

/// A log in memory, which its owner can make lie.
final class MemoryLog implements LogSource {
    private final LogName name;
    private final SigningKey key;
    private final List<Bytes> entries = new ArrayList<>();
    private long shown = -1;
    private UnaryOperator<Bytes> tiles = UnaryOperator.identity();
    private UnaryOperator<Bytes> bundles = UnaryOperator.identity();
    private boolean withholding;
    private int transferred;

    MemoryLog(LogName name, SigningKey key) {
        this.name = name;
        this.key = key;
    }

    MemoryLog add(Bytes entry) {
        entries.add(entry);
        return this;
    }

    /// Appends entries of which each names itself.
    MemoryLog grow(int by) {
        return grow(by, "entry");
    }

    MemoryLog grow(int by, String word) {
        for (var i = 0; i < by; i++) {
            entries.add(Bytes.utf8(word + " " + entries.size()));
        }
        return this;
    }

    int size() {
        return entries.size();
    }

    Bytes entry(int index) {
        return entries.get(index);
    }

    /// Another log of this name and key, with the first `size` entries.
    MemoryLog fork(int size) {
        var fork = new MemoryLog(name, key);
        fork.entries.addAll(entries.subList(0, size));
        return fork;
    }

    /// Gives an old checkpoint as the newest.
    void setBackTo(long size) {
        shown = size;
    }

    void tiles(UnaryOperator<Bytes> lie) {
        tiles = lie;
    }

    void bundles(UnaryOperator<Bytes> lie) {
        bundles = lie;
    }

    void withhold() {
        withholding = true;
    }

    /// Bytes of tiles and entries that were asked for.
    int transferred() {
        return transferred;
    }

    SignedCheckpoint signed(long size) {
        return SignedCheckpoint.sign(new Checkpoint(name, new TreeHead(size, Trees.root(size, this::node))), key);
    }

    Bytes note(long size) {
        return signed(size).bytes();
    }

    Bytes note() {
        return note(shown < 0 ? entries.size() : shown);
    }

    @Override
    public Bytes checkpoint(LogName log) {
        return note();
    }

    @Override
    public Bytes tile(LogName log, Tile tile) throws IOException {
        refuse();
        var hashes = new Bytes[tile.width()];
        for (var i = 0; i < hashes.length; i++) {
            hashes[i] = node(tile.level() * Tile.HEIGHT, tile.index() * Tile.WIDTH + i)
                    .bytes();
        }
        return counted(tiles.apply(Bytes.concat(hashes)));
    }

    @Override
    public Bytes entries(LogName log, long index, int width) throws IOException {
        refuse();
        var from = (int) index * Tile.WIDTH;
        return counted(bundles.apply(EntryBundle.encode(entries.subList(from, from + width))));
    }

    private void refuse() throws WithheldException {
        if (withholding) {
            throw new WithheldException("HTTP 404");
        }
    }

    private Bytes counted(Bytes bytes) {
        transferred += bytes.length();
        return bytes;
    }

    private Digest node(int level, long index) {
        if (level == 0) {
            return MerkleHash.leaf(entries.get((int) index));
        }
        return MerkleHash.node(node(level - 1, 2 * index), node(level - 1, 2 * index + 1));
    }
}
