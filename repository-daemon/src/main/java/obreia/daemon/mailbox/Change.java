package obreia.daemon.mailbox;

import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogRecord;

/// One change of what the repository keeps. What it replaces stands in it, so that a store keeps its indexes without
/// reading.
public sealed interface Change {
    /// The logs have grown, or time has gone on.
    record HeadMoved(LogHead head) implements Change {}

    /// A statement was taken: what the directory says of it, its CMS and its places.
    record StatementAdded(DirectoryEntry.Change entry, StoredStatement stored) implements Change {}

    /// A mailbox is described by a newer statement, or by its first.
    record MailboxChanged(Optional<MailboxState> before, MailboxState after) implements Change {}

    /// A device's newest box key.
    record BoxKeySet(MailboxId mailbox, BoxKeyCertificate certificate) implements Change {}

    /// A device has left the statement, and its box key with it.
    record BoxKeyRemoved(MailboxId mailbox, DeviceId device) implements Change {}

    /// A message or receipt was taken at a leaf; `stored` holds the text of `record`.
    record RecordAdded(StoredRecord stored, LogRecord record) implements Change {
        /// The entry of the messages log. [LogRecord#leaf]
        public Digest entry() {
            return Digest.of(stored.salt(), stored.record());
        }
    }

    /// The bytes of an envelope, once for all who hold it.
    record EnvelopeAdded(Digest id, Bytes envelope) implements Change {}

    /// Nobody holds the envelope any more.
    record EnvelopeRemoved(Digest id) implements Change {}

    /// A mailbox holds something new, or what it holds has been fetched, hidden or shown again.
    record EntryChanged(Optional<MailboxEntry> before, MailboxEntry after) implements Change {}

    /// A mailbox holds this no more.
    record EntryRemoved(MailboxEntry before) implements Change {}

    /// A log has grown to the tree of this checkpoint.
    ///
    /// @param from       the index of the first of `entries`; 0 in a log that is written anew
    /// @param hashes     of the subtrees that became whole with these entries
    /// @param checkpoint the log's newest, a signed note
    record LogGrown(LogKind log, long from, List<Bytes> entries, List<LogHash> hashes, Bytes checkpoint)
            implements Change {
        public LogGrown {
            entries = List.copyOf(entries);
            hashes = List.copyOf(hashes);
        }
    }

    /// What a mailbox takes up now.
    record UsageChanged(MailboxId mailbox, Usage usage) implements Change {}
}
