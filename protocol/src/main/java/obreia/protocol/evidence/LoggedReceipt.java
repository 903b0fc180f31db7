package obreia.protocol.evidence;

import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogProof;

/// A signed receipt, and the proof that it was submitted: everything in it is claimed.
///
/// @param from the mailbox that is said to have signed it; at most one receipt of each is kept
/// @param cms the CMS SignedData in DER
/// @param proof its entry in the messages log, with salt ‖ record as extra data
public record LoggedReceipt(MailboxId from, Bytes cms, LogProof proof) {}
