package obreia.desktop.ui.inbox;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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
import obreia.desktop.vault.Direction;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.Check;
import obreia.protocol.message.OpenedMessage;

/// The messages that the inbox lists, and the one that is being read. Properties are of the FX thread; what is kept
/// is read in the background.
public final class InboxModel {
    /// A screen full and some to scroll.
    private static final int FIRST = 200;

    private static final int MORE = 20_000;
    private static final int FOUND = 1_000;

    private final Letters letters;
    private final KeptReading kept;
    private final Background background;
    private final ObjectProperty<List<KeptReading.Listed>> rows = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyIntegerWrapper unopened = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<ReaderState> reading = new SimpleObjectProperty<>(new ReaderState.Nothing());
    private final ObjectProperty<Optional<Instant>> looked = new SimpleObjectProperty<>(Optional.empty());
    private final AtomicInteger newest = new AtomicInteger();
    private final Set<Digest> hidden = new HashSet<>();
    private List<KeptReading.Listed> found = List.of();

    /// Written on the FX thread before the next piece is asked for, read in the background.
    private volatile Optional<Shown> shown = Optional.empty();

    private ListFilter filter = ListFilter.ALL;
    private String search = "";
    private Optional<Digest> chosen = Optional.empty();

    /// A model that has read nothing yet.
    ///
    /// @param account its vault alone is used, from the background
    public InboxModel(Account account, Background background) {
        this.letters = new Letters(account);
        this.kept = new KeptReading(account, letters);
        this.background = background;
    }

    public ObjectProperty<List<KeptReading.Listed>> rows() {
        return rows;
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
        return search;
    }

    /// Finds messages of both directions that hold these words, or lists the received ones when there are none.
    public void search(String words) {
        if (!words.strip().equals(search)) {
            search = words.strip();
            refresh();
        }
    }

    /// Shows these, whatever is kept: for pages that are only looked at.
    void show(List<KeptReading.Listed> listed, int sealed) {
        unopened.set(sealed);
        found = List.copyOf(listed);
        publish();
    }

    public void filter(ListFilter now) {
        filter = now;
        publish();
    }

    /// Takes a message out of the list, until it is shown again.
    public void hide(Digest message) {
        hidden.add(message);
        publish();
    }

    public void show(Digest message) {
        hidden.remove(message);
        publish();
    }

    /// Reads the list anew, unless nothing changed. What was asked for later wins: an older reading ends where it is.
    ///
    /// The newest are shown at once when none are; the others follow in pieces, so that opening one has its turn.
    public void refresh() {
        read(newest.incrementAndGet(), search, List.of());
    }

    private void read(int number, String words, List<KeptReading.Listed> before) {
        background.run(
                () -> newest.get() == number ? piece(words, before) : Optional.<Piece>empty(),
                result -> result.filter(_ -> newest.get() == number).ifPresent(piece -> {
                    unopened.set(piece.sealed());
                    if (piece.last()) {
                        shown = Optional.of(new Shown(words, piece.changes()));
                    }
                    if (piece.last()
                            || shown.filter(now -> now.words().equals(words)).isEmpty()) {
                        found = piece.listed();
                        publish();
                    }
                    if (!piece.last()) {
                        read(number, words, piece.listed());
                    }
                }));
    }

    /// What was read so far and some more; absent when what is shown is all that there is.
    private Optional<Piece> piece(String words, List<KeptReading.Listed> before) throws IOException {
        var changes = kept.changes();
        if (before.isEmpty() && shown.equals(Optional.of(new Shown(words, changes)))) {
            return Optional.empty();
        }
        var searched = !words.isEmpty();
        var limit = searched ? FOUND : before.isEmpty() ? FIRST : MORE;
        var messages = searched ? letters.search(words, limit) : letters.inbox(limit, before.size());
        var all = new ArrayList<>(before);
        all.addAll(kept.listed(messages));
        return Optional.of(new Piece(List.copyOf(all), letters.sealed(), searched || messages.size() < limit, changes));
    }

    /// What was read of a list.
    ///
    /// @param last    true if there is no more of it
    /// @param changes what the vault counted before the last of it was read
    private record Piece(List<KeptReading.Listed> listed, int sealed, boolean last, long changes) {}

    /// What the whole of the list that is shown was read for, and from.
    private record Shown(String words, long changes) {}

    private void publish() {
        rows.set(found.stream()
                .filter(listed -> !hidden.contains(listed.message().message()))
                .filter(listed -> filter.takes(listed.message()))
                .toList());
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
                background.run(() -> letters.name(sender(message)), name -> {
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
