package obreia.daemon.storage.rocksdb;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import obreia.daemon.mailbox.DeviceKey;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.PeopleCursor;
import obreia.daemon.mailbox.ReaderReceipt;
import obreia.daemon.mailbox.StoredRecord;
import obreia.daemon.mailbox.StoredStatement;
import obreia.daemon.mailbox.Usage;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogRecord;

/// The keys and values of the tables whose rows hold more than one field.
final class Rows {
    private static final int RECEIVED = 1;
    private static final int SENT = 2;
    private static final int FETCHED = 4;
    private static final int HIDDEN = 8;
    private static final int MAILBOX_LENGTH = 16;

    private Rows() {}

    static byte[] head(LogHead head) {
        return new Row()
                .number(head.generation())
                .number(head.messages())
                .number(head.statements())
                .time(head.time())
                .done();
    }

    static LogHead head(byte[] value) throws IOException {
        var row = RowReader.ofValue(Table.HEAD, value);
        try {
            return row.whole(new LogHead(Math.toIntExact(row.number()), row.number(), row.number(), row.time()));
        } catch (IllegalStateException | ArithmeticException e) {
            throw row.damage("is no head", e);
        }
    }

    static Row personKey(Person person) {
        return Table.PERSONS.key().bytes(Bytes.utf8(person.scheme() + "\n" + person.identifier()));
    }

    static byte[] state(MailboxState state) {
        var row = new Row()
                .text(state.person().scheme().name())
                .text(state.person().identifier())
                .number(state.version())
                .digest(state.statement())
                .text(state.name())
                .octet(state.alias().isPresent() ? 1 : 0);
        state.alias().ifPresent(row::text);
        state.devices().forEach(device -> row.device(device.device()).digest(device.tlsKey()));
        return row.done();
    }

    static MailboxState state(MailboxId mailbox, byte[] value) throws IOException {
        var row = RowReader.ofValue(Table.MAILBOXES, value);
        try {
            var person = Person.parse(SchemeName.parse(row.text()), row.text());
            var version = row.number();
            var statement = row.digest();
            var name = row.text();
            var alias = row.octet() == 0 ? Optional.<String>empty() : Optional.of(row.text());
            var devices = new ArrayList<DeviceKey>();
            while (row.remaining() > 0) {
                devices.add(new DeviceKey(row.device(), row.digest()));
            }
            return new MailboxState(mailbox, person, version, statement, name, alias, devices);
        } catch (MalformedException | IllegalStateException e) {
            throw row.damage("describes no mailbox", e);
        }
    }

    static Row nameKey(PeopleCursor place) {
        return Table.NAMES.key().bytes(Bytes.utf8(place.name().text())).octet(0).mailbox(place.mailbox());
    }

    /// The state under a key of the list of people.
    static MailboxState listed(byte[] nameKey, byte[] value) throws IOException {
        var row = RowReader.ofKey(Table.NAMES, nameKey);
        row.bytes(row.remaining() - MAILBOX_LENGTH);
        return state(row.mailbox(), value);
    }

    static byte[] statement(StoredStatement statement) {
        return new Row()
                .number(statement.leaf())
                .number(statement.number())
                .bytes(statement.cms())
                .done();
    }

    static StoredStatement statement(byte[] value) throws IOException {
        var row = RowReader.ofValue(Table.STATEMENTS, value);
        try {
            return row.whole(new StoredStatement(row.number(), row.number(), row.rest()));
        } catch (IllegalStateException e) {
            throw row.damage("is no statement", e);
        }
    }

    static byte[] device(MailboxDevice device) {
        return new Row().mailbox(device.mailbox()).device(device.device()).done();
    }

    static MailboxDevice device(byte[] value) throws IOException {
        var row = RowReader.ofValue(Table.DEVICES, value);
        return row.whole(new MailboxDevice(row.mailbox(), row.device()));
    }

    static byte[] boxKey(BoxKeyCertificate certificate) {
        return Bytes.utf8(certificate.json()).toArray();
    }

