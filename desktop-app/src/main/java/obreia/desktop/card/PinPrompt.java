package obreia.desktop.card;

import java.util.Optional;

/// The person, as far as a card is concerned: shows what is about to be signed and hands over the PIN.
///
/// Called on the thread that owns the card, which waits.
@FunctionalInterface
public interface PinPrompt {
    /// Asks for a PIN that is typed here ([PinWay#TYPED_HERE]). Empty means that the person cancelled. The card owns
    /// the PIN from then on and closes it.
    Optional<Pin> ask(PinQuestion question);

    /// Tells the person to type the PIN elsewhere, just before the card's own way of asking takes over
    /// ([PinWay#ON_THE_READER], [PinWay#IN_ANOTHER_WINDOW]). False means that the person would rather not, and
    /// nothing is asked. A prompt with nowhere to say it goes on in silence.
    ///
    /// @param cancel ends the asking, where it can be ended: the outcome is [SigningOutcome.Cancelled].
    ///               Any thread may call it; it does nothing once the card has answered
    default boolean announce(PinQuestion question, Runnable cancel) {
        return true;
    }

    /// Asks whether to wait until the card is there, or there again. Called before each look for it, so it also keeps
    /// the time between two looks; false gives up. Whoever waits is asked for the PIN anew: none outlives a wait.
    /// A prompt that says nothing of it does not wait.
    default boolean waitForCard(MissingCard missing) {
        return false;
    }
}
