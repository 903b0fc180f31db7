package obreia.desktop.ui.inbox;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleObjectProperty;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Checks;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.Hiding;
import obreia.desktop.ui.common.KeptList;
import obreia.desktop.ui.common.Names;
import obreia.desktop.vault.Direction;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.Check;
import obreia.protocol.message.OpenedMessage;

/// The messages that the inbox lists, and the one that is being read. Properties are of the FX thread; what is kept
/// is read in the background.
public final class InboxModel implements Hiding {
    private final Letters letters;
    private final KeptReading kept;
    private final Background background;
    private final KeptList<KeptReading.Listed> list;
    private final ReadOnlyIntegerWrapper unopened = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<ReaderState> reading = new SimpleObjectProperty<>(new ReaderState.Nothing());
    private final ObjectProperty<Optional<Instant>> looked = new SimpleObjectProperty<>(Optional.empty());
    private Optional<Digest> chosen = Optional.empty();

    /// A model that has read nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    public InboxModel(Account account, Background background) {
        this.letters = new Letters(account);
        this.kept = new KeptReading(account);
        this.background = background;
        this.list = new KeptList<>(source(), background);
    }

    public ObjectProperty<List<KeptReading.Listed>> rows() {
        return list.rows();
    }

    public ReadOnlyIntegerProperty unopened() {
        return unopened.getReadOnlyProperty();
    }

    public ObjectProperty<ReaderState> reading() {
        return reading;
    }

    /// When the repository was last asked for news.
    public ObjectProperty<Optional<Instant>> looked() {
        return looked;
    }

    /// The words that are searched for; empty when none are.
    public String search() {
        return list.search();
    }

    /// Finds messages of both directions that hold these words, or lists the received ones when there are none.
    public void search(String words) {
        list.search(words);
    }

    /// Shows these, whatever is kept: for pages that are only looked at.
    void show(List<KeptReading.Listed> listed, int sealed) {
        unopened.set(sealed);
        list.show(listed);
    }

    public void filter(ListFilter now) {
        list.filter(listed -> now.takes(listed.message()));
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
        list.refresh(); // first: a person waits for it
        background.run(letters::sealed, unopened::set);
    }

    private KeptList.Source<KeptReading.Listed> source() {
        return new KeptList.Source<>() {
            @Override
            public long changes() throws IOException {
                return kept.changes();
            }

            @Override
            public List<KeptReading.Listed> list(int limit, int offset) throws IOException {
                return kept.listed(letters.inbox(limit, offset));
            }

            @Override
            public List<KeptReading.Listed> search(String words, int limit) throws IOException {
                return kept.listed(letters.search(words, limit));
            }

            @Override
            public Digest message(KeptReading.Listed listed) {
                return listed.message().message();
            }
        };
    }

    /// Shows a message as it is kept: its outside, or what was opened before.
    public void choose(Optional<Digest> message) {
        chosen = message;
        if (message.isEmpty()) {
            reading.set(new ReaderState.Nothing());
            return;
        }
        background.run(() -> kept.state(message.get()), state -> {
            if (chosen.equals(message)) {
                reading.set(state);
            }
        });
    }

    /// Shows what came of opening a message.
    public void opened(Digest message, ReadOutcome outcome) {
        switch (outcome) {
            case ReadOutcome.Verified _, ReadOutcome.NotSigned _ -> {
                if (chosen.equals(Optional.of(message))) {
                    choose(Optional.of(message));
                }
            }
            case ReadOutcome.NotVerified(var failed, var checks, var claimed) ->
                background.run(() -> Names.shown(letters.name(sender(message))), name -> {
                    if (chosen.equals(Optional.of(message))) {
                        reading.set(new ReaderState.NotVerified(
                                message, name, failed.why(), lines(checks), claimed.map(OpenedMessage::content)));
                    }
                });
        }
        refresh();
    }

    private obreia.protocol.identity.MailboxId sender(Digest message) throws IOException {
        return kept.find(message, Direction.IN)
                .orElseThrow(() -> new IOException("the message is no longer kept"))
                .sender();
    }

    private static List<Checklist.Line> lines(List<Check> checks) {
        return checks.stream()
                .map(check -> new Checklist.Line(
                        check.step().name().toLowerCase(Locale.ROOT),
                        check.step().title(),
                        Checks.outcome(check),
                        Checks.why(check)))
                .toList();
    }
}
