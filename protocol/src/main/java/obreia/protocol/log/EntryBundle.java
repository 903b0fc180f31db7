package obreia.protocol.log;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The entries of a level 0 tile one after another, each with its length in two bytes before it, big-endian.
/// c2sp.org/tlog-tiles.
public final class EntryBundle {
    /// The length of the longest entry, in bytes.
    public static final int MAX_ENTRY = 0xffff;

    private static final int PREFIX = 2;

    private EntryBundle() {}

    /// The entries one after another.
    ///
    /// @param entries 1 to 256
    public static Bytes encode(List<Bytes> entries) {
        if (entries.isEmpty() || entries.size() > Tile.WIDTH) {
            throw new IllegalStateException("a bundle has 1 to " + Tile.WIDTH + " entries, not " + entries.size());
        }
        var length = 0;
        for (var entry : entries) {
            if (entry.length() > MAX_ENTRY) {
                throw new IllegalStateException("an entry has at most " + MAX_ENTRY + " bytes, not " + entry.length());
            }
            length += PREFIX + entry.length();
        }
        var bundle = ByteBuffer.allocate(length);
        for (var entry : entries) {
            bundle.putShort((short) entry.length()).put(entry.buffer());
        }
        return Bytes.of(bundle.flip());
    }

    /// Reads a bundle of exactly `width` entries.
    public static List<Bytes> decode(Bytes bundle, int width) throws MalformedException {
        if (width < 1 || width > Tile.WIDTH) {
            throw new IllegalStateException("a bundle has 1 to " + Tile.WIDTH + " entries, not " + width);
        }
        var entries = new ArrayList<Bytes>(width);
        var rest = bundle.buffer();
        while (entries.size() < width) {
            if (rest.remaining() < PREFIX) {
                throw new MalformedException("bundle has " + entries.size() + " entries, not " + width);
            }
            var length = Short.toUnsignedInt(rest.getShort());
            if (rest.remaining() < length) {
                throw new MalformedException("bundle ends within its entry " + entries.size());
            }
            entries.add(Bytes.of(rest.slice(rest.position(), length)));
            rest.position(rest.position() + length);
        }
        if (rest.hasRemaining()) {
            throw new MalformedException("bundle goes on after its " + width + " entries");
        }
        return List.copyOf(entries);
    }
}
