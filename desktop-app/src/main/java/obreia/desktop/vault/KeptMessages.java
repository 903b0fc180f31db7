package obreia.desktop.vault;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;

/// The messages that are kept, listed by time and found by the words in them.
public final class KeptMessages {
    private static final String COLUMNS = "SELECT messages.message, messages.direction, messages.state,"
            + " messages.sender, messages.recipients, messages.time, messages.size, messages.leaf, ";
    private static final String LISTED = COLUMNS + "messages.subject FROM messages";
    private static final String FOUND = COLUMNS + "words.subject FROM words JOIN messages ON messages.id = words.rowid";
    private static final String KEPT =
            "SELECT messages.*, words.text FROM messages LEFT JOIN words ON words.rowid = messages.id";
    private static final int SEARCH_WORDS = 16;

    private final Database database;

    KeptMessages(Database database) {
        this.database = database;
    }

    /// Keeps a message, in the place of what was kept of it before.
    public void put(KeptMessage message) throws IOException {
        database.together(() -> {
            putRow(message);
            putWords(message);
            return true;
        });
    }

    public Optional<KeptMessage> find(Digest message, Direction direction) throws IOException {
        return database.find(
                KeptMessages::kept,
                KEPT + " WHERE messages.message = ? AND messages.direction = ?",
                message,
                direction);
    }

    /// The message that came, or went, in this envelope: the first, should there be another.
    public Optional<KeptMessage> inEnvelope(Digest envelope, Direction direction) throws IOException {
        return database.find(
                KeptMessages::kept,
                KEPT + " WHERE messages.envelope_id = ? AND messages.direction = ? ORDER BY messages.id LIMIT 1",
                envelope,
                direction);
    }

    /// The times of the records around a leaf, where messages are kept that stand before and after it.
    public record Around(Optional<Instant> latestBefore, Optional<Instant> earliestAfter) {}

    /// What the records at other leaves say of the time of this one: times never fall as leaves grow.
    public Around around(long leaf) throws IOException {
        return new Around(
                time("SELECT max(time) AS time FROM messages WHERE leaf < ?", leaf),
                time("SELECT min(time) AS time FROM messages WHERE leaf > ?", leaf));
    }

    private Optional<Instant> time(String sql, long leaf) throws IOException {
        return database.find(row -> row.maybeTime("time"), sql, leaf).flatMap(time -> time);
    }

    /// The messages whose digest begins with these lower-case hexadecimal digits, at least one; at most 16 of them.
    public List<ListedMessage> startingWith(String hex) throws IOException {
        if (!hex.matches("[0-9a-f]{1,64}")) {
            return List.of();
        }
        return database.list(
                KeptMessages::listed,
                LISTED + " WHERE lower(hex(messages.message)) GLOB ? || '*' ORDER BY messages.id LIMIT 16",
                hex);
    }

    /// The newest first, of this direction and one of these states.
    public List<ListedMessage> list(Direction direction, List<MessageState> states, int limit, int offset)
            throws IOException {
        return database.list(
                KeptMessages::listed,
                // The states are names of constants and hold no space.
                LISTED + " WHERE messages.direction = ? AND instr(' ' || ? || ' ', ' ' || messages.state || ' ') > 0"
                        + " ORDER BY messages.time DESC, messages.id DESC LIMIT ? OFFSET ?",
                direction,
                states,
                limit,
                offset);
    }

    /// The newest first, of this direction.
    public List<ListedMessage> list(Direction direction, int limit, int offset) throws IOException {
        return list(direction, Arrays.asList(MessageState.values()), limit, offset);
    }

    /// How many of this direction were not opened yet.
    public int sealed(Direction direction) throws IOException {
        return database.find(
                        row -> row.size("number"),
                        "SELECT count(*) AS number FROM messages WHERE direction = ? AND state = 'SEALED'",
                        direction)
                .orElse(0);
    }

    /// The opened messages in whose subject or text every one of these words begins a word; those first that were kept
    /// last.
    public List<ListedMessage> search(String words, int limit) throws IOException {
        var query = query(words);
        if (query.isEmpty()) {
            return List.of();
        }
        return database.list(
                KeptMessages::listed, FOUND + " WHERE words MATCH ? ORDER BY words.rowid DESC LIMIT ?", query, limit);
    }

