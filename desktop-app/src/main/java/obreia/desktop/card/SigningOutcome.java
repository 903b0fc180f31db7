package obreia.desktop.card;

import java.util.Optional;
import obreia.protocol.codec.Bytes;

/// What became of one request for a signature. `why` is a sentence for a person and holds no PIN.
public sealed interface SigningOutcome {
    /// The card signed. The signature is not checked yet.
    record Signed(Bytes signature) implements SigningOutcome {}

    /// The PIN was not the right one, or not of a length that can be right (that costs no try). The person may try
    /// again; nothing does so by itself.
    ///
    /// @param triesLeft tries left before the card blocks, where the card tells
    record WrongPin(Tries triesLeft) implements SigningOutcome {}

    /// The PIN is blocked: the right one is refused too, until it is unblocked.
    ///
    /// @param nextStep how this card is unblocked, in a sentence
    record Blocked(String nextStep) implements SigningOutcome {}

    /// The card's PIN was never set or must be changed before the first use.
    ///
    /// @param nextStep how this card is activated, in a sentence
    record NotActivated(String nextStep) implements SigningOutcome {}

    /// The person closed the dialog, here or on the reader. Nothing to say, nothing lost.
    record Cancelled() implements SigningOutcome {}

    /// The card is not there, or no longer: put it in and go on.
    ///
    /// @param state what is missing; its next step says what to do
    record CardMissing(CardState state, String why) implements SigningOutcome {}

    /// This card cannot sign so, now or ever.
    record Unsupported(String why) implements SigningOutcome {}

    /// The card or its software failed in a way that says nothing about the PIN.
    ///
    /// @param state what it comes to, where one of them says it: the driver that hangs, crashed or is broken
    record Failed(String why, Optional<CardState> state) implements SigningOutcome {
        public Failed(String why) {
            this(why, Optional.empty());
        }
    }
}
