package obreia.daemon.admission;

import java.time.Duration;

/// What one repository takes, as its administrator configured it.
///
/// `envelopeBytes` is the size of one envelope; `mailboxMessages` and `mailboxBytes` are what one mailbox may hold;
/// `requests` is for each device, `handshakes` and `registrations` for each network address.
public record Limits(
        int envelopeBytes,
        long mailboxMessages,
        long mailboxBytes,
        Allowance requests,
        Allowance handshakes,
        Allowance registrations) {
    public Limits {
        if (envelopeBytes < 1 || mailboxMessages < 1 || mailboxBytes < envelopeBytes) {
            throw new IllegalStateException("limits that admit nothing");
        }
    }

    /// What a new repository starts with.
    public static Limits standard() {
        return new Limits(
                1 << 20,
                100_000,
                1L << 30,
                new Allowance(6_000, Duration.ofMinutes(1)),
                new Allowance(600, Duration.ofMinutes(1)),
                new Allowance(60, Duration.ofMinutes(1)));
    }
}
