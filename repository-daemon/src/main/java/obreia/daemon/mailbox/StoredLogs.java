package obreia.daemon.mailbox;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;

/// What is stored of both logs in their present generation: entries, the hashes above them, and the newest signed
/// checkpoints.
///
/// A reader sees whole batches only: who reads a checkpoint finds every entry and hash of its tree afterwards. A gap in
/// what is stored is damage, an `IOException`. Limits are counts, 1 or more.
public interface StoredLogs {
    /// The newest checkpoint of a log, a signed note as it was published; nothing in a store that is new.
    Optional<Bytes> checkpoint(LogKind log) throws IOException;

    /// The entries of a log from this index on: of the directory their text, of the messages log 32 bytes each.
    List<Bytes> logEntries(LogKind log, long from, int limit) throws IOException;

    /// The hashes of one level from this place on: roots of the whole subtrees of 256^`level` leaves each.
    ///
    /// @param level of tiles, from 1: what level 0 holds is computed from the entries
    List<Digest> logHashes(LogKind log, int level, long from, int limit) throws IOException;
}
