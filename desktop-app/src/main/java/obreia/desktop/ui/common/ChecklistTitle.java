package obreia.desktop.ui.common;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// What stands in a verification line: shield, verdict, what it means, how many checks. Where there is no room, what it
/// means goes under the verdict. A titled pane asks for the height of one line, so it is told how high this is.
final class ChecklistTitle extends HBox {
    /// In em: the verdict and what it means beside it, if the verdict takes no more than half of it.
    private static final double ROOM = 38;

    private final GridPane said = new GridPane();
    private final Label verdict;
    private final Label more;
    private double fitted;

    ChecklistTitle(Node shield, Label verdict, Label more, Node count, Node unfold) {
        this.verdict = verdict;
        this.more = more;
        getStyleClass().add("checklist-title");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        said.getStyleClass().add("checklist-words");
        said.setMinWidth(0);
        said.setMaxHeight(USE_PREF_SIZE);
        more.setMinWidth(0);
        more.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(more, Priority.ALWAYS);
        GridPane.setHalignment(verdict, HPos.LEFT);
        GridPane.setValignment(verdict, javafx.geometry.VPos.TOP);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.addRow(0, verdict, more);
        getChildren().addAll(shield, said, count, unfold);
        more.fontProperty().addListener(_ -> {
            fitted = 0;
            requestLayout();
        });
    }

    /// Takes this width, and the height that it needs for it.
    void fit(double width) {
        if (width <= 0 || width == fitted) {
            return;
        }
        fitted = width;
        var narrow = width < ROOM * verdict.getFont().getSize() || verdict.prefWidth(-1) > width / 2;
        GridPane.setConstraints(more, narrow ? 0 : 1, narrow ? 1 : 0);
        verdict.setWrapText(narrow);
        verdict.setMinWidth(narrow ? 0 : USE_PREF_SIZE);
        setPrefWidth(width);
        setPrefHeight(USE_COMPUTED_SIZE);
        var height = computePrefHeight(width);
        setPrefHeight(height);
        setMinHeight(height);
    }
}
