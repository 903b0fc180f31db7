package obreia.desktop.ui.settings;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Texts;

/// Pieces of which the parts of the settings are made.
final class Parts {
    private Parts() {}

    /// A sentence with its icon, in the style of what it says.
    static Label said(String id, Icons icon, String text, String style) {
        var said = Texts.state(icon, text, style);
        said.setWrapText(true);
        said.setId(id);
        return said;
    }

    static Button button(String id, String text, Runnable action, String... styles) {
        var button = Texts.button(text, action, styles);
        button.setId(id);
        return button;
    }

    static FlowPane buttons(Button... buttons) {
        var row = new FlowPane(buttons);
        row.getStyleClass().add("setting-buttons");
        return row;
    }

    /// What stands below something and belongs to it.
    static VBox below(Node... nodes) {
        var below = new VBox(nodes);
        below.getStyleClass().add("setting-below");
        return below;
    }
}
