package obreia.desktop.mail;

import obreia.desktop.card.SigningOutcome;
import obreia.desktop.repository.Refusal;
import obreia.protocol.codec.Digest;

/// What came of sending a letter.
public sealed interface SendOutcome {
    /// Stored by the repository.
    record Stored(Digest message, long leaf) implements SendOutcome {}

    /// Signed, sealed and kept; it leaves by itself, without another PIN, when the repository can be reached.
    record Waiting(Digest message, String why) implements SendOutcome {}

    /// The repository will not take it. It is kept here.
    record Refused(Digest message, Refusal refusal) implements SendOutcome {}

    /// The card did not sign; nothing was sent and nothing kept.
    record NotSigned(SigningOutcome outcome) implements SendOutcome {}

    /// A reader has a new card for which no old device vouches, and the person has not confirmed that it is theirs;
    /// nothing was signed.
    record NotConfirmed(PersonChange change) implements SendOutcome {}

    /// It cannot be written so; nothing was signed. `why` names the rule and the value.
    record NotWritten(String why) implements SendOutcome {}
}
