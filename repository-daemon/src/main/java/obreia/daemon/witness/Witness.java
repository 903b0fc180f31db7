package obreia.daemon.witness;

import java.io.IOException;
import java.time.InstantSource;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.AddCheckpoint;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.Note;
import obreia.protocol.log.NoteSignature;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;

/// A witness: cosigns a checkpoint where its log has only grown since the one that it cosigned last, and never two that
/// contradict each other. c2sp.org/tlog-witness.
///
/// Requests are taken one after another, whatever their log: comparing with what was cosigned last and keeping the new
/// one is one step. Safe for threads.
public final class Witness {
    private final String name;
    private final SigningKey key;
    private final WitnessState state;
    private final InstantSource clock;

    /// The key is the caller's to close.
    public Witness(String name, SigningKey key, WitnessState state, InstantSource clock) {
        this.name = name;
        this.key = key;
        this.state = state;
        this.clock = clock;
    }

    /// What comes of a request.
    public sealed interface Answer {
        /// The cosignature, after the checkpoint was kept.
        record Cosigned(NoteSignature signature) implements Answer {}

        /// The request cannot be read, or contradicts itself.
        record Malformed(String why) implements Answer {}

        /// The witness was not told of this log.
        record Unknown() implements Answer {}

        /// The log's key did not sign the checkpoint.
        record NotSigned(String why) implements Answer {}

        /// The request starts from another size than the one cosigned last, or shows another tree of that size.
        record Conflict(long size) implements Answer {}

        /// The proof does not lead from the old tree to the new one.
        record Inconsistent(String why) implements Answer {}
    }

    /// Answers the body of a request.
    public synchronized Answer add(Bytes body) throws IOException {
        AddCheckpoint request;
        Checkpoint claimed;
        Note note;
        try {
            request = AddCheckpoint.parse(body);
            note = Note.parse(request.checkpoint());
            claimed = Checkpoint.parse(note.text());
        } catch (MalformedException e) {
            return new Answer.Malformed(String.valueOf(e.getMessage()));
        }
        var trusted = state.key(claimed.log().origin());
        if (trusted.isEmpty()) {
            return new Answer.Unknown();
        }
        try {
            return add(request, SignedCheckpoint.verify(note, trusted.get()));
        } catch (MalformedException e) {
            return new Answer.Malformed(String.valueOf(e.getMessage()));
        } catch (VerificationException e) {
            return new Answer.NotSigned(String.valueOf(e.getMessage()));
        }
    }

    private Answer add(AddCheckpoint request, SignedCheckpoint signed) throws IOException {
        if (request.oldSize() > signed.head().size()) {
            return new Answer.Malformed("the old size is " + request.oldSize() + ", the checkpoint's "
                    + signed.head().size());
        }
        var last = state.newest(signed.log()).map(SignedCheckpoint::head).orElseGet(TreeHead::empty);
        var rewritten = last.size() == signed.head().size() && !last.equals(signed.head());
        if (request.oldSize() != last.size() || rewritten) {
            return new Answer.Conflict(last.size());
        }
        try {
            Trees.checkConsistency(request.proof(), last, signed.head());
        } catch (VerificationException e) {
            return new Answer.Inconsistent(String.valueOf(e.getMessage()));
        }
        state.keep(signed);
        return new Answer.Cosigned(key.cosign(name, signed.note().text(), clock.instant()));
    }
}
