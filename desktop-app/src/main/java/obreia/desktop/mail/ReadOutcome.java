package obreia.desktop.mail;

import java.util.List;
import java.util.Optional;
import obreia.desktop.card.SigningOutcome;
import obreia.protocol.message.Check;
import obreia.protocol.message.OpenedMessage;
import obreia.protocol.message.VerifiedMessage;

/// What came of reading a letter.
public sealed interface ReadOutcome {
    /// Every check held, as far as it can be looked at today; the letter may be shown.
    ///
    /// @param senderName the name on the sender's card
    record Verified(VerifiedMessage message, String senderName, ReceiptState receipt) implements ReadOutcome {}

    /// A step failed: no receipt was signed, and what it claims is shown on request only.
    record NotVerified(Check failed, List<Check> checks, Optional<OpenedMessage> claimed) implements ReadOutcome {}

    /// Every check held, but the card did not sign the receipt; nothing of the letter was shown.
    record NotSigned(SigningOutcome outcome) implements ReadOutcome {}

    /// How the receipt stands.
    sealed interface ReceiptState {
        /// It was sent, now or before, and the repository has stored it.
        record Stored() implements ReceiptState {}

        /// It is signed and leaves by itself when the repository can be reached.
        record Waiting(String why) implements ReceiptState {}

        /// The repository will not take it.
        record Refused(String why) implements ReceiptState {}

        /// None was signed: the reader opened without, or it is the mailbox's own letter.
        record None() implements ReceiptState {}
    }
}
