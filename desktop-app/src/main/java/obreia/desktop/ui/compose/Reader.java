package obreia.desktop.ui.compose;

import obreia.protocol.identity.MailboxId;

/// Somebody to whom a message is written, whose card was verified.
///
/// @param name the name on their card
public record Reader(MailboxId mailbox, String name, boolean practice) {
    /// What completion offers.
    @Override
    public String toString() {
        return name;
    }
}
