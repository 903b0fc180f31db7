package obreia.desktop.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// What answers about statements must hold, whoever the people are.
final class StatementRules {
    private StatementRules() {}

    static Registration registered(Origin origin, Statement sent, Response response) throws VerificationException {
        return switch (response) {
            case Response.Registered(var mailbox, var version, var proofs) -> {
                require(mailbox.equals(sent.mailbox()), "opened mailbox " + mailbox + ", not " + sent.mailbox());
                require(version == sent.version(), "took statement " + version + ", not " + sent.version());
                yield new Registration.Opened(mailbox, Proofs.placed(proofs));
            }
            case Response.Existing(var cms) -> {
                var statement = verify(cms);
                require(
                        statement.statement().origin().equals(origin),
                        "gave a statement of " + statement.statement().origin() + ", not of " + origin);
                yield new Registration.Existing(statement);
            }
            default -> throw new IllegalStateException("the type of a response was not checked");
        };
    }

    static Placed updated(Statement sent, Response.Updated updated) throws VerificationException {
        require(updated.version() == sent.version(), "took statement " + updated.version() + ", not " + sent.version());
        return Proofs.placed(updated.proofs());
    }

    static StatementPage page(Origin origin, Request.Lookup asked, Response.Statements answer)
            throws VerificationException {
        require(!answer.more() || !answer.statements().isEmpty(), "promised more statements and gave none");
        var statements = new ArrayList<LoggedStatement>();
        Optional<Digest> previous = Optional.empty();
        for (var entry : answer.statements()) {
            var signed = verify(entry.statement());
            var statement = signed.statement();
            var version = asked.after() + 1 + statements.size();
            require(
                    statement.origin().equals(origin) && statement.mailbox().equals(asked.mailbox()),
                    "gave a statement of " + statement.mailbox() + " at " + statement.origin() + ", not of "
                            + asked.mailbox() + " at " + origin);
            require(
                    statement.version() == version,
                    "gave statement " + statement.version() + " where " + version + " follows");
            require(
                    statements.isEmpty() || statement.previous().equals(previous),
                    "gave a statement " + version + " that follows another one");
            require(
                    statements.isEmpty() || statements.getLast().leaf() < entry.leaf(),
                    "gave statement " + version + " at leaf " + entry.leaf() + ", before the one it follows");
            previous = Optional.of(signed.digest());
            statements.add(new LoggedStatement(signed, entry.leaf()));
        }
        if (!answer.more() && !statements.isEmpty()) {
            checkBoxKeys(statements.getLast().signed().statement(), answer.boxKeys());
        }
        return new StatementPage(statements, answer.boxKeys(), answer.more());
    }

    private static void checkBoxKeys(Statement newest, List<BoxKeyCertificate> boxKeys) throws VerificationException {
        for (var boxKey : boxKeys) {
            var device = newest.devices().stream()
                    .filter(entry -> entry.id().equals(boxKey.device()))
                    .findFirst();
            if (device.isEmpty()) {
                throw new VerificationException("the repository gave a box key of " + boxKey.device()
                        + ", no device of statement " + newest.version());
            }
            boxKey.verify(newest.origin(), newest.mailbox(), device.get());
        }
    }

    private static SignedStatement verify(Bytes cms) throws VerificationException {
        try {
            return SignedStatement.verify(cms);
        } catch (MalformedException e) {
            throw new VerificationException(
                    "the repository gave a statement that cannot be read: " + e.getMessage(), e);
        }
    }

    private static void require(boolean kept, String what) throws VerificationException {
        if (!kept) {
            throw new VerificationException("the repository " + what);
        }
    }
}
