package obreia.desktop.ui.common;

import java.util.List;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import obreia.assets.Words;

/// The verification line: one sentence, which opens into every check behind it. Space or Enter folds it.
public final class Checklist extends TitledPane {
    /// One check, as it was kept.
    ///
    /// @param outcome `holds`, `fails` or `not checked`
    public record Line(String step, String title, String outcome, String why) {}

    /// A line over its checks.
    ///
    /// @param style `verified`, `attention`, `failed` or `practice`
    public Checklist(Words words, Icons shield, String style, String sentence, List<Line> lines, boolean open) {
        getStyleClass().addAll("checklist", style);
        setAnimated(false);
        setExpanded(open);
        setText(sentence);
        setGraphic(shield.large());
        setAccessibleText(sentence + " " + words.of("checks.count", lines.size()));
        var grid = new GridPane();
        grid.getStyleClass().add("checks");
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), wide, new ColumnConstraints());
        var row = 0;
        for (var line : failedFirst(lines)) {
            var icon = switch (line.outcome()) {
                case "holds" -> Icons.PASSED;
                case "fails" -> Icons.FAILED;
                default -> Icons.NOT_DONE;
            };
            var meaning = switch (line.outcome()) {
                case "holds" -> "verified";
                case "fails" -> "failed";
                default -> "attention";
            };
            var drawn = icon.node();
            drawn.getStyleClass().add(meaning);
            var name = new javafx.scene.layout.VBox(
                    Texts.text(words.of("step." + line.step()), "strong"), Texts.text(line.why(), "muted"));
            var said = Texts.line(words.of("check." + line.outcome().replace(' ', '_')), "strong", meaning);
            said.setMinWidth(USE_PREF_SIZE);
            grid.addRow(row++, drawn, name, said);
        }
        setContent(grid);
    }

    private static List<Line> failedFirst(List<Line> lines) {
        return lines.stream()
                .sorted(java.util.Comparator.comparing(line -> !line.outcome().equals("fails")))
                .toList();
    }
}
