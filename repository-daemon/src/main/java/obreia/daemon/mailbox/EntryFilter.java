package obreia.daemon.mailbox;

/// Which entries of a mailbox are listed; hidden ones never are.
public enum EntryFilter {
    ALL,
    RECEIVED,
    SENT,
    /// Received and not yet fetched.
    NEW;

    public boolean takes(MailboxEntry entry) {
        return entry.hidden().isEmpty()
                && switch (this) {
                    case ALL -> true;
                    case RECEIVED -> entry.received();
                    case SENT -> entry.sent();
                    case NEW -> entry.isNew();
                };
    }
}
