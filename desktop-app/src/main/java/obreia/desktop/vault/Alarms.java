package obreia.desktop.vault;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogName;

/// What the person must be told until they say that they have seen it, and the proofs that a log is broken.
public final class Alarms {
    private final Database database;

    Alarms(Database database) {
        this.database = database;
    }

    /// One thing to be told, in words for a person.
    public record Alarm(long id, Instant time, String words) {}

    /// A log that contradicts itself, or does not prove what it says.
    ///
    /// @param proved true where two notes signed by the log's key cannot both be true: nobody can take that back
    /// @param report what the file beside the vault holds
    public record Broken(String log, boolean proved, Instant time, String words, Bytes report) {}

    /// Raises an alarm; the same words are raised once.
    public void raise(Instant time, String words) throws IOException {
        database.update("INSERT OR IGNORE INTO alarms (time, words) VALUES (?, ?)", time, words);
    }

    /// Those that nobody has acknowledged, oldest first.
    public List<Alarm> open() throws IOException {
        return database.list(
                row -> new Alarm(row.number("id"), row.time("time"), row.text("words")),
                "SELECT id, time, words FROM alarms WHERE acknowledged IS NULL ORDER BY id");
    }

    /// The person has seen them all; how many they were.
    public int acknowledge(Instant time) throws IOException {
        return database.update("UPDATE alarms SET acknowledged = ? WHERE acknowledged IS NULL", time);
    }

    /// Keeps a broken log for ever; true if this report was not kept before.
    public boolean broken(LogName log, boolean proved, Instant time, String words, Bytes report) throws IOException {
        return database.update(
                        "INSERT OR IGNORE INTO violations (log, proved, time, words, report) VALUES (?, ?, ?, ?, ?)",
                        log.format(),
                        proved,
                        time,
                        words,
                        report)
                > 0;
    }

    /// All that is kept of broken logs, oldest first.
    public List<Broken> broken() throws IOException {
        return database.list(
                row -> new Broken(
                        row.text("log"), row.flag("proved"), row.time("time"), row.text("words"), row.bytes("report")),
                "SELECT * FROM violations ORDER BY id");
    }
}
