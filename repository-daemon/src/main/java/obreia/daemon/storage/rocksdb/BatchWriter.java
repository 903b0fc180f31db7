package obreia.daemon.storage.rocksdb;

import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.PeopleCursor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Puts the changes of a batch, with the rows of their indexes, into one write.
final class BatchWriter {
    private static final byte[] NOTHING = {};

    private final WriteBatch out;
    private final ColumnFamilyHandle envelopes;

    BatchWriter(WriteBatch out, ColumnFamilyHandle envelopes) {
        this.out = out;
        this.envelopes = envelopes;
    }

    void write(Batch batch) throws RocksDBException {
        for (var change : batch.changes()) {
            write(change);
        }
    }

    private void write(Change change) throws RocksDBException {
        switch (change) {
            case Change.HeadMoved moved -> put(Table.HEAD.key(), Rows.head(moved.head()));
            case Change.StatementAdded added -> addStatement(added);
            case Change.MailboxChanged changed -> {
                if (changed.before().isPresent()) {
                    forget(changed.before().get());
                }
                remember(changed.after());
            }
            case Change.BoxKeySet set -> {
                var certificate = set.certificate();
                var key = Table.BOX_KEYS.key().mailbox(set.mailbox()).device(certificate.device());
                put(key, Rows.boxKey(certificate));
            }
            case Change.BoxKeyRemoved removed ->
                delete(Table.BOX_KEYS.key().mailbox(removed.mailbox()).device(removed.device()));
            case Change.RecordAdded added -> addRecord(added);
            case Change.EnvelopeAdded added ->
                out.put(
                        envelopes,
                        added.id().bytes().toArray(),
                        added.envelope().toArray());
            case Change.EnvelopeRemoved removed ->
                out.delete(envelopes, removed.id().bytes().toArray());
            case Change.EntryChanged changed -> {
                if (changed.before().isPresent()) {
                    remove(changed.before().get());
                }
                put(changed.after());
            }
            case Change.EntryRemoved removed -> remove(removed.before());
            case Change.LogGrown grown -> grow(grown);
            case Change.UsageChanged changed ->
                put(Table.USAGES.key().mailbox(changed.mailbox()), Rows.usage(changed.usage()));
        }
    }

    private void addStatement(Change.StatementAdded added) throws RocksDBException {
        var entry = added.entry();
        var key = Table.STATEMENTS.key().mailbox(entry.mailbox()).number(entry.version());
        put(key, Rows.statement(added.stored()));
    }

    private void grow(Change.LogGrown grown) throws RocksDBException {
        var index = grown.from();
        for (var entry : grown.entries()) {
            put(Rows.logEntryKey(grown.log(), index++), entry.toArray());
        }
        for (var hash : grown.hashes()) {
            put(
                    Rows.logHashKey(grown.log(), hash.level(), hash.index()),
                    hash.hash().bytes().toArray());
        }
        put(Rows.logKey(Table.CHECKPOINTS, grown.log()), grown.checkpoint().toArray());
    }

    private void forget(MailboxState state) throws RocksDBException {
        delete(Rows.nameKey(PeopleCursor.after(state)));
        delete(Rows.personKey(state.person()));
        for (var device : state.devices()) {
            delete(Table.DEVICES.key().digest(device.tlsKey()));
        }
    }

    private void remember(MailboxState state) throws RocksDBException {
        put(Table.MAILBOXES.key().mailbox(state.mailbox()), Rows.state(state));
        put(Rows.nameKey(PeopleCursor.after(state)), Rows.state(state));
        put(Rows.personKey(state.person()), new Row().mailbox(state.mailbox()).done());
        for (var device : state.devices()) {
            put(
                    Table.DEVICES.key().digest(device.tlsKey()),
                    Rows.device(new MailboxDevice(state.mailbox(), device.device())));
        }
    }

    private void addRecord(Change.RecordAdded added) throws RocksDBException {
        var stored = added.stored();
        var record = added.record();
        var leaf = new Row().number(stored.leaf()).done();
        put(Table.RECORDS.key().number(stored.leaf()), Rows.record(stored));
        put(Table.ENVELOPE_LEAVES.key().digest(record.envelope()), leaf);
        put(Table.SENT.key().mailbox(record.from()).digest(record.message()), leaf);
        if (record.receipted().isPresent()) {
            for (var sender : record.to()) {
                var key = Table.RECEIPTS
                        .key()
                        .mailbox(sender)
                        .digest(record.receipted().get())
                        .mailbox(record.from());
                put(key, leaf);
            }
        }
    }

    private void put(MailboxEntry entry) throws RocksDBException {
        put(Rows.entryKey(Table.ENTRIES, entry.mailbox(), entry.leaf()), Rows.entry(entry));
        if (entry.isNew()) {
            put(Rows.entryKey(Table.NEW, entry.mailbox(), entry.leaf()), NOTHING);
        }
        if (entry.hidden().isPresent()) {
            put(Rows.hiddenKey(entry, entry.hidden().get()), NOTHING);
        }
    }

    private void remove(MailboxEntry entry) throws RocksDBException {
        delete(Rows.entryKey(Table.ENTRIES, entry.mailbox(), entry.leaf()));
        if (entry.isNew()) {
            delete(Rows.entryKey(Table.NEW, entry.mailbox(), entry.leaf()));
        }
        if (entry.hidden().isPresent()) {
            delete(Rows.hiddenKey(entry, entry.hidden().get()));
        }
    }

    private void put(Row key, byte[] value) throws RocksDBException {
        out.put(key.done(), value);
    }

    private void delete(Row key) throws RocksDBException {
        out.delete(key.done());
    }
}
