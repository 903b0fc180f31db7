package obreia.desktop.card;

import java.io.IOException;
import obreia.protocol.MalformedException;

/// Finds a card and reads its certificate. Asks for no PIN.
@FunctionalInterface
public interface CardOpener {
    /// Opens the card; the caller closes it.
    ///
    /// @throws IOException        the card, its driver or its file is not there or does not answer: try again later
    /// @throws MalformedException the address cannot be read, or what is there is not a card this program knows
    SmartCard open(CardUri uri) throws IOException, MalformedException;
}
