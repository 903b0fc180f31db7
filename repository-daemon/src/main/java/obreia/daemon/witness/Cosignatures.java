package obreia.daemon.witness;

import java.util.EnumMap;
import java.util.Map;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.NoteSignature;
import obreia.protocol.log.SignedCheckpoint;

/// The newest checkpoints of a repository's logs, with what witnesses put under them. Kept in memory: a witness that is
/// asked again cosigns again. Safe for threads.
public final class Cosignatures {
    private final Map<LogKind, SignedCheckpoint> newest = new EnumMap<>(LogKind.class);

    /// A newer checkpoint is there, which nobody has cosigned yet.
    synchronized void published(SignedCheckpoint checkpoint) {
        newest.put(checkpoint.log().kind(), checkpoint);
    }

    /// A witness cosigned the checkpoint; nothing comes of it where there is a newer one by now.
    synchronized void add(SignedCheckpoint checkpoint, NoteSignature checked) {
        newest.computeIfPresent(
                checkpoint.log().kind(),
                (_, now) -> now.checkpoint().equals(checkpoint.checkpoint()) ? now.with(checked) : now);
    }

    /// The note with its cosignatures, where it is the newest and has some.
    public synchronized Bytes under(LogKind log, Bytes note) {
        var now = newest.get(log);
        return now != null && now.bytesWithoutCosignatures().equals(note) ? now.bytes() : note;
    }
}
