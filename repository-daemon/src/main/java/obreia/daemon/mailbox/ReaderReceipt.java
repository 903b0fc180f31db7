package obreia.daemon.mailbox;

import obreia.protocol.identity.MailboxId;

/// The leaf at which a reader's receipt for a message stands.
public record ReaderReceipt(MailboxId reader, long leaf) {}
