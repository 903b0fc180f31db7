package obreia.protocol.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;

/// A proof that an entry is in a log, which can be checked without asking anybody: its index, the path to the root, and
/// the signed checkpoint that has this root. Text, in one spelling. c2sp.org/tlog-proof.
///
/// Nothing in it is believed before [#verify]; the extra data not even then, unless the entry is made from it.
///
/// @param extra      what is needed to make the entry again, 1 to [#MAX_EXTRA] bytes; in a proof of submission
///                   salt ‖ record
/// @param index      the leaf's place in the log, from 0
/// @param path       at most [#MAX_PATH] hashes, the leaf's sibling first
/// @param checkpoint the bytes of a signed note
public record LogProof(Optional<Bytes> extra, long index, List<Digest> path, Bytes checkpoint) {
    public static final int MAX_EXTRA = 1 << 17;
    public static final int MAX_PATH = 56;

    /// The size of the largest proof, in bytes.
    public static final int MAX_SIZE = 1 << 18;

    private static final String FORMAT = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";

    public LogProof {
        path = List.copyOf(path);
        if (extra.isPresent() && (extra.get().isEmpty() || extra.get().length() > MAX_EXTRA)) {
            throw new IllegalStateException("extra data has 1 to " + MAX_EXTRA + " bytes, not "
                    + extra.get().length());
        }
        if (index < 0 || index >= TreeHead.MAX_SIZE) {
            throw new IllegalStateException("no leaf has the index " + index);
        }
        if (path.size() > MAX_PATH) {
            throw new IllegalStateException("a path has at most " + MAX_PATH + " hashes, not " + path.size());
        }
        if (checkpoint.length() > Note.MAX_SIZE) {
            throw new IllegalStateException("a checkpoint has at most " + Note.MAX_SIZE + " bytes");
        }
    }

    public static LogProof parse(Bytes bytes) throws MalformedException {
        if (bytes.length() > MAX_SIZE) {
            throw new MalformedException(
                    "log proof has " + bytes.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var text = bytes.text();
        var end = text.indexOf("\n\n");
        if (end < 0) {
            throw new MalformedException("log proof has no blank line before its checkpoint");
        }
        var lines = new ArrayList<>(List.of(text.substring(0, end).split("\n", -1)));
        if (!lines.removeFirst().equals(FORMAT)) {
            throw new MalformedException("log proof does not begin with " + FORMAT);
        }
        var extra = Optional.<Bytes>empty();
        if (!lines.isEmpty() && lines.getFirst().startsWith(EXTRA)) {
            extra = Optional.of(extra(lines.removeFirst()));
        }
        if (lines.isEmpty() || !lines.getFirst().startsWith(INDEX)) {
            throw new MalformedException("log proof has no index");
        }
        var index =
                Text.parseNumber("leaf index", lines.removeFirst().substring(INDEX.length()), 0, TreeHead.MAX_SIZE - 1);
        if (lines.size() > MAX_PATH) {
            throw new MalformedException(
                    "log proof has " + lines.size() + " hashes, at most " + MAX_PATH + " are accepted");
        }
        var path = new ArrayList<Digest>();
        for (var line : lines) {
            path.add(Digest.from(Base64Text.parse("a hash of the log proof", line)));
        }
        var checkpoint = Bytes.utf8(text.substring(end + 2));
        // Read here so that what is kept and passed on is a checkpoint in its one spelling.
        Checkpoint.parse(Note.parse(checkpoint).text());
        return new LogProof(extra, index, path, checkpoint);
    }

    public Bytes encode() {
        var text = new StringBuilder(FORMAT).append('\n');
        extra.ifPresent(
                data -> text.append(EXTRA).append(Base64Text.format(data)).append('\n'));
        text.append(INDEX).append(index).append('\n');
        for (var hash : path) {
            text.append(Base64Text.format(hash.bytes())).append('\n');
        }
        text.append('\n');
        return Bytes.concat(Bytes.utf8(text.toString()), checkpoint);
    }

    /// Checks that a log of this repository and kind has the entry; returns the checkpoint that says so.
    ///
    /// @param repository the repository's key, named by its origin
    public SignedCheckpoint verify(VerifierKey repository, LogKind kind, Bytes entry)
            throws MalformedException, VerificationException {
        var signed = SignedCheckpoint.verify(checkpoint, repository);
        if (signed.log().kind() != kind) {
            throw new VerificationException(
                    "the proof is of the log " + signed.log() + ", not of one of the kind " + kind.code());
        }
        Trees.checkInclusion(path, index, MerkleHash.leaf(entry), signed.head());
        return signed;
    }

    private static Bytes extra(String line) throws MalformedException {
        var extra = Base64Text.parse("extra data", line.substring(EXTRA.length()));
        if (extra.isEmpty() || extra.length() > MAX_EXTRA) {
            throw new MalformedException(
                    "extra data has " + extra.length() + " bytes, 1 to " + MAX_EXTRA + " are accepted");
        }
        return extra;
    }
}
