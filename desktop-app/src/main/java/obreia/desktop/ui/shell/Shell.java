package obreia.desktop.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Below;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import org.controlsfx.control.StatusBar;

/// The frame of the main window: the rail at the left, one page beside it, notices above, states below.
public final class Shell extends StackPane {
    private static final double ROOM = 71;

    private final Words words;
    private final ShellModel model;
    private final RepositoryParts repository;
    private final Rail rail;
    private final Label probe = new Label();
    private final BorderPane frame = new BorderPane();
    private final StatusBar status = new StatusBar();
    private final Region scrim = new Region();

    /// A frame around these pages.
    ///
    /// @param pages   what each page's name stands for, in the order of the rail; made when it is first shown
    /// @param menus   the bar above everything, whose keys work everywhere in the window
    /// @param compose begins a new message
    public Shell(
            Surface surface, ShellModel model, Map<RailItem, Supplier<Node>> pages, MenuBar menus, Runnable compose) {
        this.words = surface.words();
        this.model = model;
        this.repository = new RepositoryParts(surface, model);
        this.rail = new Rail(
                words, model, repository, pages.keySet().stream().sorted().toList(), compose);
        getStyleClass().add("shell");
        status.getRightItems().add(new CardPart(words, model).node());
        scrim.getStyleClass().add("scrim");
        scrim.setVisible(false);
        frame.setLeft(rail);
        frame.setTop(new VBox(menus, new Notices(surface, model, repository)));
        frame.setBottom(new VBox(new UndoBar(words, model), status));
        probe.setVisible(false);
        probe.setManaged(false);
        getChildren().addAll(frame, scrim, probe);
        widthProperty().addListener(_ -> fit());
        probe.fontProperty().addListener(_ -> fit());
        var made = new EnumMap<RailItem, Node>(RailItem.class);
        model.page()
                .subscribe(name -> pages.forEach((item, page) -> {
                    if (item.page().equals(name)) {
                        frame.setCenter(made.computeIfAbsent(item, _ -> page.get()));
                    }
                }));
        model.line().subscribe(this::status);
        model.evidence().subscribe(() -> status(model.line().get()));
    }

    /// Dims the window behind a dialog.
    public void dim(boolean dimmed) {
        scrim.setVisible(dimmed);
    }

    /// Shows a page that has no place in the rail.
    public void show(Node page) {
        model.page().set("");
        rail.selectNothing();
        frame.setCenter(page);
    }

    /// In em, so that a larger scale counts as a narrower window.
    private void fit() {
        rail.narrow(getWidth() > 0 && getWidth() < ROOM * probe.getFont().getSize());
    }

    private void status(LineState line) {
        status.setText("");
        var said = switch (line) {
            case LineState.Connecting() -> Texts.state(Icons.LINE_DOWN, words.of("status.connecting"), "muted");
            case LineState.Connected _ ->
                Texts.state(Icons.LINE_UP, words.of("status.connected", model.repository()), "muted");
            case LineState.Offline(var why) ->
                Texts.state(Icons.LINE_DOWN, words.of("status.offline", why), "attention");
            case LineState.Stopped(var why) ->
                Texts.state(Icons.NOT_VERIFIED_ROW, words.of("status.stopped", new Below(words).of(why)), "failed");
        };
        said.setId("line-state");
        var link = repository.status();
        if (!status.getLeftItems().contains(link)) {
            status.getLeftItems().add(link);
        }
        status.getLeftItems().removeIf(part -> !part.equals(link));
        status.getLeftItems().addFirst(said);
    }
}
