package obreia.desktop.directory;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import obreia.desktop.repository.LoggedStatement;
import obreia.desktop.timeline.RepositoryLogs;
import obreia.desktop.vault.KeptDirectory;
import obreia.desktop.vault.KnownPerson;
import obreia.desktop.vault.Vault;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;

/// Holds what a repository serves as somebody's statements against the logs.
final class LoggedStatements {
    private final Vault vault;
    private final RepositoryLogs logs;

    LoggedStatements(Vault vault, RepositoryLogs logs) {
        this.vault = vault;
        this.logs = logs;
    }

    /// Finds a served statement in both logs: as a change of the directory, and at its leaf of the messages log, which
    /// says from when on it is in force.
    ///
    /// @throws VerificationException it is not there, or not so
    void check(LoggedStatement logged, Instant now) throws IOException, VerificationException {
        var statement = logged.signed().statement();
        var found = changes(statement.mailbox()).stream().anyMatch(change -> change.version() == statement.version());
        if (!found) {
            var _ = logs.directory().advance(now).orThrow();
        }
        var digests = changes(statement.mailbox()).stream()
                .filter(change -> change.version() == statement.version())
                .map(KeptDirectory.Change::statement)
                .distinct()
                .toList();
        if (!digests.equals(List.of(logged.signed().digest()))) {
            throw new VerificationException("the repository serves a statement " + statement.version() + " of mailbox "
                    + statement.mailbox() + " that " + (digests.isEmpty() ? "is not in" : "is not the one of")
                    + " its directory's log");
        }
        var _ = logs.messages().prove(logged.leaf(), logged.signed().digest().bytes(), now);
    }

    /// Refuses a person's newest statement, as it was served, if the directory holds a newer one.
    void newest(KnownPerson known) throws IOException, VerificationException {
        var newest = newest(known.mailbox());
        if (newest > known.version()) {
            throw new VerificationException("the repository serves statement " + known.version() + " of " + known.name()
                    + " as the newest, and its directory's log holds statement " + newest
                    + ": it keeps the newer one back, which may remove a lost device or card");
        }
    }

    /// True of somebody of whom the directory holds a newer statement than is kept here.
    boolean hasNewer(MailboxId mailbox) throws IOException {
        return newest(mailbox)
                > vault.people().find(mailbox).map(KnownPerson::version).orElse(0L);
    }

    private long newest(MailboxId mailbox) throws IOException {
        return changes(mailbox).stream()
                .mapToLong(KeptDirectory.Change::version)
                .max()
                .orElse(0);
    }

    private List<KeptDirectory.Change> changes(MailboxId mailbox) throws IOException {
        return vault.directory().changes(logs.directory().log(), mailbox, Long.MAX_VALUE);
    }
}
