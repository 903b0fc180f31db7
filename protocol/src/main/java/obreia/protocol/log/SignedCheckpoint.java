package obreia.protocol.log;

import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;

/// A checkpoint that its log signed: it cannot be made without the repository's key. It can carry cosignatures, which
/// are checked by [WitnessKey#cosigned] and mean nothing until then.
public final class SignedCheckpoint {
    private final Checkpoint checkpoint;
    private final Note note;
    private final VerifierKey key;

    private SignedCheckpoint(Checkpoint checkpoint, Note note, VerifierKey key) {
        this.checkpoint = checkpoint;
        this.note = note;
        this.key = key;
    }

    /// Reads a note and checks that it is a checkpoint of a log of this repository.
    ///
    /// @param repository the repository's key, named by its origin
    public static SignedCheckpoint verify(Bytes note, VerifierKey repository)
            throws MalformedException, VerificationException {
        return verify(Note.parse(note), repository);
    }

    /// Checks that the note is a checkpoint of a log of this repository.
    ///
    /// @param repository the repository's key, named by its origin
    public static SignedCheckpoint verify(Note note, VerifierKey repository)
            throws MalformedException, VerificationException {
        var checkpoint = Checkpoint.parse(note.text());
        var origin = checkpoint.log().origin().name();
        if (!origin.equals(repository.name())) {
            throw new VerificationException("the checkpoint is of " + origin + ", not of " + repository.name());
        }
        var key = repository.named(checkpoint.log());
        key.verify(note);
        return new SignedCheckpoint(checkpoint, note, key);
    }

    /// Signs a checkpoint under its log's name.
    public static SignedCheckpoint sign(Checkpoint checkpoint, SigningKey key) {
        var name = checkpoint.log().format();
        var text = checkpoint.text();
        return new SignedCheckpoint(checkpoint, new Note(text, List.of(key.sign(name, text))), key.verifier(name));
    }

    public Checkpoint checkpoint() {
        return checkpoint;
    }

    public LogName log() {
        return checkpoint.log();
    }

    public TreeHead head() {
        return checkpoint.head();
    }

    public Note note() {
        return note;
    }

    /// The note, every signature of it.
    public Bytes bytes() {
        return note.encode();
    }

    /// The note with the log's own signature alone.
    public Bytes bytesWithoutCosignatures() {
        var own = note.signature(key.name(), key.keyId()).stream().toList();
        return new Note(note.text(), own).encode();
    }

    /// The same checkpoint with one more cosignature, which the caller has checked.
    public SignedCheckpoint with(NoteSignature cosignature) {
        return new SignedCheckpoint(checkpoint, note.with(cosignature), key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignedCheckpoint that && note.equals(that.note) && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    @Override
    public String toString() {
        return "SignedCheckpoint[" + log() + ", " + head().size() + " leaves]";
    }
}
