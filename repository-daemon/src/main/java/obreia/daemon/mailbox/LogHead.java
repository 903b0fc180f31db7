package obreia.daemon.mailbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How far the two logs have come, and the newest record's time in whole seconds.
///
/// @param generation of both logs, from 1; a restored repository opens the next
/// @param messages   leaves of the messages log
/// @param statements that were taken; each is an entry of both logs
public record LogHead(int generation, long messages, long statements, Instant time) {
    public static final LogHead EMPTY = new LogHead(1, 0, 0, Instant.EPOCH);

    public LogHead {
        if (generation < 1
                || messages < 0
                || statements < 0
                || statements > messages
                || !time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalStateException("no logs of generation %d have %d leaves with %d statements at %s"
                    .formatted(generation, messages, statements, time));
        }
    }

    /// The entries of the directory, which is the next free index.
    public long directory() {
        return directory(statements);
    }

    /// Where the directory holds the statement of this number, which count from 0.
    public long directory(long statement) {
        return directory(generation, statement);
    }

    /// As [#directory(long)], in this generation: one that a restored repository opened begins with an entry that says
    /// so.
    public static long directory(int generation, long statement) {
        return generation > 1 ? statement + 1 : statement;
    }

    /// After a message or receipt was taken.
    public LogHead afterRecord(Instant now) {
        return new LogHead(generation, messages + 1, statements, now);
    }

    /// After a statement was taken.
    public LogHead afterStatement(Instant now) {
        return new LogHead(generation, messages + 1, statements + 1, now);
    }

    /// The same leaves in logs of another generation.
    public LogHead inGeneration(int another) {
        return new LogHead(another, messages, statements, time);
    }
}
