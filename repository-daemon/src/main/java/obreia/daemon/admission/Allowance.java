package obreia.daemon.admission;

import java.time.Duration;

/// How often something may happen for one key: `count` times in each `period`, and so many at once.
public record Allowance(int count, Duration period) {
    public Allowance {
        if (count < 1 || period.isNegative() || period.isZero() || period.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalStateException("an allowance of " + count + " in " + period);
        }
    }

    /// The time in which one more is allowed, in nanoseconds, at least one.
    long nanosEach() {
        return Math.max(1, period.toNanos() / count);
    }
}
