package obreia.protocol.evidence;

import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogProof;

/// A signed statement, and the proofs that it stands in both logs: everything in it is claimed.
///
/// @param cms the CMS SignedData in DER
/// @param messages its entry in the messages log: the order among letters and statements
/// @param directory its entry in the directory log
public record LoggedStatement(MailboxId mailbox, long version, Bytes cms, LogProof messages, LogProof directory) {
    public LoggedStatement {
        if (version < 1) {
            throw new IllegalStateException("statements are counted from 1, not " + version);
        }
    }
}
