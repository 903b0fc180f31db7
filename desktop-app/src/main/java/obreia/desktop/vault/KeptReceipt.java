package obreia.desktop.vault;

import java.time.Instant;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// One receipt for a kept message: somebody else's for a sent one, this person's own for a received one.
///
/// @param receipt the SHA-256 of its CMS
/// @param message the digest of the message it acknowledges
/// @param from the mailbox whose card signed it; claimed if it is not verified
/// @param verified whether every check held; those that failed are kept as evidence
/// @param time for one that is stored the record's, else when it was signed
/// @param stored absent of an own one that waits to be sent
/// @param checks the outcome of each step, as JSON
public record KeptReceipt(
        Digest receipt,
        Digest message,
        MailboxId from,
        boolean verified,
        Instant time,
        Optional<Stored> stored,
        Bytes cms,
        String checks) {}
