package obreia.daemon.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.Usage;
import obreia.protocol.identity.MailboxId;

/// What the mailboxes hold, summed up entry by entry while the records are checked. Of one thread.
final class Holdings {
    private final Map<MailboxId, Usage> usages = new HashMap<>();
    private final Map<MailboxId, Set<Long>> fresh = new HashMap<>();
    private final Set<MailboxEntry> hidden = new HashSet<>();

    void add(MailboxEntry entry, int size) {
        usages.merge(entry.mailbox(), new Usage(1, size), (sum, _) -> sum.plus(size));
        if (entry.isNew()) {
            fresh.computeIfAbsent(entry.mailbox(), _ -> new TreeSet<>()).add(entry.leaf());
        }
        if (entry.hidden().isPresent()) {
            hidden.add(entry);
        }
    }

    Usage usage(MailboxId mailbox) {
        return usages.getOrDefault(mailbox, Usage.NONE);
    }

    /// The leaves of what the mailbox received and has not fetched.
    Set<Long> fresh(MailboxId mailbox) {
        return fresh.getOrDefault(mailbox, Set.of());
    }

    /// All that is hidden and not purged.
    Set<MailboxEntry> hidden() {
        return hidden;
    }
}
