package obreia.desktop.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;

/// Something signed and sealed that leaves without another PIN as soon as the repository can be reached.
///
/// @param digest the message digest, or the receipt's
/// @param receipted the digest of the message that a receipt acknowledges; absent of a message
/// @param salt the 32 bytes of the record, chosen once: a repeat must be the same request
/// @param attempts how often it was tried in vain
/// @param failure why the last attempt failed, for a person
public record Waiting(
        Digest digest,
        List<MailboxId> to,
        Optional<Digest> receipted,
        Bytes salt,
        Envelope envelope,
        Instant since,
        int attempts,
        Optional<String> failure) {
    public Waiting {
        to = List.copyOf(to);
    }

    /// One that was not tried yet.
    public static Waiting fresh(
            Digest digest,
            List<MailboxId> to,
            Optional<Digest> receipted,
            Bytes salt,
            Envelope envelope,
            Instant since) {
        return new Waiting(digest, to, receipted, salt, envelope, since, 0, Optional.empty());
    }
}
