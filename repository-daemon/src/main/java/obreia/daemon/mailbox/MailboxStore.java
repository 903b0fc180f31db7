package obreia.daemon.mailbox;

import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;

/// What the repository keeps, durably.
///
/// Reading is free for all threads at once and sees whole batches only. Writing is [#commit], called by the one
/// committer and by nobody else. What was damaged on the way to the disk and back is never handed out: reading it
/// throws `IOException`. Limits are counts of rows, 1 or more.
public interface MailboxStore extends Mailboxes, StoredLogs, Closeable {
    /// Makes all changes of the batch durable (synced), in order, or none of them visible.
    ///
    /// After an `IOException` nothing of the batch can be read from this store; whether it is found when the
    /// store is opened again after a crash is not known, so nobody may have been told that it was taken.
    void commit(Batch batch) throws IOException;

    /// The statements of a mailbox with versions over `after`, rising.
    List<StoredStatement> statements(MailboxId mailbox, long after, int limit) throws IOException;

    /// The newest box-key certificate of each device of the newest statement.
    List<BoxKeyCertificate> boxKeys(MailboxId mailbox) throws IOException;

    /// Mailboxes whose folded name begins with `prefix` (see [FoldedName]), by folded name, then mailbox id.
    List<MailboxState> people(FoldedName prefix, Optional<PeopleCursor> after, int limit) throws IOException;

    /// What a mailbox holds and has not hidden, at leaves over `after` (-1 for all), rising.
    List<ListedEntry> entries(MailboxId mailbox, EntryFilter filter, long after, int limit) throws IOException;

    /// The receipts given for a message of `sender`, by reader.
    List<ReaderReceipt> receipts(MailboxId sender, Digest message) throws IOException;

    /// The bytes of an envelope, until the last mailbox that holds it has purged it.
    Optional<Bytes> envelope(Digest envelope) throws IOException;

    /// What was hidden at or before this time, longest hidden first.
    List<MailboxEntry> hidden(Instant until, int limit) throws IOException;
}
