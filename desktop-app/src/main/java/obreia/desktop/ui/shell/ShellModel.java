package obreia.desktop.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import obreia.desktop.card.CardState;
import obreia.desktop.ui.common.Names;
import obreia.desktop.ui.common.Undoable;

/// What the frame of the window shows. Of the FX thread.
public final class ShellModel {
    private final String person;
    private final String repository;
    private final boolean practice;
    private final ObjectProperty<LineState> line = new SimpleObjectProperty<>(new LineState.Connecting());
    private final ObjectProperty<CardStanding> card = new SimpleObjectProperty<>(new CardStanding.Unknown());
    private final ObjectProperty<Boolean> cardOut = new SimpleObjectProperty<>(false);
    private final ObjectProperty<Integer> waiting = new SimpleObjectProperty<>(0);
    private final ObjectProperty<List<String>> alerts = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<String>> evidence = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<String> page = new SimpleObjectProperty<>("inbox");
    private final ReadOnlyObjectWrapper<Optional<Undoable>> offered = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final SimpleObjectProperty<Integer> unopened = new SimpleObjectProperty<>(0);

    /// A frame that shows the inbox and connects.
    ///
    /// @param person     the name on the card of this mailbox
    /// @param repository the origin of the repository
    public ShellModel(String person, String repository, boolean practice) {
        this.person = Names.shown(person);
        this.repository = repository;
        this.practice = practice;
        card.addListener((_, before, now) -> cardOut.set(isOut(before, now)));
    }

    public String person() {
        return person;
    }

    public String repository() {
        return repository;
    }

    public boolean practice() {
        return practice;
    }

    public ObjectProperty<LineState> line() {
        return line;
    }

    public ObjectProperty<CardStanding> card() {
        return card;
    }

    /// True from when the card was taken out until it is back, or the person has read of it.
    public ObjectProperty<Boolean> cardOut() {
        return cardOut;
    }

    /// One that was never in the reader while this window was there is not taken out.
    private boolean isOut(CardStanding before, CardStanding now) {
        return now instanceof CardStanding.Missing(var state)
                && (state == CardState.NO_CARD || state == CardState.CARD_REMOVED || state == CardState.NO_READER)
                && (before instanceof CardStanding.Ready || cardOut.get());
    }

    /// How many signed messages and receipts wait to be sent.
    public ObjectProperty<Integer> waiting() {
        return waiting;
    }

    /// Everything that the person must be told, the gravest first.
    public ObjectProperty<List<String>> alerts() {
        return alerts;
    }

    /// Those alerts that are proofs against the repository: they have a notice of their own, which stays.
    public ObjectProperty<List<String>> evidence() {
        return evidence;
    }

    /// The page that is shown, by its name.
    public ObjectProperty<String> page() {
        return page;
    }

    /// What can be taken back now.
    public ReadOnlyObjectProperty<Optional<Undoable>> offered() {
        return offered.getReadOnlyProperty();
    }

    /// Offers to take something back; what was offered before is really done.
    public void offer(Undoable undoable) {
        lapse();
        offered.set(Optional.of(undoable));
    }

    /// Really does what is offered.
    public void lapse() {
        end(Undoable::lapse);
    }

    /// Takes back what is offered.
    public void undo() {
        end(Undoable::undo);
    }

    private void end(Function<Undoable, Runnable> how) {
        var now = offered.get();
        offered.set(Optional.empty());
        now.map(how).ifPresent(Runnable::run);
    }

    public ObjectProperty<Integer> unopened() {
        return unopened;
    }
}
