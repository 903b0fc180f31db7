package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.vault.KnownPerson;
import obreia.desktop.vault.Vault;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SchemeName;

/// The names of people as the vault has them, each looked up once. Of one thread, for one list.
public final class NameBook {
    private final Vault vault;
    private final Map<MailboxId, Entry> entries = new HashMap<>();

    public NameBook(Account account) {
        this.vault = account.vault();
    }

    /// Somebody by name.
    ///
    /// @param name     the name on the card where they are known here, else their mailbox
    /// @param practice whether it is a practice card
    public record Entry(String name, boolean practice) {}

    public Entry of(MailboxId mailbox) throws IOException {
        var found = Optional.ofNullable(entries.get(mailbox));
        if (found.isPresent()) {
            return found.get();
        }
        var entry =
                vault.people().find(mailbox).map(NameBook::entry).orElseGet(() -> new Entry(mailbox.toString(), false));
        entries.put(mailbox, entry);
        return entry;
    }

    public List<String> names(List<MailboxId> mailboxes) throws IOException {
        var names = new ArrayList<String>(mailboxes.size());
        for (var mailbox : mailboxes) {
            names.add(of(mailbox).name());
        }
        return names;
    }

    private static Entry entry(KnownPerson known) {
        return new Entry(known.name(), known.person().scheme().equals(SchemeName.PRACTICE));
    }
}
