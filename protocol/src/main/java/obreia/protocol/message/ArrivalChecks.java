package obreia.protocol.message;

import java.security.cert.X509Certificate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.ValidatedPath;
import obreia.protocol.log.LogRecord;

/// The looks that messages and receipts have in common.
final class ArrivalChecks {
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
        } catch (VerificationException e) {
            try {
                standpoint.paths().validate(signer, others, record.time());
            } catch (VerificationException earlier) {
                e.addSuppressed(earlier);
                throw e;
            }
            throw new VerificationException(
                    e.getMessage() + "; signed earlier, at " + Text.format(record.time())
                            + ", says the repository alone",
                    e);
        }
    }

    void revocation(Checklist list, Step step, ValidatedPath path) {
        switch (path.revocation()) {
            case RevocationStatus.Good() -> list.put(step, Check.Outcome.HOLDS, "nobody revoked it");
            case RevocationStatus.Unknown(var why) -> list.notChecked(step, why);
            case RevocationStatus.Revoked(var since, var reason) -> {
                if (since.isAfter(arrival.seen())) {
                    list.put(step, Check.Outcome.HOLDS, "it was revoked later, at " + since);
                } else {
                    list.put(step, Check.Outcome.FAILS, "it was revoked at " + since + ": " + reason);
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
