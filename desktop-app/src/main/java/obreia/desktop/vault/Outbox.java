package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
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
