package obreia.daemon.mailbox;

import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;

/// An entry of the directory: which statement of which mailbox was taken at this index.
public record DirectoryEntry(long index, MailboxId mailbox, long version, Digest statement) {}
