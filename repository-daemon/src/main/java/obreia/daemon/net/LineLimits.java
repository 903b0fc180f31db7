package obreia.daemon.net;

import java.time.Duration;

/// The bounds of the line, as the administrator configured them.
///
/// @param connections    open at once, of everybody
/// @param perAddress     open at once from one network address (an IPv6 /64)
/// @param requests       worked on at once for one connection
/// @param requestsInAll  worked on at once for everybody; each may hold a frame of 1 MiB and its answer
/// @param handshake      for TLS, and again for the upgrade to WebSocket
/// @param message        for one frame to arrive whole, once it has begun
/// @param quiet          after which the client is pinged; after twice that without a byte the connection is closed
/// @param stalled        after which a client that does not take its answers is closed
public record LineLimits(
        int connections,
        int perAddress,
        int requests,
        int requestsInAll,
        Duration handshake,
        Duration message,
        Duration quiet,
        Duration stalled) {
    public LineLimits {
        if (connections < 1 || perAddress < 1 || requests < 1 || requestsInAll < 1) {
            throw new IllegalStateException("limits that let nobody in");
        }
        for (var time : new Duration[] {handshake, message, quiet, stalled}) {
            if (time.compareTo(Duration.ofMillis(100)) < 0 || time.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalStateException("a time limit of " + time);
            }
        }
    }

    /// What a new repository starts with.
    public static LineLimits standard() {
        return new LineLimits(
                4000,
                100,
                16,
                128,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(45),
                Duration.ofMinutes(2));
    }
}
