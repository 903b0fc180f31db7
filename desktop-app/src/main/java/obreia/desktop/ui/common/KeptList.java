package obreia.desktop.ui.common;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import obreia.protocol.codec.Digest;

/// A list of kept messages, however many there are: the newest are shown at once, the others follow in pieces, so that
/// whatever else is asked of the vault has its turn. So are those that a search finds: a screen full, then all. Of the
/// FX thread; what is kept is read in the background.
public final class KeptList<T> {
    /// So many are found by a search at most.
    public static final int MOST_FOUND = 1_000;

    /// A screen full and some to scroll.
    private static final int FIRST = 200;

    private static final int MORE = 20_000;

    private final Source<T> source;
    private final Background background;
    private final ObjectProperty<List<T>> rows = new SimpleObjectProperty<>(List.of());
    private final AtomicInteger newest = new AtomicInteger();
    private final Set<Digest> hidden = new HashSet<>();
    private List<T> found = List.of();

    /// Written on the FX thread before the next piece is asked for, read in the background.
    private volatile Optional<Shown> shown = Optional.empty();

    /// All that is kept, as it was read last: a search that ends shows it at once, however much it is.
    private Optional<Whole<T>> whole = Optional.empty();

    private Predicate<T> filter = _ -> true;
    private String search = "";

    /// Where a list comes from. In the background, but for [#message].
    public interface Source<T> {
        /// A number that stays the same as long as nothing that is kept changes.
        long changes() throws IOException;

        /// The newest first, from a place in that order on.
        List<T> list(int limit, int offset) throws IOException;

        List<T> search(String words, int limit) throws IOException;

        Digest message(T listed);
    }

    /// A list that has read nothing yet.
    public KeptList(Source<T> source, Background background) {
        this.source = source;
        this.background = background;
    }

    public ObjectProperty<List<T>> rows() {
        return rows;
    }

    /// The words that are searched for; empty when none are.
    public String search() {
        return search;
    }

    /// Finds messages that hold these words, or lists all when there are none.
    public void search(String words) {
        if (!words.strip().equals(search)) {
            search = words.strip();
            if (search.isEmpty()) {
                whole.ifPresent(this::take);
            }
            refresh();
        }
    }

    private void take(Whole<T> all) {
        shown = Optional.of(new Shown("", all.changes()));
        found = all.listed();
        publish();
    }

    public void filter(Predicate<T> now) {
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

    /// Shows these, whatever is kept: for pages that are only looked at.
    public void show(List<T> listed) {
        found = List.copyOf(listed);
        publish();
    }

    /// Reads the list anew, unless nothing changed. What was asked for later wins: an older reading ends where it is.
    public void refresh() {
        read(newest.incrementAndGet(), search, List.of());
    }

    private void read(int number, String words, List<T> before) {
        background.run(
                () -> newest.get() == number ? piece(words, before) : Optional.<Piece<T>>empty(),
                result -> result.filter(_ -> newest.get() == number).ifPresent(piece -> {
                    if (piece.last()) {
                        shown = Optional.of(new Shown(words, piece.changes()));
                    }
                    if (piece.last() && words.isEmpty()) {
                        whole = Optional.of(new Whole<>(piece.listed(), piece.changes()));
                    }
                    if (piece.last()
                            || shown.filter(now -> now.words().equals(words)).isEmpty()) {
                        found = piece.listed();
                        publish();
                    }
                    if (!piece.last()) {
                        Drawn.then(() -> read(number, words, piece.listed()));
                    }
                }));
    }

    /// What was read so far and some more; absent when what is shown is all that there is.
    private Optional<Piece<T>> piece(String words, List<T> before) throws IOException {
        var changes = source.changes();
        if (before.isEmpty() && shown.equals(Optional.of(new Shown(words, changes)))) {
            return Optional.empty();
        }
        if (!words.isEmpty()) {
            var found = source.search(words, before.isEmpty() ? FIRST : MOST_FOUND);
            return Optional.of(new Piece<>(List.copyOf(found), !before.isEmpty() || found.size() < FIRST, changes));
        }
        var limit = before.isEmpty() ? FIRST : MORE;
        var messages = source.list(limit, before.size());
        var all = new ArrayList<>(before);
        all.addAll(messages);
        return Optional.of(new Piece<>(List.copyOf(all), messages.size() < limit, changes));
    }

    /// What was read of a list.
    ///
    /// @param last    true if there is no more of it
    /// @param changes what the vault counted before the last of it was read
    private record Piece<T>(List<T> listed, boolean last, long changes) {}

    private record Whole<T>(List<T> listed, long changes) {}

    /// What the whole of the list that is shown was read for, and from.
    private record Shown(String words, long changes) {}

    private void publish() {
        rows.set(found.stream()
                .filter(listed -> !hidden.contains(source.message(listed)))
                .filter(filter)
                .toList());
    }
}
