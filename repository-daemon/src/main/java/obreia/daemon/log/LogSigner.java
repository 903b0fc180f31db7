package obreia.daemon.log;

import obreia.protocol.identity.Origin;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.VerifierKey;

/// The name and the key that the checkpoints of a repository's logs are signed with. Who opened the key closes it.
public record LogSigner(Origin origin, SigningKey key) {
    /// What a client is given in the repository's address.
    public VerifierKey verifier() {
        return key.verifier(origin.name());
    }

    Checkpoint checkpoint(LogKind log, int generation, TreeHead head) {
        return new Checkpoint(new LogName(origin, log, generation), head);
    }

    SignedCheckpoint sign(LogKind log, int generation, TreeHead head) {
        return SignedCheckpoint.sign(checkpoint(log, generation, head), key);
    }
}
