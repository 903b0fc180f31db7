package obreia.desktop.ui.people;

import java.util.Optional;
import java.util.function.Consumer;
import obreia.desktop.mail.PeopleList;
import obreia.desktop.mail.PersonFacts;
import obreia.protocol.identity.MailboxId;

/// What the page about people asks of the rest of the program. What comes is heard on the FX thread.
public interface PeopleActions {
    /// Asks the repository for a page of its list; `failed` hears why it did not give one.
    void list(String prefix, Optional<String> from, Consumer<PeopleList.Page> listed, Consumer<String> failed);

    /// Looks somebody up and asks about their card; `failed` hears why nothing is known of them.
    void ask(MailboxId mailbox, Consumer<PersonFacts> found, Consumer<String> failed);

    /// Begins a message to somebody.
    void write(MailboxId mailbox, String name, boolean practice);

    void copy(String text);
}
