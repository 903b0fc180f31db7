package obreia.desktop.ui.sent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.LetterStatus;
import obreia.desktop.mail.Letters;
import obreia.desktop.ui.common.Background;
import obreia.protocol.codec.Digest;

/// The sent messages that are kept, and the road of the one that is looked at. Properties are of the FX thread.
public final class SentModel {
    private static final int LIMIT = 1_000;

    private final Letters letters;
    private final Background background;
    private final ObjectProperty<List<LetterStatus>> rows = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<LetterStatus>> shown = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Digest> chosen = Optional.empty();

    /// A model that has read nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    public SentModel(Account account, Background background) {
        this.letters = new Letters(account);
        this.background = background;
    }

    public ObjectProperty<List<LetterStatus>> rows() {
        return rows;
    }

    public ObjectProperty<Optional<LetterStatus>> shown() {
        return shown;
    }

    /// Reads everything anew.
    public void refresh() {
        background.run(
                () -> {
                    var found = new ArrayList<LetterStatus>();
                    for (var message : letters.sent(LIMIT)) {
                        found.add(letters.status(message.message()));
                    }
                    return List.copyOf(found);
                },
                found -> {
                    rows.set(found);
                    choose(chosen);
                });
    }

    public void choose(Optional<Digest> message) {
        chosen = message;
        shown.set(message.flatMap(digest -> rows.get().stream()
                .filter(status -> status.letter().message().equals(digest))
                .findFirst()));
    }
}
