package obreia.desktop.ui.common;

import java.text.Bidi;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Small pieces that every screen is made of.
public final class Texts {
    private static final PseudoClass RIGHT_TO_LEFT = PseudoClass.getPseudoClass("right-to-left");

    private Texts() {}

    /// A label that wraps, with style classes of the sheet.
    public static Label text(String text, String... styles) {
        var label = new WrappedLabel(text);
        label.setWrapText(true);
        label.getStyleClass().addAll(styles);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// A label of one line, cut with dots where there is no room.
    public static Label line(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    /// A label of one line that says all of it when the pointer rests upon it.
    public static Label cut(String text, String... styles) {
        var label = line(text, styles);
        label.setTooltip(new Tooltip(text));
        return label;
    }

    /// Lets words run from the side from which their language is read.
    public static <T extends Node> T directed(T node, String text) {
        var leftToRight = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
        node.setNodeOrientation(leftToRight ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.RIGHT_TO_LEFT);
        // The fonts of the screens have no such letters. One that has the points and blanks between them too keeps all
        // of a line in its order: JavaFX on Linux turns the pieces of a line that come from several fonts around.
        node.pseudoClassStateChanged(RIGHT_TO_LEFT, !leftToRight);
        return node;
    }

    /// With a capital letter: what begins a line by itself.
    public static String first(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /// A state in words with its icon. The words alone say it all.
    public static Label state(Icons icon, String text, String... styles) {
        var label = new WrappedLabel(text); // wraps only where it is told to
        label.getStyleClass().addAll(styles);
        label.setGraphic(icon.small());
        label.getStyleClass().add("state");
        return label;
    }

    public static Button button(String text, Runnable action, String... styles) {
        var button = new Button(text);
        button.getStyleClass().addAll(styles);
        button.setOnAction(_ -> action.run());
        return button;
    }

    public static Button button(Icons icon, String text, Runnable action, String... styles) {
        var button = button(text, action, styles);
        button.setGraphic(icon.node());
        return button;
    }

    /// Takes what room is left in a row.
    public static Region gap() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    public static HBox row(String style, Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add(style);
        return row;
    }

    /// Up to two initials, from the first and last word of a name.
    public static String initials(String name) {
        var cleaned = Names.cleaned(name);
        if (cleaned.equals(Names.NOTHING_LEFT)) {
            return "?";
        }
        var words = cleaned.split(" ", -1);
        var first = words[0].isEmpty() ? "" : words[0].substring(0, words[0].offsetByCodePoints(0, 1));
        var last = words[words.length - 1];
        return words.length == 1 ? first : first + last.substring(0, last.offsetByCodePoints(0, 1));
    }
}
