package obreia.desktop.mail;

import java.io.IOException;
import java.util.List;
import obreia.desktop.repository.Placed;
import obreia.desktop.timeline.RepositoryLogs;
import obreia.desktop.vault.KeptDirectory;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SignedStatement;
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
                                        + " else has your card and its PIN: look at 'devices', and have the card revoked.");
            }
        }
    }

    private List<KeptDirectory.Change> changes(RepositoryLogs logs) throws IOException {
        return account.vault()
                .directory()
                .changes(logs.directory().log(), account.member().mailbox(), Long.MAX_VALUE);
    }
}
