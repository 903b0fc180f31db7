package obreia.desktop.repository;

import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogProof;
import obreia.protocol.wire.StatementProofs;

/// Reads the proofs in answers, and believes none of them.
final class Proofs {
    private Proofs() {}

    static LogProof read(Bytes proof) throws VerificationException {
        try {
            return LogProof.parse(proof);
        } catch (MalformedException e) {
            throw new VerificationException("the repository gave a proof that cannot be read: " + e.getMessage(), e);
        }
    }

    static Placed placed(StatementProofs proofs) throws VerificationException {
        if (read(proofs.directory()).extra().isPresent()
                || read(proofs.messages()).extra().isPresent()) {
            throw new VerificationException("the repository gave a proof of a statement with data of its own");
        }
        return new Placed(read(proofs.messages()).index(), proofs);
    }
}
