package obreia.desktop.ui.sent;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import obreia.assets.Words;
import obreia.desktop.mail.Account;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Hiding;
import obreia.desktop.ui.common.KeptList;
import obreia.desktop.ui.common.OpenMessage;
import obreia.protocol.codec.Digest;

/// The sent messages that are listed, and the road of the one that is looked at. Properties are of the FX thread; what
/// is kept is read in the background.
public final class SentModel implements Hiding {
    private final SentReading reading;
    private final KeptList<Listed> list;
    private final Background background;
    private final ObjectProperty<Optional<Digest>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Road>> shown = new SimpleObjectProperty<>(Optional.empty());

    /// A model that has read nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    public SentModel(Account account, Background background) {
        this.reading = new SentReading(account);
        this.list = new KeptList<>(reading, background);
        this.background = background;
    }

    ObjectProperty<List<Listed>> rows() {
        return list.rows();
    }

    /// The message that is looked at.
    ObjectProperty<Optional<Digest>> chosen() {
        return chosen;
    }

    ObjectProperty<Optional<Road>> shown() {
        return shown;
    }

    /// The message that is looked at, as it can be forwarded, printed and copied.
    public ObservableValue<Optional<OpenMessage>> open(Words words) {
        return shown.map(road -> road.flatMap(it -> it.open(words)));
    }

    /// True while a message is looked at that does not wait to be sent.
    public ObservableValue<Boolean> canBeDeleted() {
        return shown.map(road -> road.filter(it -> it.waiting().isEmpty()).isPresent());
    }

    /// The words that are searched for; empty when none are.
    String search() {
        return list.search();
    }

    /// Finds sent messages that hold these words, or lists all when there are none.
    void search(String words) {
        list.search(words);
    }

    void filter(SentFilter now) {
        list.filter(now::takes);
    }

    @Override
    public void hide(Digest message) {
        list.hide(message);
    }

    @Override
    public void show(Digest message) {
        list.show(message);
    }

    @Override
    public void refresh() {
        list.refresh();
        look();
    }

    /// Shows how far a message has come.
    public void choose(Optional<Digest> message) {
        chosen.set(message);
        look();
    }

    /// Shows these, whatever is kept: for pages that are only looked at.
    void show(List<Listed> listed, Optional<Road> road) {
        list.show(listed);
        chosen.set(road.map(Road::message));
        shown.set(road);
    }

    private void look() {
        var wanted = chosen.get();
        if (wanted.isEmpty()) {
            shown.set(Optional.empty());
            return;
        }
        background.run(() -> reading.road(wanted.get()), road -> {
            // What says the same stays as it stands, opened checks and all.
            if (chosen.get().equals(wanted) && !shown.get().equals(road)) {
                shown.set(road);
            }
        });
    }
}
