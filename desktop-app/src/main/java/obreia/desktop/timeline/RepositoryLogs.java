package obreia.desktop.timeline;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.vault.Vault;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;

/// Both logs of one repository, each in the newest generation that was seen.
///
/// Used by one thread at a time.
public final class RepositoryLogs {
    private final Vault vault;
    private final Origin origin;
    private final VerifierKey key;
    private final LogSource source;
    private final Map<LogKind, LogTimeline> timelines = new EnumMap<>(LogKind.class);

    /// @param key the repository's, as its address names it
    public RepositoryLogs(Vault vault, Origin origin, VerifierKey key, LogSource source) throws IOException {
        this.vault = vault;
        this.origin = origin;
        this.key = key;
        this.source = source;
        for (var kind : LogKind.values()) {
            timelines.put(kind, timeline(kind, vault.logs().generation(kind).orElse(1)));
        }
    }

    public Origin origin() {
        return origin;
    }

    public LogTimeline directory() {
        return log(LogKind.DIRECTORY);
    }

    public LogTimeline messages() {
        return log(LogKind.MESSAGES);
    }

    public LogTimeline log(LogKind kind) {
        return Optional.ofNullable(timelines.get(kind)).orElseThrow();
    }

    /// The repository's key, named by its origin.
    public VerifierKey key() {
        return key;
    }

    /// The newest checkpoint of a log as it is shown to others: with the log's own signature alone.
    public Optional<Bytes> newest(LogKind kind) throws IOException {
        return log(kind).pinned().map(SignedCheckpoint::bytesWithoutCosignatures);
    }

    /// Takes what the repository gave as the newest checkpoints of its logs, when it was shown ours: older ones say
    /// that
    /// it was set back, those of a higher generation that it was restored.
    ///
    /// @throws VerificationException they are no checkpoints of these logs
    public Meeting meet(Bytes directory, Bytes messages, Instant now) throws IOException, VerificationException {
        var generation = generation(LogKind.DIRECTORY, directory);
        if (generation != generation(LogKind.MESSAGES, messages)) {
            throw new VerificationException("the repository gives checkpoints of two generations");
        }
        follow(generation);
        var followed = directory().log().generation();
        if (generation > followed) {
            return restored(generation, directory, messages, now);
        }
        if (generation < followed) {
            var violation = new Violation.NotContinued(
                    directory().log(),
                    directory().pinned().map(SignedCheckpoint::bytes).orElse(Bytes.empty()),
                    directory,
                    "it went back to generation " + generation);
            var violated = new Violations(vault).keep(violation, now);
            return new Meeting(violated, violated, Optional.empty());
        }
        return new Meeting(meet(directory(), directory, now), meet(messages(), messages, now), Optional.empty());
    }

    private static Advance meet(LogTimeline timeline, Bytes note, Instant now)
            throws IOException, VerificationException {
        var advance = timeline.advance(note, now);
        return advance instanceof Advance.Older older ? timeline.setBack(note, older, now) : advance;
    }

    /// Takes a proof that came with an answer, as [LogTimeline#take] does; a profile to which this repository is new
    /// follows its logs in whatever generation they are.
    public LogProof take(LogKind kind, Bytes proof, Bytes entry, Instant now)
            throws IOException, VerificationException {
        try {
            follow(generation(kind, LogProof.parse(proof).checkpoint()));
        } catch (MalformedException e) {
            throw new VerificationException("the repository gave a proof that cannot be read: " + e.getMessage(), e);
        }
        return log(kind).take(proof, entry, now);
    }

    private int generation(LogKind kind, Bytes note) throws VerificationException {
        try {
            return log(kind).read(note).log().generation();
        } catch (MalformedException e) {
            throw new VerificationException(
                    "the repository gave a checkpoint that cannot be read: " + e.getMessage(), e);
        }
    }

    /// Whoever has seen nothing of these logs begins with the generation that is there.
    private void follow(int generation) throws IOException {
        if (vault.logs().generation(LogKind.DIRECTORY).isEmpty()
                && vault.logs().generation(LogKind.MESSAGES).isEmpty()) {
            for (var kind : LogKind.values()) {
                timelines.put(kind, timeline(kind, generation));
            }
        }
    }

    private Meeting restored(int generation, Bytes directory, Bytes messages, Instant now)
            throws IOException, VerificationException {
        var newDirectory = timeline(LogKind.DIRECTORY, generation);
        var newMessages = timeline(LogKind.MESSAGES, generation);
        var first = newDirectory.advance(directory, now);
        var second = first instanceof Advance.First ? newMessages.advance(messages, now) : first;
        try {
            if (!(second instanceof Advance.First)) {
                forget(newDirectory, newMessages);
                return new Meeting(first, second, Optional.empty());
            }
            var words = new Continuation(vault, List.of(directory(), messages())).check(newDirectory.log(), now);
            timelines.put(LogKind.DIRECTORY, newDirectory);
            timelines.put(LogKind.MESSAGES, newMessages);
            return new Meeting(first, second, Optional.of(new Meeting.Restored(generation, sentence(words))));
        } catch (VerificationException e) {
            forget(newDirectory, newMessages);
            var violation = new Violation.NotContinued(
                    newDirectory.log(),
                    directory().pinned().map(SignedCheckpoint::bytes).orElse(Bytes.empty()),
                    directory,
                    String.valueOf(e.getMessage()));
            var violated = new Violations(vault).keep(violation, now);
            return new Meeting(violated, violated, Optional.empty());
        }
    }

    private String sentence(String words) throws IOException {
        return "The repository was restored from a backup, which has "
                + messages().head().size()
                + " entries of the messages log: " + words
                + ". What you sent and it lacks is handed in again; proofs of"
                + " before are kept, and nobody's statement goes below what was known.";
    }

    private void forget(LogTimeline... timelines) throws IOException {
        for (var timeline : timelines) {
            vault.logs().forget(timeline.log());
        }
    }

    /// Why nothing is sent to this repository any more, where one of its logs contradicts itself under its own
    /// signatures.
    public Optional<String> broken() throws IOException {
        return new Violations(vault).proved();
    }

    private LogTimeline timeline(LogKind kind, int generation) throws IOException {
        var required = vault.witnesses();
        return new LogTimeline(
                new LogName(origin, kind, generation),
                key,
                vault,
                new Witnessing(required.keys(), required.quorum()),
                source,
                kind == LogKind.DIRECTORY ? Optional.of(new DirectoryEntries(vault, source)) : Optional.empty());
    }
}
