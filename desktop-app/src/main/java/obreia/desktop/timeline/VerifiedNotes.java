package obreia.desktop.timeline;

import java.util.LinkedHashMap;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;

/// Checkpoints of one repository, verified once each as long as they are among the last that were looked at: the newest
/// is looked at for every message. Used by one thread at a time.
final class VerifiedNotes {
    private static final int LAST = 16;

    private final VerifierKey repository;
    private final LinkedHashMap<Bytes, SignedCheckpoint> last = new LinkedHashMap<>(LAST, 0.75f, true);

    VerifiedNotes(VerifierKey repository) {
        this.repository = repository;
    }

    /// As [SignedCheckpoint#verify].
    SignedCheckpoint verify(Bytes note) throws MalformedException, VerificationException {
        var known = last.get(note);
        if (known != null) {
            return known;
        }
        var verified = SignedCheckpoint.verify(note, repository);
        last.put(note, verified);
        if (last.size() > LAST) {
            last.pollFirstEntry();
        }
        return verified;
    }
}
