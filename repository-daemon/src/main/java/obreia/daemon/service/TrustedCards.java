package obreia.daemon.service;

import java.io.IOException;
import obreia.protocol.identity.PathValidator;

/// Whose cards the repository takes, as it is configured now: asked anew for each statement that comes in.
@FunctionalInterface
public interface TrustedCards {
    /// What leads a card to an authority that is believed at this moment.
    ///
    /// @throws IOException it cannot be read, so that nobody's card is taken
    PathValidator validator() throws IOException;
}
