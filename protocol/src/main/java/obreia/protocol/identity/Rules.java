package obreia.protocol.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import obreia.protocol.MalformedException;

/// The same rules for what is read and for what is made: a parser reports them, a constructor calls them our mistake.
final class Rules {
    private Rules() {}

    /// A rule that what was read keeps, or is malformed.
    interface Rule {
        void check() throws MalformedException;
    }

    static void require(Rule rule) {
        try {
            rule.check();
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static void wholeSeconds(String what, Instant time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalStateException(what + " is in whole seconds, not " + time);
        }
    }
}