    static BoxKeyCertificate boxKey(byte[] value) throws IOException {
        try {
            return BoxKeyCertificate.read(JsonObject.parse("box key", Bytes.of(value)));
        } catch (MalformedException e) {
            throw RowReader.ofValue(Table.BOX_KEYS, value).damage("is no box-key certificate", e);
        }
    }

    /// The key of a log's only row in a table, or the beginning of its keys there.
    static Row logKey(Table table, LogKind log) {
        return table.key()
                .octet(
                        switch (log) {
                            case DIRECTORY -> 'd';
                            case MESSAGES -> 'm';
                        });
    }

    static Row logEntryKey(LogKind log, long index) {
        return logKey(Table.LOG_ENTRIES, log).number(index);
    }

    static Row logHashKey(LogKind log, int level, long index) {
        return logKey(Table.LOG_HASHES, log).octet(level).number(index);
    }

    static byte[] record(StoredRecord stored) {
        return new Row()
                .size(stored.size())
                .bytes(stored.salt())
                .bytes(stored.record())
                .done();
    }

    static StoredRecord record(long leaf, byte[] value) throws IOException {
        var row = RowReader.ofValue(Table.RECORDS, value);
        var size = row.size();
        try {
            return new StoredRecord(leaf, row.bytes(LogRecord.SALT), row.rest(), size);
        } catch (IllegalStateException e) {
            throw row.damage("is no record", e);
        }
    }

    /// The key of a row that stands for an entry, in the table of entries or of new ones.
    static Row entryKey(Table table, MailboxId mailbox, long leaf) {
        return table.key().mailbox(mailbox).number(leaf);
    }

    static Row hiddenKey(MailboxEntry entry, Instant since) {
        return Table.HIDDEN.key().time(since).mailbox(entry.mailbox()).number(entry.leaf());
    }

    static byte[] entry(MailboxEntry entry) {
        var flags = (entry.received() ? RECEIVED : 0)
                | (entry.sent() ? SENT : 0)
                | (entry.fetched() ? FETCHED : 0)
                | (entry.hidden().isPresent() ? HIDDEN : 0);
        var row = new Row().octet(flags);
        entry.hidden().ifPresent(row::time);
        return row.done();
    }

    static MailboxEntry entry(MailboxId mailbox, long leaf, byte[] value) throws IOException {
        var row = RowReader.ofValue(Table.ENTRIES, value);
        var flags = row.octet();
        var hidden = (flags & HIDDEN) == 0 ? Optional.<Instant>empty() : Optional.of(row.time());
        try {
            return row.whole(new MailboxEntry(
                    mailbox, leaf, (flags & RECEIVED) != 0, (flags & SENT) != 0, (flags & FETCHED) != 0, hidden));
        } catch (IllegalStateException e) {
            throw row.damage("is no entry", e);
        }
    }

    /// The leaf at the end of a key that names a mailbox and a leaf.
    static long leafOf(Table table, byte[] entryKey) throws IOException {
        var row = RowReader.ofKey(table, entryKey);
        row.mailbox();
        return row.whole(row.number());
    }

    static ReaderReceipt receipt(byte[] key, byte[] value) throws IOException {
        var row = RowReader.ofKey(Table.RECEIPTS, key);
        row.mailbox();
        row.digest();
        return new ReaderReceipt(row.whole(row.mailbox()), leaf(Table.RECEIPTS, value));
    }

    static MailboxId mailbox(byte[] value) throws IOException {
        var row = RowReader.ofValue(Table.PERSONS, value);
        return row.whole(row.mailbox());
    }

    /// A leaf that an index leads to.
    static long leaf(Table table, byte[] value) throws IOException {
        var row = RowReader.ofValue(table, value);
        return row.whole(row.number());
    }

    static byte[] usage(Usage usage) {
        return new Row().number(usage.entries()).number(usage.bytes()).done();
    }

    static Usage usage(byte[] value) throws IOException {
        var row = RowReader.ofValue(Table.USAGES, value);
        try {
            return row.whole(new Usage(row.number(), row.number()));
        } catch (IllegalStateException e) {
            throw row.damage("is no usage", e);
        }
    }
}
