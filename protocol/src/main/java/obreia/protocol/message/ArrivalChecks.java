package obreia.protocol.message;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.PathException;
import obreia.protocol.identity.PathFault;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.ValidatedPath;
import obreia.protocol.log.LogRecord;

/// The looks that messages and receipts have in common.
final class ArrivalChecks {
    private static final String REVOKED_LATER = "revoked_later";

    private final Arrival arrival;
    private final Standpoint standpoint;

    ArrivalChecks(Arrival arrival, Standpoint standpoint) {
        this.arrival = arrival;
        this.standpoint = standpoint;
    }

    Digest envelope() throws VerificationException {
        var id = arrival.envelope().id();
        if (!id.equals(arrival.id())) {
            throw new VerificationException(
                    "envelope " + arrival.id().shortHex() + " was asked for, " + id.shortHex() + " was handed out");
        }
        return id;
    }

    LogRecord record(LogRecord.Kind kind) throws MalformedException, VerificationException {
        if (arrival.salt().length() != LogRecord.SALT) {
            throw new MalformedException("salt has " + arrival.salt().length() + " bytes, not " + LogRecord.SALT);
        }
        var record = LogRecord.decode(arrival.record());
        if (record.kind() != kind) {
            throw new VerificationException(
                    "the record is that of a " + record.kind().code());
        }
        if (!record.origin().equals(standpoint.origin())) {
            throw new VerificationException("the record is of the origin " + record.origin());
        }
        if (!record.envelope().equals(arrival.id())) {
            throw new VerificationException(
                    "the record names the envelope " + record.envelope().shortHex());
        }
        return record;
    }

    /// The record's place in the messages log, and when it was first seen there.
    String recorded(LogRecord record) throws VerificationException {
        return standpoint.logs().recorded(arrival.leaf(), record.leaf(arrival.salt()), record.time())
                + "; the trusted time is " + Text.format(arrival.seen().truncatedTo(ChronoUnit.SECONDS));
    }

    Digest digest(LogRecord record, Bytes cms) throws VerificationException {
        var digest = Digest.of(cms);
        if (!digest.equals(record.message())) {
            throw new VerificationException(
                    "the record names " + record.message().shortHex() + ", the envelope holds " + digest.shortHex());
        }
        return digest;
    }

    /// At the trusted time, and not at the record's: that is the repository's word.
    ValidatedPath path(LogRecord record, X509Certificate signer, List<X509Certificate> others)
            throws VerificationException {
        try {
            return standpoint.paths().validate(signer, others, arrival.seen());
        } catch (PathException e) {
            if (e.fault() != PathFault.EXPIRED || !goodAt(record.time(), signer, others)) {
                throw e;
            }
            throw e.and("; " + earlier(record));
        }
    }

    private boolean goodAt(Instant time, X509Certificate signer, List<X509Certificate> others) {
        try {
            // The revocation that is known now says nothing of this.
            var _ = standpoint.paths().using(RevocationChecker.none()).validate(signer, others, time);
            return true;
        } catch (VerificationException _) {
            return false;
        }
    }

    private static String earlier(LogRecord record) {
        return "signed earlier, at " + Text.format(record.time()) + ", says the repository alone";
    }

    /// That a path holds at the trusted time, and how long its certificates last: what has expired since
    /// was good then.
    String vouched(ValidatedPath path) {
        var until = path.path().subList(0, path.path().size() - 1).stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return "an authority of the scheme " + path.scheme()
                + " vouches for it; at the trusted time it was valid, until " + Text.format(until);
    }

    void revocation(Checklist list, Step step, ValidatedPath path, LogRecord record) {
        var status = path.revocation();
        switch (status) {
            case RevocationStatus.Good(var saidBy) ->
                list.put(step, Check.Outcome.HOLDS, "good: " + saidBy, Optional.of(status.code()));
            case RevocationStatus.Unknown(var why) ->
                list.put(step, Check.Outcome.NOT_CHECKED, "unknown: " + why, Optional.of(status.code()));
            case RevocationStatus.Revoked(var since, var reason) -> {
                var words = "revoked since " + Text.format(since) + ": " + reason;
                if (since.isAfter(arrival.seen())) {
                    list.put(
                            step,
                            Check.Outcome.HOLDS,
                            words + "; the trusted time is before that, so it was good",
                            Optional.of(REVOKED_LATER));
                } else {
                    var backdated = record.time().isBefore(since) ? "; " + earlier(record) : "";
                    list.put(step, Check.Outcome.FAILS, words + backdated, Optional.of(status.code()));
                }
            }
        }
    }

    SignedStatement inForce(MailboxId mailbox, X509Certificate signer)
            throws MalformedException, VerificationException {
        var signed = standpoint
                .directory()
                .inForce(mailbox, arrival.leaf())
                .orElseThrow(() -> new VerificationException(
                        "no statement of mailbox " + mailbox + " is known here that can be said to be in force"));
        var statement = signed.statement();
        if (!statement.mailbox().equals(mailbox) || !statement.origin().equals(standpoint.origin())) {
            throw new VerificationException(
                    "the statement is of mailbox " + statement.mailbox() + " at " + statement.origin());
        }
        var card = CardCertificate.of(signer);
        if (!statement.card().equals(card.digest())) {
            throw new VerificationException(
                    "signed by the card " + card.digest().shortHex() + ", but statement " + statement.version()
                            + " of the mailbox names " + statement.card().shortHex());
        }
        return signed;
    }
}
