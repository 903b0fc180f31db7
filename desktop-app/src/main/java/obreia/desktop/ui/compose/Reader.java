package obreia.desktop.ui.compose;

import obreia.protocol.identity.MailboxId;

/// Somebody to whom a message is written.
///
/// @param name     the name on their card, or as the repository lists them until they are checked
/// @param practice true of a practice card that was verified
public record Reader(MailboxId mailbox, String name, boolean practice) {
    /// What completion offers.
    @Override
    public String toString() {
        return name;
    }
}
