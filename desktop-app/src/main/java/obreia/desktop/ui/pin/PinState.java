package obreia.desktop.ui.pin;

import java.util.Optional;
import obreia.desktop.card.CardState;
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
    ///
    /// @param wrong true after a PIN that was not the right one
    record Keypad(PinQuestion question, Runnable cancel, boolean wrong) implements PinState {}

    /// The card's own software asks for it.
    ///
    /// @param wrong true after a PIN that was not the right one
    record OtherWindow(PinQuestion question, Runnable cancel, boolean wrong) implements PinState {}

    /// The card has the PIN, if it took one here, and signs.
    record Signing() implements PinState {}

    /// The card is not there, and is waited for.
    ///
    /// @param holder the name on it, where it was seen before
    record NoCard(CardState why, Optional<String> holder) implements PinState {}

    /// The PIN takes no more tries; `pin` is its name and `next` what to do, as the profile of the card has them.
    record Blocked(String pin, String next) implements PinState {}

    record NotActivated(String next) implements PinState {}

    /// The card or its software failed.
    ///
    /// @param state  what it comes to, where one of them says it
    /// @param detail what more is known, for whoever helps
    record Failed(Optional<CardState> state, String detail) implements PinState {}

    /// The card cannot sign so, now or ever.
    ///
    /// @param detail why, for whoever helps
    record Unsupported(String detail) implements PinState {}
}
