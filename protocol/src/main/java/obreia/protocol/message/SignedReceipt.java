package obreia.protocol.message;

import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// A receipt that this person signed: the CMS SignedData in DER, the digest of the message it is for, and the mailbox
/// it goes to.
public record SignedReceipt(Bytes cms, Digest receipted, MailboxId to) {
    /// The receipt's own digest: SHA-256 of [#cms].
    public Digest digest() {
        return Digest.of(cms);
    }
}
