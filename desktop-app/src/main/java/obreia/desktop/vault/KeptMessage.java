package obreia.desktop.vault;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;

/// One message with all that is kept of it; a message to oneself is kept twice, once in each direction.
///
/// @param message the message digest; for one that was not opened, what the record says it is
/// @param time for one that is stored the record's, the repository's word; else when it was signed
/// @param seen when this client first saw it: the trusted time
/// @param size of the envelope, in bytes
/// @param stored absent of one that waits to be sent
/// @param envelope absent of one that was not fetched
/// @param opened absent of one that was not opened
public record KeptMessage(
        Digest message,
        Direction direction,
        MessageState state,
        MailboxId sender,
        List<MailboxId> recipients,
        Instant time,
        Instant seen,
        int size,
        Optional<Stored> stored,
        Optional<Envelope> envelope,
        Optional<Opened> opened) {
    public KeptMessage {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalStateException("a message has a recipient");
        }
    }

    public KeptMessage withState(MessageState now) {
        return new KeptMessage(message, direction, now, sender, recipients, time, seen, size, stored, envelope, opened);
    }

    public KeptMessage withStored(Stored now, Instant recordTime) {
        return new KeptMessage(
                message,
                direction,
                state,
                sender,
                recipients,
                recordTime,
                seen,
                size,
                Optional.of(now),
                envelope,
                opened);
    }

    public KeptMessage withEnvelope(Envelope now) {
        return new KeptMessage(
                message,
                direction,
                state,
                sender,
                recipients,
                time,
                seen,
                now.size(),
                stored,
                Optional.of(now),
                opened);
    }

    public KeptMessage withOpened(Opened now) {
        return new KeptMessage(
                message, direction, state, sender, recipients, time, seen, size, stored, envelope, Optional.of(now));
    }
}
