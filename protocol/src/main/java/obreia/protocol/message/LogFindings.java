package obreia.protocol.message;

import java.time.Instant;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;

/// What this client, which follows the repository's logs, can say of them: the steps of reading that need the logs.
public interface LogFindings {
    /// Finds the entry at its leaf of the messages log, in a checkpoint that is consistent with the last one seen, and
    /// no record at an earlier leaf that is younger, or at a later one that is older. Gives what to say of it.
    ///
    /// @param entry what the leaf must hold: the SHA-256 of salt and record
    /// @param time  the record's
    /// @throws VerificationException it is not there, or that cannot be proved here and now
    String recorded(long leaf, Digest entry, Instant time) throws VerificationException;

    /// Whether the statement named for this mailbox was its newest at the directory checkpoint that the message names,
    /// or is a later one, and the box-key number of this device the newest that was handed in before.
    Finding newest(Addressee named, ClaimedCheckpoints at);

    /// Whether the checkpoints that a message names and those seen here are of the same logs' histories.
    Finding consistent(ClaimedCheckpoints claimed);
}
