package obreia.desktop.vault;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.TreeHead;

/// What is kept of the logs: the newest checkpoint of each, when each was first seen, and the proofs of what concerns
/// this mailbox.
public final class KeptLogs {
    private final Database database;

    KeptLogs(Database database) {
        this.database = database;
    }

    /// The newest verified checkpoint of a log: a signed note.
    public Optional<Bytes> pin(LogName log) throws IOException {
        return database.find(row -> row.bytes("note"), "SELECT note FROM log_pins WHERE log = ?", log.format());
    }

    /// The highest generation of which a checkpoint was verified.
    public OptionalInt generation(LogKind kind) throws IOException {
        var newest = database.list(
                row -> row.size("generation"),
                "SELECT generation FROM log_pins WHERE kind = ? ORDER BY generation DESC LIMIT 1",
                kind);
        return newest.isEmpty() ? OptionalInt.empty() : OptionalInt.of(newest.getFirst());
    }

    /// Puts a checkpoint in the place of the one before, and remembers when its tree was first seen.
    ///
    /// @param head what the note says; it has grown from the one before, as the caller has checked
    /// @param seen when this client, or the witnesses it requires, first saw it
    public void pin(LogName log, Bytes note, TreeHead head, Instant seen) throws IOException {
        database.together(() -> {
            database.update(
                    "INSERT INTO log_pins (log, kind, generation, note) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (log) DO UPDATE SET note = excluded.note",
                    log.format(),
                    log.kind(),
                    log.generation(),
                    note);
            return database.update(
                    "INSERT INTO log_sights (log, size, root, time) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (log, size) DO UPDATE SET time = min(time, excluded.time)",
                    log.format(),
                    head.size(),
                    head.root(),
                    seen);
        });
    }

    /// Lets go of a log of which a first checkpoint was taken that then turned out to be no good: its checkpoint, its
    /// sights, and its entries.
    public void forget(LogName log) throws IOException {
        database.together(() -> {
            database.update("DELETE FROM log_pins WHERE log = ?", log.format());
            database.update("DELETE FROM log_sights WHERE log = ?", log.format());
            return database.update("DELETE FROM directory WHERE log = ?", log.format());
        });
    }

    /// When a checkpoint that holds the leaf was first seen.
    public Optional<Instant> firstSeen(LogName log, long leaf) throws IOException {
        return database.find(
                        row -> row.maybeTime("time"),
                        "SELECT min(time) AS time FROM log_sights WHERE log = ? AND size > ?",
                        log.format(),
                        leaf)
                .flatMap(time -> time);
    }

    /// The root that was seen of a log at this size.
    public Optional<Digest> root(LogName log, long size) throws IOException {
        return database.find(
                row -> row.digest("root"),
                "SELECT root FROM log_sights WHERE log = ? AND size = ?",
                log.format(),
                size);
    }

    /// When a tree of this size was first seen.
    public Optional<Instant> seen(LogName log, long size) throws IOException {
        return database.find(
                row -> row.time("time"), "SELECT time FROM log_sights WHERE log = ? AND size = ?", log.format(), size);
    }

    /// How far back a log was followed.
    ///
    /// @param trees how many different ones were seen, each proved to begin with the one before
    /// @param since when the first of them was seen
    public record Followed(long trees, Instant since) {}

    public Optional<Followed> followed(LogName log) throws IOException {
        return database.find(
                row -> new Followed(row.number("trees"), row.time("since")),
                "SELECT count(*) AS trees, min(time) AS since FROM log_sights WHERE log = ? GROUP BY log",
                log.format());
    }

    /// How much of something is stored at the repository, as is known here, and of how much of that the place in the
    /// log was proved.
    public record Counted(long stored, long proved) {}

    public Counted messages(Direction direction) throws IOException {
        return counted("messages", "direction = '" + direction.name() + "'");
    }

    /// Verified receipts, ours and other people's.
    public Counted receipts() throws IOException {
        return counted("receipts", "verified = 1");
    }

    private Counted counted(String table, String which) throws IOException {
        return database.find(
                        row -> new Counted(row.number("stored"), row.number("proved")),
                        "SELECT count(*) AS stored, count(CASE WHEN EXISTS (SELECT 1 FROM log_proofs WHERE log IN"
                                + " (SELECT log FROM log_pins WHERE kind = '" + LogKind.MESSAGES.name()
                                + "') AND log_proofs.leaf = " + table + ".leaf) THEN 1 END) AS proved FROM " + table
                                + " WHERE leaf IS NOT NULL AND " + which)
                .orElseThrow();
    }

    /// Keeps a verified proof, a c2sp.org/tlog-proof, in the place of the one before.
    ///
    /// @param hash the leaf hash of the entry that it proves
    public void putProof(LogName log, long leaf, Digest hash, Bytes proof) throws IOException {
        database.update(
                "INSERT OR REPLACE INTO log_proofs (log, leaf, kind, generation, hash, proof)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                log.format(),
                leaf,
                log.kind(),
                log.generation(),
                hash,
                proof);
    }

    /// The kept proof that an entry with this leaf hash is in a log of this kind; of the newest generation.
    public Optional<Bytes> proof(LogKind kind, Digest hash) throws IOException {
        return database
                .list(
                        row -> row.bytes("proof"),
                        "SELECT proof FROM log_proofs WHERE kind = ? AND hash = ? ORDER BY generation DESC LIMIT 1",
                        kind,
                        hash)
                .stream()
                .findFirst();
    }

    /// The kept proof that an entry with this leaf hash stands at this leaf.
    public Optional<Bytes> proof(LogName log, long leaf, Digest hash) throws IOException {
        return database.find(
                row -> row.bytes("proof"),
                "SELECT proof FROM log_proofs WHERE log = ? AND leaf = ? AND hash = ?",
                log.format(),
                leaf,
                hash);
    }

    /// The checkpoints that were the newest when somebody's statements and box keys were last asked for.
    ///
    /// @param directory a signed note
    /// @param messages  a signed note
    public record Lookup(Bytes directory, Bytes messages) {}

    public void putLookup(MailboxId mailbox, Lookup lookup) throws IOException {
        database.update(
                "INSERT OR REPLACE INTO lookups (mailbox, directory, messages) VALUES (?, ?, ?)",
                mailbox,
                lookup.directory(),
                lookup.messages());
    }

    public Optional<Lookup> lookup(MailboxId mailbox) throws IOException {
        return database.find(
                row -> new Lookup(row.bytes("directory"), row.bytes("messages")),
                "SELECT directory, messages FROM lookups WHERE mailbox = ?",
                mailbox);
    }
}
