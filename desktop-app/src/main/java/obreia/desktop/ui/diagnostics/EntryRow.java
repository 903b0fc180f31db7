package obreia.desktop.ui.diagnostics;

import javafx.geometry.VPos;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import obreia.desktop.ui.common.Texts;

/// One thing that was looked at: its mark, its name, how it stands, and what more is known.
final class EntryRow extends HBox {
    EntryRow(Entry entry) {
        getStyleClass().add("diagnostics-entry");
        var drawn = entry.mark().icon().node();
        drawn.getStyleClass().add(entry.mark().style());
        var body = new VBox(Texts.directed(Texts.text(entry.name(), "strong"), entry.name()));
        if (!entry.said().isEmpty()) {
            body.getChildren().add(Texts.text(entry.said(), entry.mark().style()));
        }
        var facts = new GridPane();
        facts.getStyleClass().add("facts");
        for (var fact : entry.facts()) {
            var label = Texts.text(fact.label(), "muted", "dense");
            label.setMinWidth(USE_PREF_SIZE);
            GridPane.setValignment(label, VPos.TOP);
            var value = Texts.text(fact.text(), "dense");
            GridPane.setHgrow(value, Priority.ALWAYS);
            facts.addRow(facts.getRowCount(), label, value);
        }
        if (!entry.facts().isEmpty()) {
            body.getChildren().add(facts);
        }
        HBox.setHgrow(body, Priority.ALWAYS);
        body.getStyleClass().add("diagnostics-words");
        getChildren().addAll(drawn, body);
    }
}
