package obreia.desktop.timeline;

import java.io.IOException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogName;
import obreia.protocol.log.Tile;

/// Where the checkpoints, tiles and entries of logs come from. Nothing that it gives is believed.
///
/// A log that cannot be reached is an IOException; one that answers, and does not give what its own checkpoint
/// promises,
/// a [WithheldException]. c2sp.org/tlog-tiles.
public interface LogSource {
    /// The newest checkpoint, a signed note.
    Bytes checkpoint(LogName log) throws IOException;

    /// The hashes of a tile, 32 bytes each.
    Bytes tile(LogName log, Tile tile) throws IOException;

    /// The bundle of the `width` entries from `index · 256` on.
    ///
    /// @param index that of the tile at level 0 whose entries they are
    Bytes entries(LogName log, long index, int width) throws IOException;

    /// A source that is there at times, as a line is.
    static LogSource through(Present present) {
        return new LogSource() {
            @Override
            public Bytes checkpoint(LogName log) throws IOException {
                return present.source().checkpoint(log);
            }

            @Override
            public Bytes tile(LogName log, Tile tile) throws IOException {
                return present.source().tile(log, tile);
            }

            @Override
            public Bytes entries(LogName log, long index, int width) throws IOException {
                return present.source().entries(log, index, width);
            }
        };
    }

    /// The source that can be asked now.
    @FunctionalInterface
    interface Present {
        /// Gives it; where there is none, an IOException says why.
        LogSource source() throws IOException;
    }
}
