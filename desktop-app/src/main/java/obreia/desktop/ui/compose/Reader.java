package obreia.desktop.ui.compose;

import obreia.desktop.ui.common.Names;
import obreia.protocol.identity.MailboxId;

/// Somebody to whom a message is written.
///
/// @param name     the name on their card, or as the repository lists them until they are checked; made fit to be shown
/// @param practice true of a practice card that was verified
public record Reader(MailboxId mailbox, String name, boolean practice) {
    public Reader {
        name = Names.shown(name);
    }

    /// What completion offers.
    @Override
    public String toString() {
        return name;
    }
}
