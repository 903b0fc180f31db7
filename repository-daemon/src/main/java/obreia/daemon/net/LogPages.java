package obreia.daemon.net;

import java.io.IOException;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Tile;

/// What is published of the logs, as the line serves it. Called on virtual threads, many at once; may block.
///
/// Empty is what does not exist: another generation, a tile or bundle wider than the tree. An `IOException` is what
/// cannot be read now.
public interface LogPages {
    /// Why nothing is served now, as a sentence for those who ask; nothing as long as there is no reason.
    Optional<String> refusal();

    /// The newest signed checkpoint, a note.
    Optional<Bytes> checkpoint(LogKind log, int generation) throws IOException;

    /// The hashes of a tile.
    Optional<Bytes> tile(LogKind log, int generation, Tile tile) throws IOException;

    /// The entry bundle of this index, as wide as is asked: 1 to 256 entries.
    Optional<Bytes> entries(LogKind log, int generation, long index, int width) throws IOException;
}
