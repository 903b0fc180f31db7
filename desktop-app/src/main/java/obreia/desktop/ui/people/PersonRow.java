package obreia.desktop.ui.people;

import java.util.Optional;
import obreia.protocol.identity.MailboxId;

/// A member as the list shows them.
///
/// @param name  the name on their card, where they are known here; else as the repository lists them
/// @param known true of somebody who was verified here before
record PersonRow(MailboxId mailbox, String name, Optional<String> alias, boolean known, boolean practice) {}
