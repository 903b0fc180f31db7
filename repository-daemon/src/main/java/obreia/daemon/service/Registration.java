package obreia.daemon.service;

import java.io.IOException;
import java.util.List;
import obreia.daemon.log.Transaction;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.Mailboxes;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// How somebody comes to have a mailbox, how another computer joins it, and how it goes on with the next statement.
final class Registration {
    private final Desk desk;
    private final Statements statements;
    private final BoxKeys boxKeys;
    private final Connections connections;

    Registration(Desk desk, Statements statements, BoxKeys boxKeys, Connections connections) {
        this.desk = desk;
        this.statements = statements;
        this.boxKeys = boxKeys;
        this.connections = connections;
    }

    /// Opens the mailbox of a person who has none; adds a device by the next statement of one who has; answers any
    /// other statement of theirs with the newest, which the next must follow.
    Response register(Caller caller, Request.Register request) throws IOException, Refusal {
        var signed = statements.read(request.statement());
        var device = signed.statement()
                .device(caller.tlsKey())
                .orElseThrow(() -> new Refusal(
                        ErrorCode.NOT_VERIFIED, "the statement does not list the device that this connection is of"));
        boxKeys.check(request.boxKey(), signed.statement().mailbox(), device);
        var person = statements.person(signed);
        var mailbox = desk.store().mailboxOf(person);
        return mailbox.isPresent()
                ? join(person, mailbox.get(), signed, request.boxKey())
                : open(person, signed, request.boxKey());
    }

    private Response open(Person person, SignedStatement signed, BoxKeyCertificate boxKey) throws IOException, Refusal {
        if (signed.statement().version() != 1) {
            throw new Refusal(
                    ErrorCode.CONFLICT,
                    "statement " + signed.statement().version()
                            + " continues a mailbox, but this person has none here");
        }
        var after = Statements.described(statements.first(signed));
        return desk.commit(transaction -> {
            // Somebody with the same card may have been quicker.
            var quicker = transaction.mailboxOf(person);
            if (quicker.isPresent()) {
                return existing(transaction, quicker.get());
            }
            if (transaction.mailbox(after.mailbox()).isPresent()) {
                throw new Refusal(ErrorCode.CONFLICT, "another person's mailbox was opened with this card's key");
            }
            return registered(transaction, after, signed.cms(), boxKey);
        });
    }

    private Response join(Person person, MailboxId mailbox, SignedStatement signed, BoxKeyCertificate boxKey)
            throws IOException, Refusal {
        var before = Statements.state(desk.store(), mailbox);
        if (!Statements.follows(before, signed)) {
            return existing(desk.store(), mailbox);
        }
        var previous = Statements.newestSigned(desk.store(), before);
        var after = Statements.described(statements.next(before, previous, signed));
        var response = desk.commit(transaction -> {
            var now = Statements.state(transaction, mailbox);
            if (!now.person().equals(person) || !Statements.follows(now, signed)) {
                return existing(transaction, mailbox);
            }
            return registered(transaction, after, signed.cms(), boxKey);
        });
        if (response instanceof Response.Registered registered) {
            tell(mailbox, registered.leaf(), Statements.removed(previous, signed));
        }
        return response;
    }

    /// Takes the next statement of the caller's own mailbox. Devices that it no longer lists are out at once.
    Response update(Caller caller, Request.Update request) throws IOException, Refusal {
        var member = desk.member(caller);
        var signed = statements.read(request.statement());
        if (!signed.statement().mailbox().equals(member.mailbox())) {
            throw new Refusal(ErrorCode.NOT_PERMITTED, "the statement is of another mailbox than this device's");
        }
        var before = Statements.state(desk.store(), member.mailbox());
        if (before.statement().equals(signed.digest())) {
            // The answer to the first may have been lost.
            return new Response.Updated(
                    before.version(), Statements.newest(desk.store(), before).leaf());
        }
        requireFollows(before, signed);
        var previous = Statements.newestSigned(desk.store(), before);
        statements.person(signed);
        var after = Statements.described(statements.next(before, previous, signed));
        var updated = desk.commit(transaction -> {
            var now = Desk.member(transaction, caller);
            requireFollows(Statements.state(transaction, now.mailbox()), signed);
            Statements.requireOwnDevices(transaction, after);
            return new Response.Updated(after.version(), transaction.addStatement(after, signed.cms()));
        });
        tell(member.mailbox(), updated.leaf(), Statements.removed(previous, signed));
        return updated;
    }

    private static Response registered(Transaction transaction, MailboxState after, Bytes cms, BoxKeyCertificate boxKey)
            throws IOException, Refusal {
        Statements.requireOwnDevices(transaction, after);
        BoxKeys.requireNext(transaction, after.mailbox(), boxKey);
        var leaf = transaction.addStatement(after, cms);
        transaction.setBoxKey(after.mailbox(), boxKey);
        return new Response.Registered(after.mailbox(), after.version(), leaf);
    }

    private static Response existing(Mailboxes known, MailboxId mailbox) throws IOException {
        return new Response.Existing(
                Statements.newest(known, Statements.state(known, mailbox)).cms());
    }

    private static void requireFollows(MailboxState before, SignedStatement signed) throws Refusal {
        if (!Statements.follows(before, signed)) {
            throw new Refusal(
                    ErrorCode.STALE,
                    "statement " + signed.statement().version() + " does not follow statement " + before.version()
                            + ", the mailbox's newest: look it up and sign the next");
        }
    }

    private void tell(MailboxId mailbox, long leaf, List<Bytes> removed) {
        removed.forEach(connections::close);
        connections.push(mailbox, new Response.Notice(Response.Notice.Kind.STATEMENT, leaf));
    }
}
