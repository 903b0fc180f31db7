package obreia.desktop.ui.people;

import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.NamesBegin;
import obreia.desktop.mail.PeopleList;
import obreia.desktop.mail.PersonFacts;
import obreia.desktop.mail.PersonRecord;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.Background;
import obreia.desktop.vault.Vault;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.wire.PersonEntry;

/// The members that the page lists, and the one who is looked at. Properties are of the FX thread.
public final class PeopleModel {
    /// As a telephone book has them: Álvaro before Zoë.
    private final Collator byName = Collator.getInstance(Locale.ROOT);

    private final Vault vault;
    private final PersonRecord record;
    private final Background background;
    private final ObjectProperty<List<PersonRow>> rows = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Shown.Nobody());
    private final ObjectProperty<Optional<Instant>> read = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<String>> fault = new SimpleObjectProperty<>(Optional.empty());
    private final Map<MailboxId, PersonRow> known = new LinkedHashMap<>();
    private final Map<MailboxId, PersonEntry> listed = new LinkedHashMap<>();
    private Optional<PeopleActions> actions = Optional.empty();
    private Optional<MailboxId> chosen = Optional.empty();
    private Optional<String> next = Optional.empty();
    private String search = "";
    private int asked;
    private boolean asking;
    private boolean whole;

    /// Who is looked at, and how far that has come.
    sealed interface Shown {
        record Nobody() implements Shown {}

        record Asking(PersonRow row) implements Shown {}

        /// Somebody of whom something is kept.
        ///
        /// @param asking true while the repository is asked for what is newer
        record Known(PersonFacts facts, boolean asking) implements Shown {}

        record Unknown(PersonRow row, String why) implements Shown {}
    }

    /// A model that has read nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    public PeopleModel(Account account, Background background) {
        this.vault = account.vault();
        this.record = new PersonRecord(account);
        this.background = background;
    }

    ObjectProperty<List<PersonRow>> rows() {
        return rows;
    }

    ObjectProperty<Shown> shown() {
        return shown;
    }

    /// When the repository's list was last read.
    ObjectProperty<Optional<Instant>> read() {
        return read;
    }

    /// Why the repository's list could not be read just now.
    ObjectProperty<Optional<String>> fault() {
        return fault;
    }

    String search() {
        return search;
    }

    /// Who is asked for what is not kept.
    public void use(PeopleActions now) {
        actions = Optional.of(now);
    }

    /// Reads what is kept, and the list from its beginning.
    public void refresh() {
        kept();
        next = Optional.empty();
        whole = false;
        asked++;
        asking = false;
        more();
    }

    /// The repository cannot be asked, and why.
    public void offline(String why) {
        fault.set(Optional.of(why));
    }

    /// Reads what is kept of everybody.
    void kept() {
        background.run(() -> PeopleList.kept(vault), kept -> {
            known.clear();
            for (var person : kept.people()) {
                known.put(
                        person.mailbox(),
                        new PersonRow(
                                person.mailbox(),
                                person.name(),
                                person.alias(),
                                true,
                                person.person().scheme().equals(SchemeName.PRACTICE)));
            }
            read.set(kept.read());
            publish();
        });
    }

    /// Asks for the next page of the list, where there is one.
    void more() {
        if (asking || whole || actions.isEmpty()) {
            return;
        }
        asking = true;
        var number = asked;
        actions.get()
                .list(
                        search,
                        next,
                        page -> {
                            if (number == asked) {
                                asking = false;
                                next = page.next();
                                whole = next.isEmpty();
                                page.people().forEach(entry -> listed.put(entry.mailbox(), entry));
                                fault.set(Optional.empty());
                                kept();
                            }
                        },
                        why -> {
                            if (number == asked) {
                                asking = false;
                                fault.set(Optional.of(why));
                            }
                        });
    }

    void search(String words) {
        if (!words.strip().equals(search)) {
            search = words.strip();
            publish();
            next = Optional.empty();
            whole = false;
            asked++;
            asking = false;
            more();
        }
    }

    private void publish() {
        var all = new ArrayList<>(known.values());
        var seen = new HashSet<>(known.keySet());
        for (var entry : listed.values()) {
            if (seen.add(entry.mailbox())) {
                all.add(new PersonRow(entry.mailbox(), entry.name(), entry.alias(), false, false));
            }
        }
        rows.set(all.stream()
                .filter(row -> search.isEmpty() || NamesBegin.matches(row.name(), search))
                .sorted((one, other) -> byName.compare(one.name(), other.name()))
                .toList());
    }

    /// Shows somebody: what is kept at once, and then what the repository and the authorities say.
    void choose(Optional<PersonRow> row) {
        chosen = row.map(PersonRow::mailbox);
        if (row.isEmpty()) {
            shown.set(new Shown.Nobody());
            return;
        }
        shown.set(new Shown.Asking(row.get()));
        var mailbox = row.get().mailbox();
        background.run(() -> record.kept(mailbox), kept -> {
            if (chosen.equals(Optional.of(mailbox))) {
                kept.ifPresent(facts -> shown.set(new Shown.Known(facts, true)));
                ask(row.get(), kept);
            }
        });
    }

    private void ask(PersonRow row, Optional<PersonFacts> kept) {
        var mailbox = row.mailbox();
        actions.ifPresent(all -> all.ask(
                mailbox,
                facts -> {
                    if (chosen.equals(Optional.of(mailbox))) {
                        shown.set(new Shown.Known(facts, false));
                        kept();
                    }
                },
                why -> {
                    if (chosen.equals(Optional.of(mailbox))) {
                        shown.set(kept.isPresent() ? new Shown.Known(kept.get(), false) : new Shown.Unknown(row, why));
                    }
                }));
    }

    /// Keeps what is done about receipts to somebody.
    void receipts(MailboxId mailbox, ReceiptPolicy policy) {
        background.run(
                () -> {
                    policy.keep(vault, mailbox);
                    return record.kept(mailbox);
                },
                kept -> {
                    if (chosen.equals(Optional.of(mailbox)) && shown.get() instanceof Shown.Known now) {
                        kept.ifPresent(facts -> shown.set(
                                new Shown.Known(facts.withStanding(now.facts().standing()), now.asking())));
                    }
                });
    }
}
