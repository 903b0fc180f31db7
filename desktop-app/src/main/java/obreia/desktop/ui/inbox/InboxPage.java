package obreia.desktop.ui.inbox;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.ListAndReader;
import obreia.desktop.ui.common.MailList;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.ui.common.MessageText;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.MessageState;
import obreia.protocol.codec.Digest;

/// The inbox: the list, and beside it the message that is read.
public final class InboxPage extends StackPane {
    private final Surface surface;
    private final Words words;
    private final InboxModel model;
    private final MailList list;
    private final ReaderPane reader;
    private final ReaderActions actions;
    private final Label emptyTitle = Texts.text("", "strong", "centred");
    private final Label emptyMore = Texts.text("", "muted", "caption", "centred");

    /// A page that shows what the model has.
    ///
    /// @param actions what the buttons of the reader do
    public InboxPage(Surface surface, InboxModel model, ReaderActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.model = model;
        this.actions = actions;
        var empty = new VBox(emptyTitle, emptyMore);
        empty.getStyleClass().add("empty-list");
        this.list = new MailList("inbox", words.of("inbox.title"), words.of("list.search"), empty);
        this.reader = new ReaderPane(surface, actions);
        getChildren().add(new ListAndReader(surface, list, reader, list.chosen().map(Optional::isPresent)));
        filters();
        list.chosen().addListener((_, _, chosen) -> model.choose(chosen));
        list.list().addEventHandler(KeyEvent.KEY_PRESSED, this::key); // here: a list lets no Enter out
        list.searches(model.search(), model::search);
        model.rows().subscribe(this::show);
        model.looked().subscribe(_ -> empty());
        model.unopened()
                .subscribe(number -> list.count(number.intValue() == 0 ? "" : words.of("inbox.unopened", number)));
        model.reading().subscribe(this::show);
        model.refresh();
    }

    /// Puts the cursor where a search is typed.
    public void startSearch() {
        list.search().requestFocus();
        list.search().selectAll();
    }

    /// Selects the row of a message that is listed.
    void select(Digest message) {
        list.choose(message);
    }

    /// Takes the shown message out; the one below it is shown.
    public void deleteShown() {
        model.reading().get().shown().filter(_ -> !isOwn()).ifPresent(message -> {
            list.selectNeighbour();
            actions.delete(message);
        });
    }

    /// The pane, for the menus.
    public ReaderPane reader() {
        return reader;
    }

    private boolean isOwn() {
        return model.reading().get() instanceof ReaderState.Own;
    }

    private void filters() {
        var group = new ToggleGroup();
        list.filter(group, "filter-all", words.of("filter.all"), () -> model.filter(ListFilter.ALL));
        list.filter(group, "filter-unopened", words.of("filter.unopened"), () -> model.filter(ListFilter.UNOPENED));
        list.filter(group, "filter-refused", words.of("filter.refused"), () -> model.filter(ListFilter.NOT_VERIFIED));
        model.filter(ListFilter.ALL);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            deleteShown();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            reader.enter();
            event.consume();
        }
    }

    private void show(ReaderState state) {
        if (!state.shown().equals(list.chosen().get())) {
            state.shown().ifPresent(list::select); // it was opened from elsewhere
        }
        var nothingKept = model.rows().get().isEmpty() && model.search().isEmpty();
        reader.show(state, nothingKept);
    }

    private void show(List<KeptReading.Listed> rows) {
        list.show(rows, listed -> listed.message().message(), this::row);
        empty();
        if (model.reading().get() instanceof ReaderState.Nothing) {
            show(model.reading().get());
        }
    }

    private void empty() {
        var searched = !model.search().isEmpty();
        emptyTitle.setText(searched ? words.of("inbox.notFound", model.search()) : words.of("inbox.empty"));
        emptyMore.setText(
                searched
                        ? words.of("inbox.notFoundMore")
                        : model.looked()
                                .get()
                                .map(time ->
                                        words.of("inbox.looked", surface.times().inRow(time)))
                                .orElse(words.of("inbox.notLooked")));
    }

    private MailRow row(KeptReading.Listed listed) {
        var message = listed.message();
        var subject = message.subject().orElse(words.of("row.unopened"));
        var time = surface.times().inRow(message.time());
        if (listed.own()) {
            return new MailRow(
                    message.message(),
                    words.of("row.to", listed.name()),
                    time,
                    subject,
                    false,
                    Icons.SENT,
                    words.of("row.sent"),
                    "plain",
                    Optional.empty());
        }
        if (message.state() == MessageState.SEALED) {
            return new MailRow(
                    message.message(),
                    listed.name(),
                    time,
                    words.of("row.unopened"),
                    true,
                    Icons.INBOX,
                    words.of("row.sealed", MessageText.kilobytes(message.size())),
                    "plain",
                    Optional.of(words.of("row.receiptAsked")));
        }
        var verified = message.state() != MessageState.NOT_VERIFIED;
        var style = verified ? "verified" : "failed";
        var icon = verified ? Icons.VERIFIED_ROW : Icons.NOT_VERIFIED_ROW;
        var state = words.of(verified ? "row.verified" : "row.notVerified");
        if (verified && listed.practice()) {
            style = "practice";
            icon = Icons.PRACTICE;
            state = words.of("row.practice");
        }
        return new MailRow(
                message.message(), listed.name(), time, subject, false, icon, state, style, Optional.empty());
    }
}
