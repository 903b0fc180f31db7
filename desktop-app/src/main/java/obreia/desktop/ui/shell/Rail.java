package obreia.desktop.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Assets;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Texts;

/// The rail at the left: a new message, the pages, and who one is. In a narrow window it is icons alone, whose words
/// stand in their tooltips.
final class Rail extends VBox {
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    /// The picture of 64 pixels: sharp where a pixel of the program is two of the screen.
    private static final int ICON = 3;

    private static final double ICON_SIZE = 28;
    private static final double BELOW_WRITE = 10;
    /// In em: in a lower window there is no room to say who one is.
    private static final double TALL = 28;

    private final Words words;
    private final ShellModel model;
    private final RepositoryParts repository;
    private final ToggleGroup group = new ToggleGroup();
    private final Button write;
    private final List<Node> wordsOnly = new ArrayList<>();

    Rail(Words words, ShellModel model, RepositoryParts repository, List<RailItem> items, Runnable compose) {
        this.words = words;
        this.model = model;
        this.repository = repository;
        getStyleClass().add("rail");
        var name = Texts.line(words.of("app.name"), "wordmark");
        wordsOnly.add(name);
        var icon = new ImageView(new Image(Assets.icon().get(ICON).toExternalForm()));
        icon.setFitWidth(ICON_SIZE);
        icon.setFitHeight(ICON_SIZE);
        icon.setSmooth(true);
        var mark = Texts.row("brand", icon, name);
        write = Texts.button(Icons.NEW, words.of("rail.new"), compose, "accent", "main");
        write.setId("new-message");
        write.setAccessibleText(words.of("rail.new"));
        write.setTooltip(new Tooltip(words.of("rail.new")));
        write.setMaxWidth(Double.MAX_VALUE);
        VBox.setMargin(write, new Insets(0, 0, BELOW_WRITE, 0));
        getChildren().addAll(mark, write);
        for (var item : items) {
            if (item == RailItem.REPOSITORY) {
                getChildren().add(new Separator());
            }
            getChildren().add(item(item));
        }
        var rest = new Region();
        VBox.setVgrow(rest, Priority.ALWAYS);
        var foot = new VBox(new Separator(), me());
        foot.setSpacing(BELOW_WRITE);
        foot.managedProperty().bind(foot.visibleProperty());
        getChildren().addAll(rest, foot);
        setMinHeight(0);
        heightProperty()
                .addListener((_, _, height) -> foot.setVisible(
                        height.doubleValue() > TALL * write.getFont().getSize()));
    }

    /// Shows icons alone, or icons with their words.
    void narrow(boolean narrow) {
        pseudoClassStateChanged(NARROW, narrow);
        write.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        for (var node : wordsOnly) {
            node.setVisible(!narrow);
            node.setManaged(!narrow);
        }
    }

    /// Selects nothing: a page is shown that has no place here.
    void selectNothing() {
        group.selectToggle(null);
    }

    private HBox me() {
        var initials = new StackPane(Texts.line(Texts.initials(model.person())));
        initials.getStyleClass().add("initials");
        Tooltip.install(initials, new Tooltip(model.person() + "\n" + model.repository()));
        var who = new VBox(Texts.cut(model.person(), "strong"), Texts.cut(model.repository(), "caption", "muted"));
        if (model.practice()) {
            who.getChildren().add(Texts.line(words.of("rail.practice"), "caption", "practice"));
        }
        wordsOnly.add(who);
        var me = Texts.row("rail-me", initials, who);
        me.setAlignment(Pos.CENTER_LEFT);
        return me;
    }

    private ToggleButton item(RailItem item) {
        var name = words.of("rail." + item.page());
        var button = new ToggleButton();
        var count = new Label();
        count.getStyleClass().add("count");
        var said = Texts.line(name);
        var gap = Texts.gap();
        wordsOnly.addAll(List.of(said, gap));
        var row = new HBox(item.icon().node(), said, gap, count);
        row.getStyleClass().add("rail-row");
        row.setAlignment(Pos.CENTER_LEFT);
        button.setGraphic(row);
        button.setId("rail-" + item.page());
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
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
        if (item == RailItem.REPOSITORY) {
            repository.count(count, button, name);
        }
        if (item == RailItem.INBOX) {
            model.unopened().subscribe(number -> {
                count.setText(String.valueOf(number));
                count.setVisible(number > 0);
                var spoken = number > 0 ? name + ", " + words.of("inbox.unopened", number) : name;
                button.setAccessibleText(spoken);
                button.getTooltip().setText(spoken);
            });
        }
        return button;
    }
}
