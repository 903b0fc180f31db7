package obreia.desktop.vault;

import java.util.Optional;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Person;

/// A member whose statements this client has verified.
///
/// @param name the card's common name
/// @param alias what they call themselves, shown only behind the name
/// @param version of their newest statement
/// @param confirmed false while a new card for which no old device vouches waits for this person's word
public record KnownPerson(
        MailboxId mailbox, Person person, String name, Optional<String> alias, long version, boolean confirmed) {
    public KnownPerson withConfirmed() {
        return new KnownPerson(mailbox, person, name, alias, version, true);
    }
}
