package obreia.daemon.mailbox;

import java.time.Instant;
import java.util.Optional;
import obreia.protocol.identity.MailboxId;

/// What a mailbox holds at a leaf. A letter to oneself is both received and sent.
///
/// `fetched` is the owner's having asked for a received envelope; `hidden` is when the owner deleted the entry, which
/// can be undone until it is purged.
public record MailboxEntry(
        MailboxId mailbox, long leaf, boolean received, boolean sent, boolean fetched, Optional<Instant> hidden) {
    public MailboxEntry {
        if (leaf < 0 || !(received || sent)) {
            throw new IllegalStateException("the entry at leaf " + leaf + " was neither received nor sent");
        }
    }

    /// Received, not yet fetched, not hidden.
    public boolean isNew() {
        return received && !fetched && hidden.isEmpty();
    }

    public MailboxEntry withFetched() {
        return new MailboxEntry(mailbox, leaf, received, sent, true, hidden);
    }

    public MailboxEntry withHidden(Optional<Instant> at) {
        return new MailboxEntry(mailbox, leaf, received, sent, fetched, at);
    }
}
