package obreia.daemon.storage.rocksdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.log.LogKind;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// A [MailboxStore] in a folder of its own, kept by RocksDB. One process at a time has it open.
///
/// Reads go into native code: a virtual thread keeps its carrier meanwhile.
public final class RocksMailboxStore implements MailboxStore {
    private static final long SCHEMA = 2;

    private final Database database;

    private RocksMailboxStore(Database database) {
        this.database = database;
    }

    /// Opens the store in this folder, or makes a new one there.
    public static RocksMailboxStore open(Path folder) throws IOException {
        Files.createDirectories(folder);
        // In a folder for temporary files each process that is killed would leave a copy of 17 MB behind; here the next
        // one takes its place.
        NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
        return open(folder, new Options(), (db, options, batch) -> db.write(options, batch));
    }

    static RocksMailboxStore open(Path folder, Options options, Database.Write write) throws IOException {
        var database = new Database(folder, options, write);
        try {
            checkSchema(database, folder);
            return new RocksMailboxStore(database);
        } catch (IOException | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static void checkSchema(Database database, Path folder) throws IOException {
        var found = database.get(Table.SCHEMA.key(), value -> Rows.leaf(Table.SCHEMA, value));
        if (found.isPresent() && found.get() != SCHEMA) {
            throw new IOException("the store in %s has schema %d, this program reads schema %d"
                    .formatted(folder, found.get(), SCHEMA));
        }
        if (found.isEmpty() && !database.isNew()) {
            throw new IOException("the database in " + folder + " is not a store of this program");
        }
        if (found.isEmpty()) {
            write(
                    database,
                    batch -> batch.put(
                            Table.SCHEMA.key().done(), new Row().number(SCHEMA).done()));
        }
    }

    @Override
    public void commit(Batch batch) throws IOException {
        write(database, out -> new BatchWriter(out, database.envelopes()).write(batch));
    }

    private interface Filling {
        void fill(WriteBatch batch) throws RocksDBException;
    }

    private static void write(Database database, Filling filling) throws IOException {
        try (var batch = new WriteBatch()) {
            filling.fill(batch);
            database.write(batch);
        } catch (RocksDBException e) {
            throw new IllegalStateException("rows can be put into a batch", e);
        }
    }

    @Override
    public LogHead head() throws IOException {
        return database.get(Table.HEAD.key(), Rows::head).orElse(LogHead.EMPTY);
    }

    @Override
    public Optional<MailboxState> mailbox(MailboxId mailbox) throws IOException {
        return database.get(Table.MAILBOXES.key().mailbox(mailbox), value -> Rows.state(mailbox, value));
    }

    @Override
    public Optional<MailboxId> mailboxOf(Person person) throws IOException {
        return database.get(Rows.personKey(person), Rows::mailbox);
    }

    @Override
    public Optional<MailboxDevice> device(Digest tlsKey) throws IOException {
        return database.get(Table.DEVICES.key().digest(tlsKey), Rows::device);
    }

    @Override
    public Optional<StoredStatement> statement(MailboxId mailbox, long version) throws IOException {
        return database.get(Table.STATEMENTS.key().mailbox(mailbox).number(version), Rows::statement);
    }

    @Override
    public List<StoredStatement> statements(MailboxId mailbox, long after, int limit) throws IOException {
        var start = Table.STATEMENTS.key().mailbox(mailbox).number(after + 1);
        var range = Range.of(Table.STATEMENTS.key().mailbox(mailbox), start);
        return database.list(range, limit, (_, value) -> Optional.of(Rows.statement(value)));
    }

    @Override
    public Optional<BoxKeyCertificate> boxKey(MailboxId mailbox, DeviceId device) throws IOException {
        return database.get(Table.BOX_KEYS.key().mailbox(mailbox).device(device), Rows::boxKey);
    }

    @Override
    public List<BoxKeyCertificate> boxKeys(MailboxId mailbox) throws IOException {
        var range = Range.of(Table.BOX_KEYS.key().mailbox(mailbox));
        return database.list(range, Integer.MAX_VALUE, (_, value) -> Optional.of(Rows.boxKey(value)));
    }

    @Override
    public List<MailboxState> people(FoldedName prefix, Optional<PeopleCursor> after, int limit) throws IOException {
        var first = Table.NAMES.key().bytes(Bytes.utf8(prefix.text()));
        // The first place of the prefix is less than all others; a cursor before it does not go back further.
        var start = after.filter(place -> place.name().compareTo(prefix) >= 0)
                .map(place -> Rows.nameKey(place).octet(0))
                .orElse(first);
        return database.list(Range.of(first, start), limit, (key, value) -> Optional.of(Rows.listed(key, value)));
    }

    @Override
    public Optional<StoredRecord> record(long leaf) throws IOException {
        return database.get(Table.RECORDS.key().number(leaf), value -> Rows.record(leaf, value));
    }

    @Override
    public Optional<Long> leafOf(Digest envelope) throws IOException {
        return database.get(
                Table.ENVELOPE_LEAVES.key().digest(envelope), value -> Rows.leaf(Table.ENVELOPE_LEAVES, value));
    }

    @Override
    public Optional<Bytes> envelope(Digest envelope) throws IOException {
        var bytes = database.envelope(envelope, Bytes::of);
        if (bytes.isPresent() && !Digest.of(bytes.get()).equals(envelope)) {
            throw new IOException("the store is damaged: the bytes of envelope " + envelope + " are not its own");
        }
        return bytes;
    }

    @Override
    public Optional<Long> sent(MailboxId sender, Digest message) throws IOException {
        return database.get(Table.SENT.key().mailbox(sender).digest(message), value -> Rows.leaf(Table.SENT, value));
    }

    @Override
    public Optional<Long> receipt(MailboxId sender, Digest message, MailboxId reader) throws IOException {
        return database.get(
                Table.RECEIPTS.key().mailbox(sender).digest(message).mailbox(reader),
                value -> Rows.leaf(Table.RECEIPTS, value));
    }

    @Override
    public List<ReaderReceipt> receipts(MailboxId sender, Digest message) throws IOException {
        var range = Range.of(Table.RECEIPTS.key().mailbox(sender).digest(message));
        return database.list(range, Integer.MAX_VALUE, (key, value) -> Optional.of(Rows.receipt(key, value)));
    }

    @Override
    public Optional<MailboxEntry> entry(MailboxId mailbox, long leaf) throws IOException {
        return database.get(Rows.entryKey(Table.ENTRIES, mailbox, leaf), value -> Rows.entry(mailbox, leaf, value));
    }

    @Override
    public List<ListedEntry> entries(MailboxId mailbox, EntryFilter filter, long after, int limit) throws IOException {
        var table = filter == EntryFilter.NEW ? Table.NEW : Table.ENTRIES;
        var range = Range.of(table.key().mailbox(mailbox), Rows.entryKey(table, mailbox, after + 1));
        return database.list(range, limit, (key, value) -> {
            var leaf = Rows.leafOf(table, key);
            var entry = table == Table.ENTRIES ? Optional.of(Rows.entry(mailbox, leaf, value)) : entry(mailbox, leaf);
            // A new entry may have been fetched since the list was begun.
            return entry.isPresent() && filter.takes(entry.get())
                    ? Optional.of(new ListedEntry(entry.get(), held(leaf)))
                    : Optional.empty();
        });
    }

    private StoredRecord held(long leaf) throws IOException {
        return record(leaf)
                .orElseThrow(() -> new IOException("the store is damaged: leaf " + leaf + " is held without a record"));
    }

    @Override
    public List<MailboxEntry> hidden(Instant until, int limit) throws IOException {
        var range = Range.between(Table.HIDDEN.key(), Table.HIDDEN.key().number(until.getEpochSecond() + 1));
        return database.list(range, limit, (key, _) -> {
            var row = RowReader.ofKey(Table.HIDDEN, key);
            row.time();
            // It may have been shown again since the list was begun.
            return entry(row.mailbox(), row.number())
                    .filter(entry -> entry.hidden().isPresent());
        });
    }

    @Override
    public Usage usage(MailboxId mailbox) throws IOException {
        return database.get(Table.USAGES.key().mailbox(mailbox), Rows::usage).orElse(Usage.NONE);
    }

    @Override
    public Optional<Bytes> checkpoint(LogKind log) throws IOException {
        return database.get(Rows.logKey(Table.CHECKPOINTS, log), Bytes::of);
    }

    @Override
    public List<Bytes> logEntries(LogKind log, long from, int limit) throws IOException {
        var range = Range.of(Rows.logKey(Table.LOG_ENTRIES, log), Rows.logEntryKey(log, from));
        return database.list(range, limit, Gapless.from(from, Bytes::of));
    }

    @Override
    public List<Digest> logHashes(LogKind log, int level, long from, int limit) throws IOException {
        var range = Range.of(Rows.logKey(Table.LOG_HASHES, log).octet(level), Rows.logHashKey(log, level, from));
        return database.list(range, limit, Gapless.from(from, value -> {
            var row = RowReader.ofValue(Table.LOG_HASHES, value);
            return row.whole(row.digest());
        }));
    }

    @Override
    public void close() {
        database.close();
    }
}
