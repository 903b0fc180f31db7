package obreia.desktop.vault;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogName;

/// Every entry of the directory's log, proved before it was put; and what this device knows of its own statements.
public final class KeptDirectory {
    private final Database database;

    KeptDirectory(Database database) {
        this.database = database;
    }

    /// One change of the directory.
    ///
    /// @param place     in the directory's log
    /// @param statement the SHA-256 of the statement's CMS
    public record Change(long place, MailboxId mailbox, long version, Digest statement) {}

    /// Keeps the entry at the next place.
    ///
    /// @param change absent of an entry that is no statement's
    public void put(LogName log, long place, Bytes entry, Optional<Change> change) throws IOException {
        database.update(
                "INSERT INTO directory (log, place, entry, mailbox, version, statement) VALUES (?, ?, ?, ?, ?, ?)",
                log.format(),
                place,
                entry,
                change.map(Change::mailbox),
                change.map(Change::version),
                change.map(Change::statement));
    }

    /// How many entries are kept.
    public long size(LogName log) throws IOException {
        return database.find(row -> row.number("n"), "SELECT count(*) AS n FROM directory WHERE log = ?", log.format())
                .orElseThrow();
    }

    /// The entries from a place on, in order, at most `limit` of them.
    public List<Bytes> entries(LogName log, long from, int limit) throws IOException {
        return database.list(
                row -> row.bytes("entry"),
                "SELECT entry FROM directory WHERE log = ? AND place >= ? ORDER BY place LIMIT ?",
                log.format(),
                from,
                limit);
    }

    /// Every change of a mailbox below a place, oldest first.
    public List<Change> changes(LogName log, MailboxId mailbox, long below) throws IOException {
        return database.list(
                row -> new Change(
                        row.number("place"), row.mailbox("mailbox"), row.number("version"), row.digest("statement")),
                "SELECT place, mailbox, version, statement FROM directory"
                        + " WHERE log = ? AND mailbox = ? AND place < ? ORDER BY place",
                log.format(),
                mailbox,
                below);
    }

    /// Remembers a statement of the own mailbox that this device signed, or found when it joined.
    public void ownStatement(Digest statement) throws IOException {
        database.update("INSERT OR IGNORE INTO own_statements (statement) VALUES (?)", statement);
    }

    public boolean isOwn(Digest statement) throws IOException {
        return !database.list(
                        row -> row.digest("statement"),
                        "SELECT statement FROM own_statements WHERE statement = ?",
                        statement)
                .isEmpty();
    }

    /// The version of somebody's statement at the last letter to them.
    public OptionalLong told(MailboxId mailbox) throws IOException {
        return database.find(row -> row.maybeNumber("version"), "SELECT version FROM told WHERE mailbox = ?", mailbox)
                .orElse(OptionalLong.empty());
    }

    public void putTold(MailboxId mailbox, long version) throws IOException {
        database.update("INSERT OR REPLACE INTO told (mailbox, version) VALUES (?, ?)", mailbox, version);
    }
}
