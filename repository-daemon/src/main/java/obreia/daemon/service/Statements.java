package obreia.daemon.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.daemon.log.Proofs;
import obreia.daemon.mailbox.DeviceKey;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.Mailboxes;
import obreia.daemon.mailbox.StoredStatement;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.AcceptedStatement;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.StatementChain;
import obreia.protocol.log.LogKind;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.StatementProofs;

/// What is checked of a statement, whichever request brings it.
final class Statements {
    private final Desk desk;
    private final TrustedCards trust;

    Statements(Desk desk, TrustedCards trust) {
        this.desk = desk;
        this.trust = trust;
    }

    /// The statement, signed by the card that it names and made for this repository.
    SignedStatement read(Bytes cms) throws Refusal {
        try {
            var signed = SignedStatement.verify(cms);
            var origin = signed.statement().origin();
            if (!origin.equals(desk.origin())) {
                throw new Refusal(
                        ErrorCode.NOT_VERIFIED,
                        "the statement is made for " + origin + ", this repository is " + desk.origin());
            }
            return signed;
        } catch (MalformedException e) {
            throw Refusal.of(e);
        } catch (VerificationException e) {
            throw Refusal.of(ErrorCode.NOT_VERIFIED, e);
        }
    }

    /// Whose card signed it: its path leads to an anchor of a configured scheme now.
    Person person(SignedStatement signed) throws IOException, Refusal {
        try {
            return trust.validator()
                    .validate(signed.signer().x509(), signed.others(), desk.now())
                    .person();
        } catch (VerificationException e) {
            throw Refusal.of(ErrorCode.UNTRUSTED_CARD, e);
        }
    }

    /// The first statement of a mailbox.
    AcceptedStatement first(SignedStatement signed) throws IOException, Refusal {
        try {
            return StatementChain.first(signed, trust.validator(), desk.now());
        } catch (VerificationException e) {
            throw Refusal.of(ErrorCode.NOT_VERIFIED, e);
        }
    }

    /// The statement after the newest of a mailbox, which [#follows] has found it to be.
    AcceptedStatement next(MailboxState before, SignedStatement previous, SignedStatement signed)
            throws IOException, Refusal {
        try {
            return StatementChain.next(previous, before.person(), signed, trust.validator(), desk.now());
        } catch (VerificationException e) {
            throw Refusal.of(ErrorCode.NOT_VERIFIED, e);
        }
    }

    /// True of a statement that builds on exactly this state of the mailbox.
    static boolean follows(MailboxState before, SignedStatement signed) {
        var statement = signed.statement();
        return statement.mailbox().equals(before.mailbox())
                && statement.version() == before.version() + 1
                && statement.previous().map(before.statement()::equals).orElse(false);
    }

    static MailboxState state(Mailboxes known, MailboxId mailbox) throws IOException {
        return known.mailbox(mailbox)
                .orElseThrow(() -> new IOException("mailbox " + mailbox + " has devices but no statement"));
    }

    /// The mailbox's newest statement, as it was stored.
    static StoredStatement newest(Mailboxes known, MailboxState state) throws IOException {
        return known.statement(state.mailbox(), state.version())
                .orElseThrow(() -> new IOException(
                        "statement " + state.version() + " of mailbox " + state.mailbox() + " is not in the store"));
    }

    /// The proofs that a mailbox's newest statement stands in both logs.
    static StatementProofs prove(Proofs proofs, StoredStatement stored) throws IOException {
        var generation = proofs.checkpoint(LogKind.DIRECTORY).log().generation();
        var index = LogHead.directory(generation, stored.number());
        return new StatementProofs(
                proofs.prove(LogKind.DIRECTORY, index, Optional.empty()).encode(),
                proofs.prove(LogKind.MESSAGES, stored.leaf(), Optional.empty()).encode());
    }

    /// As [#newest], read again.
    static SignedStatement newestSigned(Mailboxes known, MailboxState state) throws IOException {
        try {
            return SignedStatement.verify(newest(known, state).cms());
        } catch (MalformedException | VerificationException e) {
            throw new IOException("a stored statement of mailbox " + state.mailbox() + " is damaged", e);
        }
    }

    /// The mailbox as an accepted statement describes it.
    static MailboxState described(AcceptedStatement accepted) {
        var signed = accepted.signed();
        var statement = signed.statement();
        return new MailboxState(
                statement.mailbox(),
                accepted.person(),
                statement.version(),
                signed.digest(),
                signed.signer().commonName(),
                statement.alias(),
                statement.devices().stream()
                        .map(device -> new DeviceKey(device.id(), Digest.of(device.tlsKey())))
                        .toList());
    }

    /// Refuses a statement that lists a device of somebody else's.
    static void requireOwnDevices(Mailboxes known, MailboxState after) throws IOException, Refusal {
        for (var device : after.devices()) {
            var owner = known.device(device.tlsKey());
            if (owner.isPresent() && !owner.get().mailbox().equals(after.mailbox())) {
                throw new Refusal(
                        ErrorCode.CONFLICT, "the device " + device.device() + " belongs to another mailbox already");
            }
        }
    }

    /// The TLS keys (DER SubjectPublicKeyInfo) of devices that the later statement no longer lists.
    static List<Bytes> removed(SignedStatement before, SignedStatement after) {
        var removed = new ArrayList<Bytes>();
        for (var device : before.statement().devices()) {
            if (after.statement().device(device.tlsKey()).isEmpty()) {
                removed.add(device.tlsKey());
            }
        }
        return removed;
    }
}
