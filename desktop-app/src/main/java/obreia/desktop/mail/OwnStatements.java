package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.Placed;
import obreia.desktop.repository.Refusal;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.timeline.RepositoryLogs;
import obreia.desktop.vault.KeptDirectory;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.log.DirectoryEntry;

/// Watches the directory for statements of the own mailbox that this device did not make: whoever has the card, or a
/// card that the repository's authorities call the same person's, can make one.
final class OwnStatements {
    private final Account account;

    OwnStatements(Account account) {
        this.account = account;
    }

    /// Remembers a statement that this device signs, before anybody else sees it.
    void made(Digest statement) throws IOException {
        account.vault().directory().ownStatement(statement);
    }

    /// Checks and keeps the proofs that a statement of this device is in both logs.
    void proved(RepositoryLogs logs, SignedStatement signed, Placed placed) throws IOException, VerificationException {
        var statement = signed.statement();
        var change = new DirectoryEntry.Change(statement.mailbox(), statement.version(), signed.digest());
        var _ = logs.directory().take(placed.proofs().directory(), change.encode(), account.now());
        var _ = logs.messages().take(placed.proofs().messages(), signed.digest().bytes(), account.now());
    }

    /// Hands in the next statement of the own mailbox, checks and keeps its proofs; the repository's no, if it said no.
    Optional<Refusal> handIn(RepositoryClient line, SignedStatement signed) throws IOException, VerificationException {
        made(signed.digest());
        return switch (line.update(signed)) {
            case Answer.Refused<Placed>(var refusal) -> Optional.of(refusal);
            case Answer.Granted<Placed>(var placed) -> {
                proved(account.logs(), signed, placed);
                var _ = account.people().lookup(line, signed.statement().mailbox(), account.now());
                yield Optional.empty();
            }
        };
    }

    /// When a statement that follows this one is issued: now, or where the clock was set back no earlier than it.
    static Instant after(Statement before, Instant now) {
        return now.isBefore(before.issued()) ? before.issued() : now;
    }

    /// Remembers what was there when this device joined, up to the version that it signed itself.
    void found(RepositoryLogs logs, long version) throws IOException {
        for (var change : changes(logs)) {
            if (change.version() < version) {
                made(change.statement());
            }
        }
    }

    /// Raises an alarm for each statement in the directory that is not this device's.
    void look() throws IOException {
        for (var change : changes(account.logs())) {
            if (!account.vault().directory().isOwn(change.statement())) {
                account.vault()
                        .alarms()
                        .raise(
                                account.now(),
                                "Statement " + change.version() + " of your own mailbox was not made by this device ("
                                        + change.statement().shortHex()
                                        + "). If you did not add, remove or renew a device or card elsewhere, somebody"
                                        + " else has your card and its PIN: look at 'devices', and have the card revoked."
                                        + " A card that you renewed elsewhere is taken here with 'renew'.");
            }
        }
    }

    private List<KeptDirectory.Change> changes(RepositoryLogs logs) throws IOException {
        return account.vault()
                .directory()
                .changes(logs.directory().log(), account.member().mailbox(), Long.MAX_VALUE);
    }
}
