package obreia.desktop.ui.pin;

import obreia.desktop.card.PinQuestion;

/// Where the dialog for the PIN stands.
sealed interface PinState {
    /// The card is looked for.
    record Looking() implements PinState {}

    /// The field is there to type into.
    ///
    /// @param wrong true after a PIN that was not the right one
    record Ready(PinQuestion question, boolean wrong) implements PinState {}

    /// One try is left: there is no field before the person says that they want to use it.
    record LastTry(PinQuestion question) implements PinState {}

    /// The PIN is typed on the reader.
    record Keypad(PinQuestion question, Runnable cancel) implements PinState {}

    /// The card's own software asks for it.
    record OtherWindow(PinQuestion question, Runnable cancel) implements PinState {}

    /// The card has the PIN, if it took one here, and signs.
    record Signing() implements PinState {}

    /// The card is not there; what to do about it is in `next`.
    record NoCard(String why, String next) implements PinState {}

    /// The PIN takes no more tries; `pin` is its name, as the profile of the card has it.
    record Blocked(String pin, String next) implements PinState {}

    record NotActivated(String next) implements PinState {}

    /// The card or its software failed, or cannot sign so.
    record Failed(String why) implements PinState {}
}
