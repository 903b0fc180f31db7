package obreia.daemon.log;

import java.io.IOException;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.SignedCheckpoint;

/// Proves what stood in both logs after one batch, in the checkpoints that were signed then. Handed out after the batch
/// is durable. Safe for threads.
public interface Proofs {
    /// The newest checkpoint of a log at that moment.
    SignedCheckpoint checkpoint(LogKind log);

    /// The proof that an entry stands at this index.
    ///
    /// @param extra what the reader needs to make the entry again
    LogProof prove(LogKind log, long index, Optional<Bytes> extra) throws IOException;
}
