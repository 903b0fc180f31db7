package obreia.daemon.mailbox;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How far the two logs have come: the leaves of each, which are the next free ones, and the newest record's time in
/// whole seconds.
public record LogHead(long messages, long directory, Instant time) {
    public static final LogHead EMPTY = new LogHead(0, 0, Instant.EPOCH);

    public LogHead {
        if (messages < 0
                || directory < 0
                || directory > messages
                || !time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalStateException(
                    "no log has " + messages + " leaves with " + directory + " statements at " + time);
        }
    }
}
