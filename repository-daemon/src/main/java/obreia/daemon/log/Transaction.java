package obreia.daemon.log;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.DeviceKey;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.Mailboxes;
import obreia.daemon.mailbox.StoredRecord;
import obreia.daemon.mailbox.StoredStatement;
import obreia.daemon.mailbox.Usage;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogRecord;

/// What a [Command] reads and changes: mailboxes with everything that was taken before it, in this batch too.
///
/// Its questions decide; its verbs only keep what must always hold, and throw `IllegalStateException` when a command
/// did not ask. Of the committer's thread, until the command returns.
public final class Transaction implements Mailboxes {
    private final PendingChanges pending;
    private final Instant time;

    Transaction(PendingChanges pending, Instant time) {
        this.pending = pending;
        this.time = time;
    }

    /// The time of everything that this command takes: whole seconds, never before the time of the leaf before.
    public Instant time() {
        return time;
    }

    /// Takes a statement: the first of a mailbox, or the next version. Box keys of devices that it no longer lists go.
    /// Answers with its places in the logs.
    public StoredStatement addStatement(MailboxState state, Bytes cms) throws IOException {
        var before = mailbox(state.mailbox());
        check(state.version() == before.map(MailboxState::version).orElse(0L) + 1, "versions follow one another");
        check(state.statement().equals(Digest.of(cms)), "the statement's digest is that of its CMS");
        check(
                mailboxOf(state.person()).map(state.mailbox()::equals).orElse(before.isEmpty()),
                "one person, one mailbox");
        for (var device : state.devices()) {
            var owner = device(device.tlsKey()).map(MailboxDevice::mailbox);
            check(owner.map(state.mailbox()::equals).orElse(true), "a TLS key opens one mailbox");
        }
        var head = head();
        var stored = new StoredStatement(head.messages(), head.statements(), cms);
        var entry = new DirectoryEntry.Change(state.mailbox(), state.version(), state.statement());
        pending.add(new Change.StatementAdded(entry, stored));
        for (var gone : gone(before, state)) {
            if (boxKey(state.mailbox(), gone).isPresent()) {
                pending.add(new Change.BoxKeyRemoved(state.mailbox(), gone));
            }
        }
        pending.add(new Change.MailboxChanged(before, state));
        pending.add(new Change.HeadMoved(head.afterStatement(time)));
        return stored;
    }

    private static List<DeviceId> gone(Optional<MailboxState> before, MailboxState after) {
        var kept = after.devices().stream().map(DeviceKey::device).collect(Collectors.toSet());
        return before.map(MailboxState::devices).orElse(List.of()).stream()
                .map(DeviceKey::device)
                .filter(device -> !kept.contains(device))
                .toList();
    }

    /// Makes this the newest box key of a device of the mailbox's newest statement.
    public void setBoxKey(MailboxId mailbox, BoxKeyCertificate certificate) throws IOException {
        var known = mailbox(mailbox).stream()
                .flatMap(state -> state.devices().stream())
                .anyMatch(device -> device.device().equals(certificate.device()));
        check(known, "a box key is of a device of the newest statement");
        pending.add(new Change.BoxKeySet(mailbox, certificate));
    }

    /// Takes a message or receipt, once per sender and envelope, and puts it into the boxes of those it is to and of
    /// its sender. The record's time is [#time]. Answers with its leaf.
    public long append(LogRecord record, Bytes salt, Envelope envelope) throws IOException {
        check(record.time().equals(time), "the record's time is the transaction's");
        check(record.envelope().equals(envelope.id()), "the record names its envelope");
        check(sent(record.from(), record.message()).isEmpty(), "a digest is taken once per sender");
        check(leafOf(record.envelope()).isEmpty(), "an envelope has one record");
        var head = head();
        var leaf = head.messages();
        pending.add(new Change.EnvelopeAdded(envelope.id(), envelope.bytes()));
        pending.add(new Change.RecordAdded(new StoredRecord(leaf, salt, record.encode(), envelope.size()), record));
        for (var holder : holders(record)) {
            check(mailbox(holder).isPresent(), "letters go from and to mailboxes that are open");
            var entry = new MailboxEntry(
                    holder, leaf, record.to().contains(holder), record.from().equals(holder), false, Optional.empty());
            pending.add(new Change.EntryChanged(Optional.empty(), entry));
            pending.add(new Change.UsageChanged(holder, usage(holder).plus(envelope.size())));
        }
        pending.add(new Change.HeadMoved(head.afterRecord(time)));
        return leaf;
    }

