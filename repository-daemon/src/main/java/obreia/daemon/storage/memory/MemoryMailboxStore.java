package obreia.daemon.storage.memory;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.EntryFilter;
import obreia.daemon.mailbox.FoldedName;
import obreia.daemon.mailbox.ListedEntry;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.mailbox.PeopleCursor;
import obreia.daemon.mailbox.ReaderReceipt;
import obreia.daemon.mailbox.StoredRecord;
import obreia.daemon.mailbox.StoredStatement;
import obreia.daemon.mailbox.Usage;
import obreia.daemon.storage.memory.Tables.SentMessage;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.log.LogKind;

/// A [MailboxStore] in the heap. Durable it is not; everything else that the contract asks holds.
public final class MemoryMailboxStore implements MailboxStore {
    private final Tables tables = new Tables();
    private boolean closed;

    private Tables tables() throws IOException {
        if (closed) {
            throw new IOException("the store is closed");
        }
        return tables;
    }

    @Override
    public synchronized void commit(Batch batch) throws IOException {
        batch.changes().forEach(tables()::apply);
    }

    @Override
    public synchronized LogHead head() throws IOException {
        return tables().head;
    }

    @Override
    public synchronized Optional<MailboxState> mailbox(MailboxId mailbox) throws IOException {
        return Optional.ofNullable(tables().mailboxes.get(mailbox));
    }

    @Override
    public synchronized Optional<MailboxId> mailboxOf(Person person) throws IOException {
        return Optional.ofNullable(tables().persons.get(person));
    }

    @Override
    public synchronized Optional<MailboxDevice> device(Digest tlsKey) throws IOException {
        return Optional.ofNullable(tables().devices.get(tlsKey));
    }

    @Override
    public synchronized Optional<StoredStatement> statement(MailboxId mailbox, long version) throws IOException {
        return Optional.ofNullable(Tables.part(tables().statements, mailbox).get(version));
    }

    @Override
    public synchronized List<StoredStatement> statements(MailboxId mailbox, long after, int limit) throws IOException {
        var later = Tables.part(tables().statements, mailbox).tailMap(after, false);
        return later.values().stream().limit(limit).toList();
    }

    @Override
    public synchronized Optional<BoxKeyCertificate> boxKey(MailboxId mailbox, DeviceId device) throws IOException {
        return Optional.ofNullable(Tables.part(tables().boxKeys, mailbox).get(device));
    }

    @Override
    public synchronized List<BoxKeyCertificate> boxKeys(MailboxId mailbox) throws IOException {
        return List.copyOf(Tables.part(tables().boxKeys, mailbox).values());
    }

    @Override
    public synchronized List<MailboxState> people(FoldedName prefix, Optional<PeopleCursor> after, int limit)
            throws IOException {
        var people = tables().people;
        var rest = after.isPresent() ? people.tailMap(after.get(), false) : people;
        return rest.entrySet().stream()
                .filter(person -> person.getKey().name().startsWith(prefix))
                .limit(limit)
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public synchronized Optional<StoredRecord> record(long leaf) throws IOException {
        return Optional.ofNullable(tables().records.get(leaf));
    }

    @Override
    public synchronized Optional<Long> leafOf(Digest envelope) throws IOException {
        return Optional.ofNullable(tables().envelopeLeaves.get(envelope));
    }

    @Override
    public synchronized Optional<Bytes> envelope(Digest envelope) throws IOException {
        return Optional.ofNullable(tables().envelopes.get(envelope));
    }

    @Override
    public synchronized Optional<Long> sent(MailboxId sender, Digest message) throws IOException {
        return Optional.ofNullable(tables().sent.get(new SentMessage(sender, message)));
    }

    @Override
    public synchronized Optional<Long> receipt(MailboxId sender, Digest message, MailboxId reader) throws IOException {
        var receipts = Tables.part(tables().receipts, new SentMessage(sender, message));
        return Optional.ofNullable(receipts.get(reader));
    }

    @Override
    public synchronized List<ReaderReceipt> receipts(MailboxId sender, Digest message) throws IOException {
        var receipts = Tables.part(tables().receipts, new SentMessage(sender, message));
        return receipts.entrySet().stream()
                .map(receipt -> new ReaderReceipt(receipt.getKey(), receipt.getValue()))
                .toList();
    }

    @Override
    public synchronized Optional<MailboxEntry> entry(MailboxId mailbox, long leaf) throws IOException {
        return Optional.ofNullable(Tables.part(tables().entries, mailbox).get(leaf));
    }

    @Override
    public synchronized List<ListedEntry> entries(MailboxId mailbox, EntryFilter filter, long after, int limit)
            throws IOException {
        var records = tables().records;
        return Tables.part(tables().entries, mailbox).tailMap(after, false).values().stream()
                .filter(filter::takes)
                .limit(limit)
                .map(entry -> new ListedEntry(entry, Objects.requireNonNull(records.get(entry.leaf()))))
                .toList();
    }

    @Override
    public synchronized List<MailboxEntry> hidden(Instant until, int limit) throws IOException {
        return tables().entries.values().stream()
                .flatMap(entries -> entries.values().stream())
                .filter(entry -> entry.hidden().isPresent() && !since(entry).isAfter(until))
                .sorted(Comparator.comparing(MemoryMailboxStore::since))
                .limit(limit)
                .toList();
    }

    private static Instant since(MailboxEntry entry) {
        return entry.hidden().orElse(Instant.MAX);
    }

    @Override
    public synchronized Usage usage(MailboxId mailbox) throws IOException {
        return tables().usages.getOrDefault(mailbox, Usage.NONE);
    }

    @Override
    public synchronized Optional<Bytes> checkpoint(LogKind log) throws IOException {
        return tables().log(log).checkpoint();
    }

    @Override
    public synchronized List<Bytes> logEntries(LogKind log, long from, int limit) throws IOException {
        return tables().log(log).entries(from, limit);
    }

    @Override
    public synchronized List<Digest> logHashes(LogKind log, int level, long from, int limit) throws IOException {
        return tables().log(log).hashes(level, from, limit);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
