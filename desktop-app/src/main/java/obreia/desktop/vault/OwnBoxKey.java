package obreia.desktop.vault;

import java.time.Instant;
import java.util.Optional;
import obreia.protocol.identity.BoxKeyCertificate;

/// A box key of this device as the database knows it: never the private half.
///
/// @param accepted when the repository took it, as this device saw it
/// @param destroyed when its private half was destroyed
public record OwnBoxKey(BoxKeyCertificate certificate, Optional<Instant> accepted, Optional<Instant> destroyed) {
    public long number() {
        return certificate.number();
    }
}
