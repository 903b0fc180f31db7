package obreia.desktop.ui.common;

import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Checks a row each: icon, name, finding, outcome. Where there is no room for that the finding stands under the name.
final class CheckTable extends GridPane {
    /// In em of the findings.
    private static final double ROOM = 40;

    private static final double NAME = 32;

    private final ColumnConstraints names = new ColumnConstraints();
    private boolean narrow;

    CheckTable() {
        getStyleClass().add("checks");
        setMinWidth(0);
        var findings = new ColumnConstraints();
        findings.setHgrow(Priority.ALWAYS);
        names.setPercentWidth(NAME);
        getColumnConstraints().addAll(new ColumnConstraints(), names, findings, new ColumnConstraints());
        widthProperty().addListener(_ -> fit());
    }

    /// Adds one.
    ///
    /// @param style of the icon and of the outcome
    void row(Icons icon, String style, String name, String finding, String outcome) {
        var drawn = icon.node();
        drawn.getStyleClass().add(style);
        var said = Texts.line(outcome, "strong", "caption", style);
        said.setMinWidth(USE_PREF_SIZE);
        var text = Texts.text(finding, "muted", "dense", "finding");
        var row = 2 * (getChildren().size() / 4);
        add(drawn, 0, row);
        add(Texts.text(name, "strong", "dense"), 1, row);
        add(text, 2, row);
        add(said, 3, row);
        getChildren().forEach(node -> setValignment(node, VPos.TOP));
        place(text, row);
    }

    private void fit() {
        var size = getChildren().stream()
                .filter(node -> node instanceof Label)
                .mapToDouble(node -> ((Label) node).getFont().getSize())
                .max()
                .orElse(0);
        var now = getWidth() > 0 && getWidth() < ROOM * size;
        if (now != narrow) {
            narrow = now;
            names.setPercentWidth(narrow ? -1 : NAME);
            names.setHgrow(narrow ? Priority.ALWAYS : Priority.NEVER);
            for (var node : getChildren()) {
                if (node instanceof Label label && label.getStyleClass().contains("finding")) {
                    place(label, getRowIndex(label) - getRowIndex(label) % 2);
                }
            }
        }
    }

    private void place(Label finding, int row) {
        setConstraints(finding, narrow ? 1 : 2, narrow ? row + 1 : row);
        setColumnSpan(finding, narrow ? 2 : 1);
    }
}