    /// Marks what a mailbox holds as fetched by its owner.
    public void markFetched(MailboxId mailbox, long leaf) throws IOException {
        change(mailbox, leaf, MailboxEntry::withFetched);
    }

    /// Hides what a mailbox holds, from now on; where it is hidden already its time stays.
    public void hide(MailboxId mailbox, long leaf) throws IOException {
        change(mailbox, leaf, entry -> entry.hidden().isPresent() ? entry : entry.withHidden(Optional.of(time)));
    }

    /// Shows again what was hidden and not purged.
    public void show(MailboxId mailbox, long leaf) throws IOException {
        change(mailbox, leaf, entry -> entry.withHidden(Optional.empty()));
    }

    /// Takes what a mailbox has hidden out of it for good. With the last holder goes the envelope; its record stays.
    public void purge(MailboxId mailbox, long leaf) throws IOException {
        var entry = held(mailbox, leaf);
        check(entry.hidden().isPresent(), "only what was hidden is purged");
        var stored = record(leaf).orElseThrow(() -> new IOException("leaf " + leaf + " is held, but has no record"));
        pending.add(new Change.EntryRemoved(entry));
        pending.add(new Change.UsageChanged(mailbox, usage(mailbox).minus(stored.size())));
        var record = decode(stored);
        for (var holder : holders(record)) {
            if (entry(holder, leaf).isPresent()) {
                return;
            }
        }
        pending.add(new Change.EnvelopeRemoved(record.envelope()));
    }

    private void change(MailboxId mailbox, long leaf, UnaryOperator<MailboxEntry> how) throws IOException {
        var before = held(mailbox, leaf);
        var after = how.apply(before);
        if (!after.equals(before)) {
            pending.add(new Change.EntryChanged(Optional.of(before), after));
        }
    }

    private MailboxEntry held(MailboxId mailbox, long leaf) throws IOException {
        return entry(mailbox, leaf)
                .orElseThrow(() -> new IllegalStateException("mailbox " + mailbox + " holds nothing at leaf " + leaf));
    }

    private static SequencedSet<MailboxId> holders(LogRecord record) {
        var holders = new LinkedHashSet<>(record.to());
        holders.addFirst(record.from());
        return holders;
    }

    private static LogRecord decode(StoredRecord stored) throws IOException {
        try {
            return LogRecord.decode(stored.record());
        } catch (MalformedException e) {
            throw new IOException("the record at leaf " + stored.leaf() + " cannot be read", e);
        }
    }

    private static void check(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException("a command broke the rule: " + rule);
        }
    }

    @Override
    public LogHead head() throws IOException {
        return pending.head();
    }

    @Override
    public Optional<MailboxState> mailbox(MailboxId mailbox) throws IOException {
        return pending.mailbox(mailbox);
    }

    @Override
    public Optional<MailboxId> mailboxOf(Person person) throws IOException {
        return pending.mailboxOf(person);
    }

    @Override
    public Optional<MailboxDevice> device(Digest tlsKey) throws IOException {
        return pending.device(tlsKey);
    }

    @Override
    public Optional<StoredStatement> statement(MailboxId mailbox, long version) throws IOException {
        return pending.statement(mailbox, version);
    }

    @Override
    public Optional<BoxKeyCertificate> boxKey(MailboxId mailbox, DeviceId device) throws IOException {
        return pending.boxKey(mailbox, device);
    }

    @Override
    public Optional<StoredRecord> record(long leaf) throws IOException {
        return pending.record(leaf);
    }

    @Override
    public Optional<Long> leafOf(Digest envelope) throws IOException {
        return pending.leafOf(envelope);
    }

    @Override
    public Optional<Long> sent(MailboxId sender, Digest message) throws IOException {
        return pending.sent(sender, message);
    }

    @Override
    public Optional<Long> receipt(MailboxId sender, Digest message, MailboxId reader) throws IOException {
        return pending.receipt(sender, message, reader);
    }

    @Override
    public Optional<MailboxEntry> entry(MailboxId mailbox, long leaf) throws IOException {
        return pending.entry(mailbox, leaf);
    }

    @Override
    public Usage usage(MailboxId mailbox) throws IOException {
        return pending.usage(mailbox);
    }
}
