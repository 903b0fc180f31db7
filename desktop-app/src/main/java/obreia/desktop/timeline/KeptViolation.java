package obreia.desktop.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import obreia.desktop.vault.Alarms;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;

/// A violation as it was kept, read again: what the repository showed before and what it showed then.
///
/// @param found  when it was noticed here
/// @param before the checkpoint that was verified here before, where there was one
/// @param given  the one that contradicts it
/// @param report the whole report, for others
public record KeptViolation(
        LogName log,
        boolean proved,
        Instant found,
        String words,
        Optional<Side> before,
        Optional<Side> given,
        Bytes report) {
    static final String OURS = "-- the note that was verified here before";
    static final String THEIRS = "-- the note that the repository gave";

    /// A checkpoint that carries the repository's own signature, verified anew.
    public record Side(long size, Digest root, Bytes note) {}

    /// Reads what was kept.
    ///
    /// @param repository the key by which it signs
    public static KeptViolation of(Alarms.Broken kept, VerifierKey repository) throws MalformedException {
        var text = new String(kept.report().toArray(), StandardCharsets.UTF_8);
        return new KeptViolation(
                LogName.parse(kept.log()),
                kept.proved(),
                kept.time(),
                kept.words(),
                side(text, OURS, repository),
                side(text, THEIRS, repository),
                kept.report());
    }

    /// True where both sides have one size: two different logs, not one that lost something.
    public boolean oneSize() {
        return before.isPresent()
                && given.isPresent()
                && before.get().size() == given.get().size();
    }

    private static Optional<Side> side(String report, String title, VerifierKey repository) {
        var from = report.indexOf(title + "\n");
        if (from < 0) {
            return Optional.empty();
        }
        var rest = report.substring(from + title.length() + 1);
        var end = rest.indexOf("\n-- ");
        var note = Bytes.utf8((end < 0 ? rest : rest.substring(0, end)).strip() + "\n");
        try {
            var signed = SignedCheckpoint.verify(note, repository);
            return Optional.of(new Side(signed.head().size(), signed.head().root(), note));
        } catch (MalformedException | VerificationException _) {
            return Optional.empty(); // there was none before, or it is none: the report says so in words
        }
    }
}
