package obreia.desktop.repository;

import java.time.Duration;

/// How long a client waits before it says that the repository cannot be reached.
///
/// @param connect for TCP, TLS and the upgrade together
/// @param answer  for one request to go out and its answer to come back
/// @param quiet   without a byte before the line is tried with a ping; after twice that it counts as lost
public record Patience(Duration connect, Duration answer, Duration quiet) {
    public Patience {
        for (var time : new Duration[] {connect, answer, quiet}) {
            if (!time.isPositive()) {
                throw new IllegalStateException("patience of " + time + " is none");
            }
        }
    }

    /// What people wait for: 15 seconds, one minute, one minute.
    public static Patience standard() {
        return new Patience(Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(1));
    }
}
