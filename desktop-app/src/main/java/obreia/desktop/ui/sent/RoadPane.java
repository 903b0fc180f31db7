package obreia.desktop.ui.sent;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.ActionBar;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.MessageActions;
import obreia.desktop.ui.common.MessageText;
import obreia.desktop.ui.common.Paper;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// The pane beside the list: how far one message has come, or its text.
final class RoadPane extends BorderPane {
    /// How wide the drawing is where nothing is shown.
    private static final double EMPTY = 176;

    private final Words words;
    private final MessageActions actions;
    private final Runnable delete;
    private final MessageText parts;
    private final RoadView roads;
    private Optional<Road> shown = Optional.empty();
    private boolean text;

    /// A pane that shows nothing.
    ///
    /// @param delete takes the shown message out
    RoadPane(Surface surface, MessageActions actions, Runnable delete) {
        this.words = surface.words();
        this.actions = actions;
        this.delete = delete;
        this.parts = new MessageText(surface, actions::save);
        this.roads = new RoadView(surface);
        getStyleClass().add("reader");
        setMinWidth(0);
    }

    /// Shows the road of a message; one whose text was shown goes on showing it.
    void show(Optional<Road> road) {
        text = text && road.map(Road::message).equals(shown.map(Road::message));
        shown = road;
        draw();
    }

    /// Turns from the road to the text, or back.
    void turn() {
        if (shown.flatMap(Road::inside).isPresent()) {
            text = !text;
            draw();
        }
    }

    private void draw() {
        setTop(shown.map(this::bar).orElse(null));
        var scroll = new ScrollPane(shown.map(this::page).orElseGet(this::nothing));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(shown.isEmpty());
        scroll.getStyleClass().add("reader-scroll");
        setCenter(scroll);
    }

    private Node page(Road road) {
        return text ? road.inside().map(own -> text(road, own)).orElseGet(() -> roads.of(road)) : roads.of(road);
    }

    private Node text(Road road, Road.Inside own) {
        var line = Texts.state(Icons.SENT, words.of("own.line"), "muted");
        return MessageText.page(
                parts.subject(own.content()),
                parts.head(words.of("own.you"), road.to(), own.content()),
                line,
                parts.text(own.content()));
    }

    private Node nothing() {
        var page = new VBox(
                Paper.open(EMPTY),
                Texts.text(words.of("reader.nothing"), "subject", "centred"),
                Texts.text(words.of("sent.choose"), "muted", "centred"));
        page.getStyleClass().add("empty-page");
        return page;
    }

    private ActionBar bar(Road road) {
        var bar = new ActionBar(words);
        var open = road.open(words);
        var turn = bar.button(text ? "road" : "text", text ? Icons.SENT : Icons.SHOW, () -> {
            turn();
            lookup(text ? "#road" : "#text-of-sent").requestFocus();
        });
        turn.setId(text ? "road" : "text-of-sent");
        var forward = bar.button("forward", Icons.FORWARD, () -> open.ifPresent(actions::forward));
        var export = bar.button("export", Icons.EXPORT, () -> actions.export(road.message()));
        var print = bar.button("print", Icons.PRINT, () -> open.ifPresent(actions::print));
        var remove = bar.button("delete", Icons.DELETE, delete);
        for (var each : List.of(turn, forward, print)) {
            each.setDisable(open.isEmpty());
        }
        export.setDisable(open.isEmpty() || road.stored().isEmpty()); // nothing proves what was not stored
        remove.setDisable(road.waiting().isPresent());
        bar.fill(
                turn,
                List.of(forward, export, print),
                remove,
                open
                        .map(own -> bar.item(
                                "copy", () -> actions.copy(own.content().text())))
                        .stream()
                        .toList());
        return bar;
    }
}
