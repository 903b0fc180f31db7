package obreia.desktop.mail;

import obreia.desktop.card.SigningOutcome;
import obreia.desktop.repository.Refusal;

/// What came of going on with a new card.
public sealed interface RenewOutcome {
    /// The mailbox goes on with it; this device vouches for it.
    ///
    /// @param waiting letters and receipts that the old card signed and that are not handed in: they count no more
    record Renewed(String name, long version, int waiting) implements RenewOutcome {}

    /// The mailbox names this card already; this computer signs with it from now on. Nothing was signed.
    record Taken(String name) implements RenewOutcome {}

    record NotSigned(SigningOutcome outcome) implements RenewOutcome {}

    record Refused(Refusal refusal) implements RenewOutcome {}

    /// The mailbox cannot go on with this card: nobody vouches for it, it is another person's, or it was replaced
    /// before. Nothing was signed.
    record Unfit(String why) implements RenewOutcome {}
}
