package obreia.protocol.identity;

import java.time.Instant;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;

/// The rules by which one signed statement follows another in a mailbox; the repository and every client
/// check them.
///
/// What [RevocationStatus.Unknown] means is the caller's to decide; it stands in the path of what was
/// accepted.
public final class StatementChain {
    private StatementChain() {}

    /// Accepts a statement that opens a mailbox: version 1, signed by a card whose path is valid at `at`.
    public static AcceptedStatement first(SignedStatement signed, PathValidator validator, Instant at)
            throws VerificationException {
        var statement = signed.statement();
        if (statement.version() != 1) {
            throw new VerificationException(
                    "statement " + statement.version() + " does not open a mailbox, statement 1 does");
        }
        return new AcceptedStatement(signed, path(signed, validator, at), Continuation.FIRST);
    }

    /// Accepts a statement that follows `previous`, which was accepted before as one of the person `known`:
    /// same origin and mailbox, next version, the digest of the statement before, and a card of the same
    /// person whose path is valid at `at`. A card whose certificate is older than the card's before is
    /// refused: it was replaced.
    public static AcceptedStatement next(
            SignedStatement previous, Person known, SignedStatement next, PathValidator validator, Instant at)
            throws VerificationException {
        checkPlace(previous, next);
        var path = path(next, validator, at);
        if (!path.person().equals(known)) {
            throw new VerificationException("statement " + next.statement().version()
                    + " is signed by a card of another person than the mailbox's");
        }
        return new AcceptedStatement(next, path, continuation(previous, next));
    }

    private static void checkPlace(SignedStatement previous, SignedStatement next) throws VerificationException {
        var before = previous.statement();
        var after = next.statement();
        if (!after.origin().equals(before.origin())) {
            throw new VerificationException(
                    "statement is of the origin " + after.origin() + ", the one before of " + before.origin());
        }
        if (!after.mailbox().equals(before.mailbox())) {
            throw new VerificationException(
                    "statement is of the mailbox " + after.mailbox() + ", the one before of " + before.mailbox());
        }
        if (after.version() != before.version() + 1) {
            throw new VerificationException(
                    "statement " + after.version() + " does not follow statement " + before.version());
        }
        if (!after.previous().orElseThrow().equals(previous.digest())) {
            throw new VerificationException("statement " + after.version() + " follows another statement "
                    + before.version() + " than the one that is known");
        }
    }

    private static ValidatedPath path(SignedStatement signed, PathValidator validator, Instant at)
            throws VerificationException {
        var path = validator.validate(signed.signer().x509(), signed.others(), at);
        if (path.revocation() instanceof RevocationStatus.Revoked revoked
                && !revoked.since().isAfter(at)) {
            throw new PathException(
                    PathFault.REVOKED,
                    "the statement's card was revoked at " + revoked.since() + ": " + revoked.reason());
        }
        return path;
    }

    private static Continuation continuation(SignedStatement previous, SignedStatement next)
            throws VerificationException {
        var statement = next.statement();
        if (next.signer().spki().equals(previous.signer().spki())) {
            if (statement.endorsement().isPresent()) {
                throw new VerificationException(
                        "statement " + statement.version() + " has an endorsement, but its card is not new");
            }
            return Continuation.SAME_CARD;
        }
        if (next.signer().notBefore().isBefore(previous.signer().notBefore())) {
            // From the leaf of the newer card's statement on, the old card counts no more.
            throw new VerificationException("statement " + statement.version()
                    + " is signed by a card that is older than the mailbox's newest");
        }
        if (statement.endorsement().isEmpty()) {
            return Continuation.NEW_CARD_UNENDORSED;
        }
        var newKey = Digest.of(next.signer().spki());
        Endorsement.verify(
                previous.statement(), statement, newKey, statement.endorsement().get());
        return Continuation.NEW_CARD_ENDORSED;
    }
}
