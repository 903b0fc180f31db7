package obreia.desktop.ui.shell;

import obreia.desktop.card.CardState;

/// How the card of this mailbox stands, as the window says it.
public sealed interface CardStanding {
    /// Nobody has looked yet.
    record Unknown() implements CardStanding {}

    /// A file.
    ///
    /// @param there whether it is where it was
    record Practice(boolean there) implements CardStanding {}

    /// In the reader, and able to sign.
    ///
    /// @param holder the name on it
    record Ready(String holder) implements CardStanding {}

    /// Not able to sign now.
    ///
    /// @param state any but READY
    record Missing(CardState state) implements CardStanding {}
}
