package obreia.desktop.mail;

import obreia.desktop.card.SigningOutcome;
import obreia.desktop.repository.Refusal;
import obreia.protocol.identity.MailboxId;

/// What came of joining a repository.
public sealed interface JoinOutcome {
    /// A mailbox was opened.
    record Opened(MailboxId mailbox, String name) implements JoinOutcome {}

    /// The person had a mailbox; this computer is now one of its devices. It cannot read what was sealed before.
    ///
    /// @param newCard whether the mailbox goes on with a new card by this, for which no old device vouches
    record Added(MailboxId mailbox, String name, long version, boolean newCard) implements JoinOutcome {}

    /// This profile is a member already.
    record Already(MailboxId mailbox) implements JoinOutcome {}

    record NotSigned(SigningOutcome outcome) implements JoinOutcome {}

    record Refused(Refusal refusal) implements JoinOutcome {}

    /// No identity scheme of this profile vouches for the card.
    record Untrusted(String why) implements JoinOutcome {}

    /// The person has a mailbox, and it cannot go on with this card: it was replaced by a newer one.
    record Unfit(String why) implements JoinOutcome {}
}
