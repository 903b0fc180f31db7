package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;

/// What waits to be handed to the repository, in the order in which it was signed.
public final class Outbox {
    private final Database database;

    Outbox(Database database) {
        this.database = database;
    }

    /// Puts something in the queue's end, or, sealed again, in the place it had.
    public void put(Waiting waiting) throws IOException {
        database.update(
                "INSERT INTO outbox (digest, recipients, receipted, salt, envelope, since, attempts, failure)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET"
                        + " salt = excluded.salt, envelope = excluded.envelope, attempts = excluded.attempts,"
                        + " failure = excluded.failure",
                waiting.digest(),
                waiting.to(),
                waiting.receipted(),
                waiting.salt(),
                waiting.envelope().bytes(),
                waiting.since(),
                waiting.attempts(),
                waiting.failure());
    }

    /// The whole queue, the first first.
    public List<Waiting> all() throws IOException {
        return database.list(Outbox::waiting, "SELECT * FROM outbox ORDER BY id");
    }

    /// How many things wait.
    public int size() throws IOException {
        return database.find(row -> row.size("number"), "SELECT count(*) AS number FROM outbox")
                .orElse(0);
    }

    public Optional<Waiting> find(Digest digest) throws IOException {
        return database.find(Outbox::waiting, "SELECT * FROM outbox WHERE digest = ?", digest);
    }

    /// Counts an attempt that came to nothing.
    public void failed(Digest digest, String why) throws IOException {
        database.update("UPDATE outbox SET attempts = attempts + 1, failure = ? WHERE digest = ?", why, digest);
    }

    /// Takes something out that was stored, or given up; true if it was there.
    public boolean remove(Digest digest) throws IOException {
        return database.update("DELETE FROM outbox WHERE digest = ?", digest) > 0;
    }

    /// Takes out what was stored, or what the repository refused for good. Of a message it stays known how long it
    /// waited, if it was tried in vain before, and why it was refused.
    public boolean left(Digest digest, Instant now, Optional<String> refusal) throws IOException {
        return database.together(() -> {
            database.update(
                    "INSERT OR REPLACE INTO waits (message, since, until, attempts, refusal)"
                            + " SELECT digest, since, ?, attempts, ? FROM outbox"
                            + " WHERE digest = ? AND receipted IS NULL AND (attempts > 0 OR ? IS NOT NULL)",
                    now,
                    refusal,
                    digest,
                    refusal);
            return remove(digest);
        });
    }

    /// How a message waited that waits no more; empty of one that left at once, or before this was kept.
    public Optional<Waited> waited(Digest message) throws IOException {
        return database.find(
                row -> new Waited(row.time("since"), row.time("until"), row.size("attempts"), row.maybeText("refusal")),
                "SELECT * FROM waits WHERE message = ?",
                message);
    }

    private static Waiting waiting(Row row) throws SQLException, MalformedException {
        var receipted = row.maybeBytes("receipted");
        return new Waiting(
                row.digest("digest"),
                row.mailboxes("recipients"),
                receipted.isPresent() ? Optional.of(Digest.from(receipted.get())) : Optional.empty(),
                row.bytes("salt"),
                Envelope.parse(row.bytes("envelope")),
                row.time("since"),
                row.size("attempts"),
                row.maybeText("failure"));
    }
}
