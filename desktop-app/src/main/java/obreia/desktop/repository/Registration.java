package obreia.desktop.repository;

import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SignedStatement;

/// What came of a registration.
public sealed interface Registration {
    /// A mailbox was opened, or joined, with the statement that was handed in.
    record Opened(MailboxId mailbox, Placed placed) implements Registration {}

    /// The person has a mailbox already. Its newest statement, as the repository says: signed by the card it names
    /// and of this origin; that it is the same person's is for the directory to check. The next one must follow it.
    record Existing(SignedStatement statement) implements Registration {}
}
