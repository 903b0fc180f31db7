package obreia.daemon.mailbox;

/// An entry of a mailbox with the record at its leaf.
public record ListedEntry(MailboxEntry entry, StoredRecord record) {}
