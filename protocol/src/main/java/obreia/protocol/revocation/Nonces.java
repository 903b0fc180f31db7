package obreia.protocol.revocation;

import java.security.SecureRandom;
import java.util.Optional;
import obreia.protocol.codec.Bytes;

/// Where the nonces of questions come from.
@FunctionalInterface
public interface Nonces {
    Optional<Bytes> next();

    static Nonces of(SecureRandom random) {
        return () -> Optional.of(Bytes.random(OcspQuestion.NONCE, random));
    }

    /// Questions without one.
    static Nonces none() {
        return Optional::empty;
    }
}
