package obreia.protocol.message;

import java.util.Optional;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SignedStatement;

/// The statements that a client has verified, in the order of the messages log.
@FunctionalInterface
public interface Directory {
    /// The newest statement of the mailbox that has a leaf below `leaf`; only one whose chain this client has followed
    /// from its first statement with [obreia.protocol.identity.StatementChain].
    ///
    /// Empty if none is known, or if a newer one is known to exist and is not here.
    Optional<SignedStatement> inForce(MailboxId mailbox, long leaf);
}
