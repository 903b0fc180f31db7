package obreia.desktop.ui.common;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// One preference: its name, what it means, and its few values side by side, of which one is chosen.
///
/// @param <T> what is chosen
public final class Segments<T> extends FlowPane {
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();

    /// A preference that has no value yet.
    ///
    /// @param id     of the row; its buttons have this and the place of their value, from 0
    /// @param said   the words of a value
    /// @param chosen hears what the person chooses
    public Segments(String id, String name, String hint, List<T> values, Function<T, String> said, Consumer<T> chosen) {
        setId(id);
        getStyleClass().add("setting");
        var words = new VBox(Texts.text(name, "strong"));
        if (!hint.isEmpty()) {
            words.getChildren().add(Texts.text(hint, "muted"));
        }
        words.getStyleClass().add("setting-words");
        var group = new ToggleGroup();
        var row = Texts.row("segments");
        for (var value : values) {
            var text = said.apply(value);
            var button = new ToggleButton(text);
            button.setId(id + "-" + buttons.size());
            button.setWrapText(true);
            button.setMaxHeight(Double.MAX_VALUE);
            button.setAccessibleText(name + ": " + text);
            button.setToggleGroup(group);
            button.getStyleClass()
                    .add(
                            buttons.isEmpty()
                                    ? "left-pill"
                                    : buttons.size() == values.size() - 1 ? "right-pill" : "center-pill");
            button.setOnAction(_ -> {
                button.setSelected(true); // a second press does not take it back
                chosen.accept(value);
            });
            buttons.put(value, button);
            row.getChildren().add(button);
        }
        // Where the text is large and the window small, both wrap.
        words.maxWidthProperty().bind(widthProperty());
        row.maxWidthProperty().bind(widthProperty());
        row.setMinWidth(0);
        row.setMaxHeight(USE_PREF_SIZE);
        setMinWidth(0);
        getChildren().addAll(words, row);
    }

    /// Shows which value holds; one that is none of the buttons leaves all of them out.
    public void show(T value) {
        buttons.forEach((of, button) -> button.setSelected(of.equals(value)));
    }
}
