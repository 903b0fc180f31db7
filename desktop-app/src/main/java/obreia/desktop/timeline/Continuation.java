package obreia.desktop.timeline;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.Vault;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;

/// Whether a new generation of the logs says truly what it continues: its directory begins with the last checkpoints of
/// the generation before, which must be what was seen here, or a beginning of it, or newer.
final class Continuation {
    private final Vault vault;
    private final List<LogTimeline> before;

    /// @param before both logs, as they were followed until now
    Continuation(Vault vault, List<LogTimeline> before) {
        this.vault = vault;
        this.before = List.copyOf(before);
    }

    /// What the new directory says of the logs that were followed, in words.
    ///
    /// @param directory the new generation's, all of whose entries are kept
    /// @throws VerificationException it does not continue what was seen
    String check(LogName directory, Instant now) throws IOException, VerificationException {
        var named = named(directory);
        var words = new ArrayList<String>();
        for (var timeline : before) {
            words.add(placed(timeline, find(timeline, named), now));
        }
        return String.join("; ", words);
    }

    private List<Bytes> named(LogName directory) throws IOException, VerificationException {
        var entries = vault.directory().entries(directory, 0, 1);
        try {
            if (!entries.isEmpty()
                    && DirectoryEntry.decode(entries.getFirst()) instanceof DirectoryEntry.Restored(var checkpoints)) {
                return checkpoints;
            }
        } catch (MalformedException e) {
            throw new VerificationException("its first entry cannot be read: " + e.getMessage(), e);
        }
        throw new VerificationException("its first entry does not name what came before");
    }

    private static SignedCheckpoint find(LogTimeline timeline, List<Bytes> named) throws VerificationException {
        for (var note : named) {
            try {
                var signed = timeline.read(note);
                return signed;
            } catch (MalformedException e) {
                throw new VerificationException("it names a checkpoint that cannot be read: " + e.getMessage(), e);
            } catch (VerificationException _) {
                // One of the other log, or that nobody signed: then this log's is not found.
            }
        }
        throw new VerificationException("it names no checkpoint of the log " + timeline.log());
    }

    private static String placed(LogTimeline timeline, SignedCheckpoint named, Instant now)
            throws IOException, VerificationException {
        var kind = timeline.log().kind().code();
        var size = named.head().size();
        var ours = timeline.head().size();
        if (named.log().generation() < timeline.log().generation()) {
            throw new VerificationException(
                    "it names " + named.log() + " as the last before it, and " + timeline.log() + " was seen here");
        }
        if (named.log().generation() > timeline.log().generation()) {
            return "of its " + kind + " log it names generation " + named.log().generation()
                    + ", which was never seen here";
        }
        if (size <= ours) {
            Optional<Boolean> known = timeline.knows(named.head());
            if (known.isPresent() && !known.get()) {
                var fork = compared(timeline, named, now);
                throw new VerificationException("it names a tree of " + size + " entries that was another one here"
                        + (fork ? ", which is kept as a proof" : ""));
            }
        }
        return "of its " + kind + " log it knew " + size + " entries, " + ours + " were seen here";
    }

    private static boolean compared(LogTimeline timeline, SignedCheckpoint named, Instant now)
            throws IOException, VerificationException {
        try {
            return timeline.compare(named.bytes(), now) instanceof Comparison.Forked;
        } catch (MalformedException e) {
            throw new IllegalStateException("a checkpoint that was read cannot be read", e);
        }
    }
}
