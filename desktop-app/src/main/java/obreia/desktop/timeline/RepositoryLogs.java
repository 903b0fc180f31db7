package obreia.desktop.timeline;

import java.io.IOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.vault.Vault;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
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

    /// Takes what the repository gave as the newest checkpoint of one of its logs, when it was shown ours: an older one
    /// says that it was set back.
    ///
    /// @throws VerificationException it is no checkpoint of that log
    public Advance meet(LogKind kind, Bytes note, Instant now) throws IOException, VerificationException {
        var timeline = log(kind);
        var advance = timeline.advance(note, now);
        return advance instanceof Advance.Older older ? timeline.setBack(note, older, now) : advance;
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