    /// Those of [#search] that went in this direction.
    public List<ListedMessage> search(String words, Direction direction, int limit) throws IOException {
        var query = query(words);
        if (query.isEmpty()) {
            return List.of();
        }
        return database.list(
                KeptMessages::listed,
                FOUND + " WHERE words MATCH ? AND messages.direction = ? ORDER BY words.rowid DESC LIMIT ?",
                query,
                direction,
                limit);
    }

    /// Takes a message out of this vault; true if it was there.
    public boolean remove(Digest message, Direction direction) throws IOException {
        return database.together(() -> {
            database.update(
                    "DELETE FROM words WHERE rowid IN (SELECT id FROM messages WHERE message = ? AND direction = ?)",
                    message,
                    direction);
            if (direction == Direction.OUT) {
                database.update("DELETE FROM waits WHERE message = ?", message);
            }
            return database.update("DELETE FROM messages WHERE message = ? AND direction = ?", message, direction) > 0;
        });
    }

    private void putRow(KeptMessage message) throws IOException {
        database.update(
                "INSERT INTO messages (message, direction, state, sender, recipients, time, seen, size, envelope_id,"
                        + " leaf, salt, record, checks, cms, envelope, subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?) ON CONFLICT (message, direction) DO UPDATE SET state = excluded.state,"
                        + " sender = excluded.sender, recipients = excluded.recipients, time = excluded.time,"
                        + " seen = excluded.seen, size = excluded.size, envelope_id = excluded.envelope_id,"
                        + " leaf = excluded.leaf, salt = excluded.salt, record = excluded.record,"
                        + " checks = excluded.checks, cms = excluded.cms, envelope = excluded.envelope,"
                        + " subject = excluded.subject",
                message.message(),
                message.direction(),
                message.state(),
                message.sender(),
                message.recipients(),
                message.time(),
                message.seen(),
                message.size(),
                message.stored().map(Stored::envelope),
                message.stored().map(Stored::leaf),
                message.stored().map(Stored::salt),
                message.stored().map(Stored::record),
                message.opened().map(Opened::checks),
                message.opened().map(Opened::cms),
                message.envelope().map(Envelope::bytes),
                message.opened().map(Opened::subject));
    }

    private void putWords(KeptMessage message) throws IOException {
        database.update(
                "DELETE FROM words WHERE rowid IN (SELECT id FROM messages WHERE message = ? AND direction = ?)",
                message.message(),
                message.direction());
        if (message.opened().isPresent()) {
            database.update(
                    "INSERT INTO words (rowid, subject, text)"
                            + " SELECT id, ?, ? FROM messages WHERE message = ? AND direction = ?",
                    message.opened().get().subject(),
                    message.opened().get().text(),
                    message.message(),
                    message.direction());
        }
    }

    /// Each word in quotation marks, as the beginning of a word: nothing that is typed is an operator.
    private static String query(String words) {
        return Arrays.stream(words.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(SEARCH_WORDS)
                .map(word -> '"' + word + "\"*")
                .collect(Collectors.joining(" "));
    }

    private static ListedMessage listed(Row row) throws SQLException, MalformedException {
        return new ListedMessage(
                row.digest("message"),
                row.constant(Direction.class, "direction"),
                row.constant(MessageState.class, "state"),
                row.mailbox("sender"),
                row.mailboxes("recipients"),
                row.time("time"),
                row.size("size"),
                row.maybeNumber("leaf"),
                row.maybeText("subject"));
    }

    private static KeptMessage kept(Row row) throws SQLException, MalformedException {
        var envelope = row.maybeBytes("envelope");
        var cms = row.maybeBytes("cms");
        return new KeptMessage(
                row.digest("message"),
                row.constant(Direction.class, "direction"),
                row.constant(MessageState.class, "state"),
                row.mailbox("sender"),
                row.mailboxes("recipients"),
                row.time("time"),
                row.time("seen"),
                row.size("size"),
                row.stored(),
                envelope.isPresent() ? Optional.of(Envelope.parse(envelope.get())) : Optional.empty(),
                cms.isPresent()
                        ? Optional.of(new Opened(cms.get(), row.text("subject"), row.text("text"), row.text("checks")))
                        : Optional.empty());
    }
}
