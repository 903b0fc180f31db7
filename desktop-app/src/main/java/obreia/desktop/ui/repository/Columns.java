package obreia.desktop.ui.repository;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// Cards side by side, each as wide as the others and as high as the highest.
final class Columns extends GridPane {
    private static final double WHOLE = 100;

    Columns(Node... cards) {
        getStyleClass().add("columns");
        for (var card : cards) {
            var column = new ColumnConstraints();
            column.setPercentWidth(WHOLE / cards.length);
            getColumnConstraints().add(column);
            addRow(0, card);
            GridPane.setFillHeight(card, true);
        }
    }
}
