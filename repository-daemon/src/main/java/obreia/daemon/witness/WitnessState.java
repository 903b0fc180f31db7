package obreia.daemon.witness;

import java.io.IOException;
import java.util.Optional;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;

/// What a witness knows: whose logs it was told of, and the newest checkpoint that it cosigned of each. Called by one
/// thread at a time.
public interface WitnessState {
    /// The key of a repository that the witness was told of, named by its origin.
    Optional<VerifierKey> key(Origin origin) throws IOException;

    /// What was cosigned last of this log.
    Optional<SignedCheckpoint> newest(LogName log) throws IOException;

    /// Makes this the newest, durably: it survives whatever happens after the return.
    void keep(SignedCheckpoint checkpoint) throws IOException;
}
