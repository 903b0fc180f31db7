package obreia.desktop.ui.drafts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Names;

/// The drafts that are kept. Of the FX thread; the vault is read in the background.
public final class DraftsModel {
    private final Account account;
    private final Letters letters;
    private final Background background;
    private final ObjectProperty<List<DraftRow>> rows = new SimpleObjectProperty<>(List.of());
    private final Set<Long> hidden = new HashSet<>();
    private List<DraftRow> found = List.of();

    /// A model that has read nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    public DraftsModel(Account account, Background background) {
        this.account = account;
        this.letters = new Letters(account);
        this.background = background;
    }

    public ObjectProperty<List<DraftRow>> rows() {
        return rows;
    }

    public void refresh() {
        background.run(this::read, now -> {
            found = now;
            publish();
        });
    }

    /// Takes a draft out of the list, until it is shown again.
    public void hide(long id) {
        hidden.add(id);
        publish();
    }

    public void show(long id) {
        hidden.remove(id);
        refresh();
    }

    public void remove(long id) {
        background.run(() -> account.vault().drafts().remove(id), _ -> refresh());
    }

    private void publish() {
        rows.set(found.stream().filter(row -> !hidden.contains(row.id())).toList());
    }

    private List<DraftRow> read() throws IOException {
        var read = new ArrayList<DraftRow>();
        for (var draft : account.vault().drafts().all()) {
            var names = new ArrayList<String>();
            for (var mailbox : draft.to()) {
                names.add(Names.shown(letters.name(mailbox)));
            }
            read.add(new DraftRow(
                    draft.id(), List.copyOf(names), draft.subject(), beginning(draft.text()), draft.changed()));
        }
        return List.copyOf(read);
    }

    private static String beginning(String text) {
        return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }
}
