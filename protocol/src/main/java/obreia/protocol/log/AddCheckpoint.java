package obreia.protocol.log;

import java.util.ArrayList;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;

/// What a witness is asked: to cosign a checkpoint, with the proof that its log has grown since the one that the
/// witness
/// cosigned last. The body of `POST …/add-checkpoint`, c2sp.org/tlog-witness.
///
/// @param oldSize    the size that the witness cosigned last; 0 where it has cosigned none
/// @param proof      from the old tree to the new one ([Trees#proveConsistency]), at most [#MAX_PROOF] hashes
/// @param checkpoint a signed note
public record AddCheckpoint(long oldSize, List<Digest> proof, Bytes checkpoint) {
    public static final int MAX_PROOF = 63;

    /// The size of the largest body, in bytes.
    public static final int MAX_SIZE = Note.MAX_SIZE + 32 + MAX_PROOF * 45;

    private static final String OLD = "old ";

    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0 || proof.size() > MAX_PROOF || checkpoint.isEmpty() || checkpoint.length() > Note.MAX_SIZE) {
            throw new IllegalStateException("no witness is asked from size " + oldSize + " with " + proof.size()
                    + " hashes about a note of " + checkpoint.length() + " bytes");
        }
    }

    /// The bytes that [#parse] reads.
    public Bytes encode() {
        var lines = new StringBuilder(OLD).append(oldSize).append('\n');
        for (var hash : proof) {
            lines.append(Base64Text.format(hash.bytes())).append('\n');
        }
        return Bytes.concat(Bytes.utf8(lines.append('\n').toString()), checkpoint);
    }

    /// Reads a body. The note in it is not read yet.
    public static AddCheckpoint parse(Bytes body) throws MalformedException {
        if (body.length() > MAX_SIZE) {
            throw new MalformedException("body has " + body.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var end = blankLine(body);
        var lines = body.slice(0, end).text().split("\n", -1);
        if (!lines[0].startsWith(OLD)) {
            throw new MalformedException("body does not begin with the old size");
        }
        var oldSize = Text.parseNumber("old size", lines[0].substring(OLD.length()), 0, Long.MAX_VALUE);
        if (lines.length - 1 > MAX_PROOF) {
            throw new MalformedException(
                    "proof has " + (lines.length - 1) + " hashes, at most " + MAX_PROOF + " are accepted");
        }
        var proof = new ArrayList<Digest>();
        for (var i = 1; i < lines.length; i++) {
            proof.add(Digest.from(Base64Text.parse("a hash of the proof", lines[i])));
        }
        var checkpoint = body.slice(end + 2, body.length());
        if (checkpoint.isEmpty() || checkpoint.length() > Note.MAX_SIZE) {
            throw new MalformedException(
                    "checkpoint has " + checkpoint.length() + " bytes, 1 to " + Note.MAX_SIZE + " are accepted");
        }
        return new AddCheckpoint(oldSize, proof, checkpoint);
    }

    /// Where the two line feeds are that end the proof.
    private static int blankLine(Bytes body) throws MalformedException {
        for (var i = 0; i + 1 < body.length(); i++) {
            if (body.at(i) == '\n' && body.at(i + 1) == '\n') {
                return i;
            }
        }
        throw new MalformedException("body has no blank line before its checkpoint");
    }
}
