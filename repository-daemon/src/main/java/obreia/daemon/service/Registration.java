package obreia.daemon.service;

import java.io.IOException;
import java.util.List;
import obreia.daemon.log.Committed;
import obreia.daemon.log.Transaction;
import obreia.daemon.mailbox.MailboxState;
import obreia.daemon.mailbox.Mailboxes;
import obreia.daemon.mailbox.StoredStatement;
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
        var committed = desk.<Outcome>commitProved(transaction -> {
            // Somebody with the same card may have been quicker.
            var quicker = transaction.mailboxOf(person);
            if (quicker.isPresent()) {
                return there(transaction, quicker.get());
            }
            if (transaction.mailbox(after.mailbox()).isPresent()) {
                throw new Refusal(ErrorCode.CONFLICT, "another person's mailbox was opened with this card's key");
            }
            return take(transaction, after, signed.cms(), boxKey);
        });
        return answer(after, committed);
    }

    private Response join(Person person, MailboxId mailbox, SignedStatement signed, BoxKeyCertificate boxKey)
            throws IOException, Refusal {
        var before = Statements.state(desk.store(), mailbox);
        if (!Statements.follows(before, signed)) {
            return there(desk.store(), mailbox).newest();
        }
        var previous = Statements.newestSigned(desk.store(), before);
        var after = Statements.described(statements.next(before, previous, signed));
        var committed = desk.<Outcome>commitProved(transaction -> {
            var now = Statements.state(transaction, mailbox);
            if (!now.person().equals(person) || !Statements.follows(now, signed)) {
                return there(transaction, mailbox);
            }
            return take(transaction, after, signed.cms(), boxKey);
        });
        if (committed.result() instanceof Outcome.Taken(var stored)) {
            tell(mailbox, stored.leaf(), Statements.removed(previous, signed));
        }
        return answer(after, committed);
    }

    private static Response answer(MailboxState after, Committed<Outcome> committed) throws IOException {
        return switch (committed.result()) {
            case Outcome.There(var newest) -> newest;
            case Outcome.Taken(var stored) ->
                new Response.Registered(after.mailbox(), after.version(), Statements.prove(committed.proofs(), stored));
        };
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
            // The answer to the first may have been lost. In its turn, behind the batch that took it.
            var again = desk.commitProved(transaction -> Statements.newest(transaction, before));
            return new Response.Updated(before.version(), Statements.prove(again.proofs(), again.result()));
        }
        requireFollows(before, signed);
        var previous = Statements.newestSigned(desk.store(), before);
        statements.person(signed);
        var after = Statements.described(statements.next(before, previous, signed));
        var committed = desk.commitProved(transaction -> {
            var now = Desk.member(transaction, caller);
            requireFollows(Statements.state(transaction, now.mailbox()), signed);
            Statements.requireOwnDevices(transaction, after);
            return transaction.addStatement(after, signed.cms());
        });
        tell(member.mailbox(), committed.result().leaf(), Statements.removed(previous, signed));
        return new Response.Updated(after.version(), Statements.prove(committed.proofs(), committed.result()));
    }

    private static Outcome take(Transaction transaction, MailboxState after, Bytes cms, BoxKeyCertificate boxKey)
            throws IOException, Refusal {
        Statements.requireOwnDevices(transaction, after);
        BoxKeys.requireNext(transaction, after.mailbox(), boxKey);
        var stored = transaction.addStatement(after, cms);
        transaction.setBoxKey(after.mailbox(), boxKey);
        return new Outcome.Taken(stored);
    }

    private static Outcome.There there(Mailboxes known, MailboxId mailbox) throws IOException {
        var newest = Statements.newest(known, Statements.state(known, mailbox));
        return new Outcome.There(new Response.Existing(newest.cms()));
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

    /// What came of a statement: it was taken, or the person has another one that it does not follow.
    private sealed interface Outcome {
        record Taken(StoredStatement stored) implements Outcome {}

        record There(Response.Existing newest) implements Outcome {}
    }
}
