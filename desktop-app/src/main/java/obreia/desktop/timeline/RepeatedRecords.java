package obreia.desktop.timeline;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import obreia.desktop.vault.Stored;
import obreia.desktop.vault.Vault;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;

/// Finds out whether a repository logged one envelope twice, or one letter or receipt of one mailbox, which it never
/// may: whoever hands it in again is answered with the first record.
public final class RepeatedRecords {
    private final RepositoryLogs logs;
    private final Violations violations;

    public RepeatedRecords(RepositoryLogs logs, Vault vault) {
        this.logs = logs;
        this.violations = new Violations(vault);
    }

    /// Keeps it if both records stand in the log that is followed, each at its leaf. What is not proved to stand there
    /// accuses nobody: it is said when it is read.
    public Optional<Violation.TwoRecords> look(Stored first, Stored second, Instant now) throws IOException {
        if (first.leaf() == second.leaf()
                || !(first.envelope().equals(second.envelope()) || isOfOne(record(first), record(second)))) {
            return Optional.empty();
        }
        try {
            var violation = new Violation.TwoRecords(logs.messages().log(), proof(first, now), proof(second, now));
            var _ = violations.keep(violation, now);
            return Optional.of(violation);
        } catch (VerificationException _) {
            return Optional.empty();
        }
    }

    /// That somebody else hands in what another has signed, in an envelope of their own, is no fault of the
    /// repository's.
    private static boolean isOfOne(LogRecord first, LogRecord second) {
        return first.from().equals(second.from()) && first.message().equals(second.message());
    }

    private LogProof proof(Stored stored, Instant now) throws IOException, VerificationException {
        var entry = Digest.of(stored.salt(), stored.record()).bytes();
        var proof = logs.messages().prove(stored.leaf(), entry, now);
        return new LogProof(
                Optional.of(Bytes.concat(stored.salt(), stored.record())),
                proof.index(),
                proof.path(),
                proof.checkpoint());
    }

    private static LogRecord record(Stored stored) throws IOException {
        try {
            return LogRecord.decode(stored.record());
        } catch (MalformedException e) {
            throw new IOException("the vault is damaged: a kept record cannot be read any more", e);
        }
    }
}
