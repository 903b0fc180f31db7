package obreia.desktop.ui.sent;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.KeptList;
import obreia.desktop.ui.common.ListAndReader;
import obreia.desktop.ui.common.MailList;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.ui.common.MessageActions;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// Sent messages: the list, and beside it the road of one with a card for each reader.
public final class SentPage extends StackPane {
    private final Words words;
    private final SentModel model;
    private final MessageActions actions;
    private final MailList list;
    private final SentRows rows;
    private final RoadPane road;
    private final Label emptyTitle = Texts.text("", "strong", "centred");
    private final Label emptyMore = Texts.text("", "muted", "caption", "centred");

    /// A page that shows what the model has.
    ///
    /// @param actions what the buttons above a message do
    public SentPage(Surface surface, SentModel model, MessageActions actions) {
        this.words = surface.words();
        this.model = model;
        this.actions = actions;
        this.rows = new SentRows(surface);
        var empty = new VBox(emptyTitle, emptyMore);
        empty.getStyleClass().add("empty-list");
        this.list = new MailList("sent", words.of("sent.title"), words.of("sent.search"), empty);
        this.road = new RoadPane(surface, actions, this::deleteShown);
        getChildren().add(new ListAndReader(surface, list, road, list.chosen().map(Optional::isPresent)));
        filters();
        list.chosen().addListener((_, _, chosen) -> model.choose(chosen));
        list.list().addEventHandler(KeyEvent.KEY_PRESSED, this::key); // here: a list lets no Enter out
        list.searches(model.search(), model::search);
        model.chosen().subscribe(chosen -> chosen.ifPresent(list::choose));
        model.rows().subscribe(this::show);
        model.shown().subscribe(road::show);
        model.refresh();
    }

    /// Puts the cursor where a search is typed.
    public void startSearch() {
        list.search().requestFocus();
        list.search().selectAll();
    }

    /// Takes the shown message out, unless it waits to be sent; the one below it is shown.
    public void deleteShown() {
        model.shown().get().filter(shown -> shown.waiting().isEmpty()).ifPresent(shown -> {
            list.selectNeighbour();
            actions.delete(shown.message());
        });
    }

    private void filters() {
        var group = new ToggleGroup();
        list.filter(group, "sent-all", words.of("filter.all"), () -> model.filter(SentFilter.ALL));
        list.filter(group, "sent-open", words.of("sent.filter.open"), () -> model.filter(SentFilter.NO_RECEIPT));
        list.filter(group, "sent-waiting", words.of("sent.filter.waiting"), () -> model.filter(SentFilter.WAITING));
        model.filter(SentFilter.ALL);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.DELETE) {
            deleteShown();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            road.turn();
            event.consume();
        }
    }

    private void show(List<Listed> now) {
        list.show(now, listed -> listed.message().message(), this::row);
        var searched = !model.search().isEmpty();
        emptyTitle.setText(searched ? words.of("inbox.notFound", model.search()) : words.of("sent.none"));
        emptyMore.setText(words.of(searched ? "sent.notFoundMore" : "sent.empty"));
        list.count(
                searched && now.size() == KeptList.MOST_FOUND
                        ? words.of("sent.latest", now.size())
                        : searched ? words.of("sent.found", now.size()) : "");
    }

    private MailRow row(Listed listed) {
        return rows.row(listed);
    }
}
