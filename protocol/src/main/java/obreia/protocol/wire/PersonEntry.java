package obreia.protocol.wire;

import java.util.Optional;
import obreia.protocol.identity.MailboxId;

/// One line of the list of people, as the repository claims it: the name on the card, and the alias beside it.
/// Nobody is believed to be this person before their statement was looked up and verified.
///
/// @param name    the common name of the newest card
/// @param version the newest statement's version
public record PersonEntry(MailboxId mailbox, String name, Optional<String> alias, long version) {
    public PersonEntry {
        Limits.require(
                !name.isEmpty() && name.length() <= Limits.NAME, "a name has 1 to " + Limits.NAME + " characters");
        Limits.require(
                alias.map(a -> !a.isEmpty() && a.length() <= Limits.ALIAS).orElse(true),
                "an alias has 1 to " + Limits.ALIAS + " characters");
        Limits.requireNumber("version", version, 1);
    }
}
