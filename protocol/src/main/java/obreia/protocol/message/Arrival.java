package obreia.protocol.message;

import java.time.Instant;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;

/// What a repository handed out as one message or receipt: nothing of it has been checked.
///
/// @param id the envelope id that was asked for
/// @param envelope the answer
/// @param record the record's bytes, as they came
/// @param salt the record's salt, as it came
/// @param leaf the place in the messages log, as the repository says
/// @param seen the trusted time: when this client first saw, or witnesses it requires cosigned, a checkpoint that holds
///             the leaf
public record Arrival(Digest id, Envelope envelope, Bytes record, Bytes salt, long leaf, Instant seen) {
    public Arrival {
        if (leaf < 0) {
            throw new IllegalStateException("a leaf is counted from 0, not " + leaf);
        }
    }
}
