package obreia.desktop.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import org.controlsfx.control.StatusBar;

/// The frame of the main window: the rail at the left, one page beside it, notices above, states below.
public final class Shell extends StackPane {
    private final Surface surface;
    private final Words words;
    private final ShellModel model;
    private final Runnable compose;
    private final ToggleGroup group = new ToggleGroup();
    private final BorderPane frame = new BorderPane();
    private final VBox notices = new VBox();
    private final StatusBar status = new StatusBar();
    private final Region scrim = new Region();

    /// A frame around these pages.
    ///
    /// @param pages   what each page's name stands for, in the order of the rail
    /// @param menus   the bar above everything, whose keys work everywhere in the window
    /// @param compose begins a new message
    public Shell(Surface surface, ShellModel model, Map<RailItem, Node> pages, MenuBar menus, Runnable compose) {
        this.surface = surface;
        this.words = surface.words();
        this.model = model;
        this.compose = compose;
        getStyleClass().add("shell");
        scrim.getStyleClass().add("scrim");
        scrim.setVisible(false);
        frame.setLeft(rail(pages.keySet().stream().sorted().toList()));
        frame.setTop(new VBox(menus, notices));
        frame.setBottom(new VBox(new UndoBar(words, model), status));
        getChildren().addAll(frame, scrim);
        model.page()
                .subscribe(name -> pages.forEach((item, page) -> {
                    if (item.page().equals(name)) {
                        frame.setCenter(page);
                    }
                }));
        model.alerts().subscribe(this::notices);
        model.line().subscribe(this::status);
    }

    /// Dims the window behind a dialog.
    public void dim(boolean dimmed) {
        scrim.setVisible(dimmed);
    }

    /// Shows a page that has no place in the rail.
    public void show(Node page) {
        model.page().set("");
        group.selectToggle(null);
        frame.setCenter(page);
    }

    private VBox rail(List<RailItem> items) {
        var mark = Texts.line(words.of("app.name"), "wordmark");
        var write = Texts.button(Icons.NEW, words.of("rail.new"), compose, "accent", "main");
        write.setId("new-message");
        write.setMaxWidth(Double.MAX_VALUE);
        var rail = new VBox(mark, write);
        rail.getStyleClass().add("rail");
        for (var item : items) {
            if (item == RailItem.REPOSITORY) {
                rail.getChildren().add(new Separator());
            }
            rail.getChildren().add(item(item));
        }
        var rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        var initials = new StackPane(Texts.line(Texts.initials(model.person())));
        initials.getStyleClass().add("initials");
        var who = new VBox(Texts.line(model.person(), "strong"), Texts.line(model.repository(), "caption", "muted"));
        if (model.practice()) {
            who.getChildren().add(Texts.line(words.of("rail.practice"), "caption", "practice"));
        }
        var me = Texts.row("rail-me", initials, who);
        me.setAlignment(Pos.CENTER_LEFT);
        rail.getChildren().addAll(rest, new Separator(), me);
        return rail;
    }

    private ToggleButton item(RailItem item) {
        var name = words.of("rail." + item.page());
        var button = new ToggleButton();
        var count = new Label();
        count.getStyleClass().add("count");
        var row = new HBox(item.icon().node(), Texts.line(name), Texts.gap(), count);
        row.getStyleClass().add("rail-row");
        row.setAlignment(Pos.CENTER_LEFT);
        button.setGraphic(row);
        button.setId("rail-" + item.page());
        button.setAccessibleText(name);
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.getStyleClass().addAll("rail-item", "flat");
        button.setOnAction(_ -> {
            button.setSelected(true);
            model.page().set(item.page());
        });
        model.page().subscribe(page -> button.setSelected(item.page().equals(page)));
        count.setVisible(false);
        count.managedProperty().bind(count.visibleProperty());
        if (item == RailItem.INBOX) {
            model.unopened().subscribe(number -> {
                count.setText(String.valueOf(number));
                count.setVisible(number > 0);
                button.setAccessibleText(number > 0 ? name + ", " + words.of("inbox.unopened", number) : name);
            });
        }
        return button;
    }

    private void notices(List<String> alerts) {
        notices.getChildren().clear();
        if (!alerts.isEmpty()) {
            var line = Texts.state(Icons.ATTENTION, alerts.getFirst(), "strong");
            line.setWrapText(true);
            line.setId("notice");
            var row = Texts.row("notice", line, Texts.gap());
            if (alerts.size() > 1) {
                row.getChildren().add(Texts.line(words.of("notice.more", alerts.size() - 1), "muted"));
            }
            notices.getChildren().add(row);
        }
    }

    private void status(LineState line) {
        status.setText("");
        var said = switch (line) {
            case LineState.Connecting() -> Texts.state(Icons.LINE_DOWN, words.of("status.connecting"), "muted");
            case LineState.Connected(var checked) ->
                Texts.state(
                        Icons.LINE_UP,
                        words.of(
                                "status.connected",
                                model.repository(),
                                surface.times().inRow(checked)),
                        "muted");
            case LineState.Offline(var why) ->
                Texts.state(Icons.LINE_DOWN, words.of("status.offline", why), "attention");
            case LineState.Stopped(var why) ->
                Texts.state(Icons.NOT_VERIFIED_ROW, words.of("status.stopped", why), "failed");
        };
        said.setId("line-state");
        status.getLeftItems().setAll(said);
    }
}
