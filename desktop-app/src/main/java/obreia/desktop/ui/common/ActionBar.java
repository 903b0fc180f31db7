package obreia.desktop.ui.common;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import obreia.assets.Words;

/// The bar above a message: words where there is room, else icons with the words in a tooltip.
public final class ActionBar extends HBox {
    private final Words words;

    /// An empty bar.
    public ActionBar(Words words) {
        this.words = words;
        getStyleClass().add("reader-bar");
        setMinWidth(0); // or it would be as wide as its words, and never lack room
        setAlignment(Pos.CENTER_LEFT);
    }

    /// A button for the bar.
    ///
    /// @param name its id; behind `reader.` the key of its words
    public Button button(String name, Icons icon, Runnable action) {
        var said = words.of("reader." + name);
        var button = Texts.button(icon, said, action, "flat", "link");
        button.setId(name);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAccessibleText(said);
        button.setTooltip(new Tooltip(said));
        return button;
    }

    public MenuItem item(String name, Runnable action) {
        var item = new MenuItem(words.of("reader." + name));
        item.setId("reader-" + name);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// Fills the bar.
    ///
    /// @param first  keeps its words in any window
    /// @param others are icons where there is no room for their words
    /// @param delete an icon at the end
    /// @param more   what stands in the menu behind it
    public void fill(Button first, List<Button> others, Button delete, List<MenuItem> more) {
        delete.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        getChildren().add(first);
        getChildren().addAll(others);
        getChildren().addAll(Texts.gap(), delete, more(more));
        widthProperty().addListener(_ -> fit(others));
    }

    /// Measured, since words are of another length in each language and at each scale.
    private void fit(List<Button> others) {
        others.forEach(each -> each.setContentDisplay(ContentDisplay.LEFT));
        applyCss();
        var needed = snappedLeftInset()
                + snappedRightInset()
                + getSpacing() * (getChildren().size() - 1);
        for (var child : getChildren()) {
            needed += child.prefWidth(-1);
        }
        if (needed > getWidth()) {
            others.forEach(each -> each.setContentDisplay(ContentDisplay.GRAPHIC_ONLY));
        }
    }

    private Node more(List<MenuItem> items) {
        var more = new MenuButton();
        more.setGraphic(Icons.MORE.node());
        more.setId("more");
        more.setMinWidth(USE_PREF_SIZE);
        more.setAccessibleText(words.of("reader.more"));
        more.setTooltip(new Tooltip(words.of("reader.more")));
        more.getStyleClass().add("flat");
        more.getItems().setAll(items);
        more.setDisable(items.isEmpty());
        return more;
    }
}
