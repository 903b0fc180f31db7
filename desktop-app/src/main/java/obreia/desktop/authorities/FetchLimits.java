package obreia.desktop.authorities;

import java.time.Duration;

/// How long authorities are waited for. Nobody waits longer to read a letter than `all`.
///
/// @param connect for a connection
/// @param answer  for a whole answer, redirections and all
/// @param all     for all that is asked in one piece of work; what is left then is not asked
/// @param silence how long a host that gave no answer is left alone
public record FetchLimits(Duration connect, Duration answer, Duration all, Duration silence) {
    /// 3, 5 and 12 seconds, and two minutes.
    public static FetchLimits standard() {
        return new FetchLimits(
                Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(12), Duration.ofMinutes(2));
    }
}
