package obreia.protocol.identity;

import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;

/// What a verifier answered: `accepted`, or the words of its refusal.
final class Verdict {
    private Verdict() {}

    interface Check {
        Object run() throws MalformedException, VerificationException;
    }

    static String of(Check check) {
        try {
            check.run();
            return "accepted";
        } catch (MalformedException | VerificationException e) {
            return e.getClass().getSimpleName() + ": " + e.getMessage();
        }
    }
}
