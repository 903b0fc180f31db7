package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.EntryBundle;
import obreia.protocol.log.LogName;
import obreia.protocol.log.Tile;

/// Tiles, bundles and names of logs: whatever comes in, it is read or refused, and nothing has two spellings.
class TileFuzzTest {
    @FuzzTest
    void readsOrRefusesATilePath(byte[] input) {
        try {
            var text = Bytes.of(input).text();
            if (!Tile.parse(text).path().equals(text)) {
                throw new AssertionError("a tile's path that was read is spelled in another way");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }

    @FuzzTest
    void readsOrRefusesALogName(byte[] input) {
        try {
            var text = Bytes.of(input).text();
            if (!LogName.parse(text).format().equals(text)) {
                throw new AssertionError("a log's name that was read is spelled in another way");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }

    /// The first byte is the width of the bundle, less one.
    @FuzzTest
    void readsOrRefusesABundle(byte[] input) {
        if (input.length == 0) {
            return;
        }
        var bundle = Bytes.of(input).slice(1, input.length);
        try {
            var entries = EntryBundle.decode(bundle, 1 + Byte.toUnsignedInt(input[0]));
            if (!EntryBundle.encode(entries).equals(bundle)) {
                throw new AssertionError("a bundle that was read is spelled in another way");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }
}
