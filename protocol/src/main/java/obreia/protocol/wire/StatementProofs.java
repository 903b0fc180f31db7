package obreia.protocol.wire;

import java.util.List;
import obreia.protocol.codec.Bytes;

/// The proofs that a statement stands in both logs ([obreia.protocol.log.LogProof]), neither with extra data. Claimed
/// until they are verified.
///
/// @param directory that its line is an entry of the directory
/// @param messages  that its SHA-256 is an entry of the messages log
public record StatementProofs(Bytes directory, Bytes messages) {
    public StatementProofs {
        Limits.requireProof(directory);
        Limits.requireProof(messages);
    }

    List<Bytes> parts() {
        return List.of(directory, messages);
    }
}
