package obreia.protocol.revocation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import obreia.protocol.codec.Text;

/// What an authority said of one certificate; that it is the authority's word was checked.
///
/// @param way     in which it was said, for a person, such as `by OCSP`
/// @param made    as of when it says so
/// @param next    when it says more at the latest; absent where it says more whenever it is asked
/// @param reaches how far back it knows what expired, where it says so
record Said(Fate fate, String way, Instant made, Optional<Instant> next, Optional<Instant> reaches) {
    /// How far clocks may differ.
    static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /// What became of the certificate.
    sealed interface Fate {
        record Good() implements Fate {}

        /// A certificate that is on hold is revoked, but not for good: that may end.
        record Revoked(Instant since, String reason, boolean forGood) implements Fate {}

        record Unknown() implements Fate {}
    }

    /// Why it says nothing of the certificate at this time; empty if it counts.
    Optional<String> uselessAt(Instant at, Optional<Instant> now, X509Certificate certificate) {
        if (now.isPresent() && made.isAfter(now.get().plus(CLOCKS_DIFFER))) {
            return Optional.of("the answer is of " + Text.format(made) + ", which is yet to come");
        }
        return switch (fate) {
            case Fate.Unknown() -> Optional.of("the authority does not know the certificate");
            case Fate.Revoked _ -> Optional.empty();
            case Fate.Good() -> goodUselessAt(at, certificate.getNotAfter().toInstant());
        };
    }

    private Optional<String> goodUselessAt(Instant at, Instant expiry) {
        if (made.isBefore(at)) {
            return at.isAfter(until())
                    ? Optional.of("the answer is of " + Text.format(made) + " and was good until "
                            + Text.format(until()) + " only")
                    : Optional.empty();
        }
        // What has expired may be forgotten, and a list need not name it any more. RFC 5280, section 3.3.
        return made.isAfter(expiry)
                        && reaches.filter(back -> !back.isAfter(expiry)).isEmpty()
                ? Optional.of("the certificate had expired when the authority was asked, at " + Text.format(made)
                        + ", and it may forget those")
                : Optional.empty();
    }

    /// Whether nobody needs to be asked again about `at`.
    boolean settles(Instant at, Instant now) {
        return switch (fate) {
            case Fate.Unknown() -> false;
            case Fate.Revoked revoked -> revoked.forGood() || !now.isAfter(until());
            case Fate.Good() -> !made.isBefore(at) || !now.isAfter(until());
        };
    }

    private Instant until() {
        return next.orElse(made).plus(CLOCKS_DIFFER);
    }
}
