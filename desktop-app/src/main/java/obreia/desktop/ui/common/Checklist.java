package obreia.desktop.ui.common;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import obreia.assets.Words;

/// The verification line: one sentence, which opens into every check behind it. Space or Enter folds it.
public final class Checklist extends TitledPane {
    private static final double ARROW = 44;

    private final Words words;
    private final VBox page = new VBox();

    /// One check, as it was kept.
    ///
    /// @param outcome `holds`, `fails` or `not checked`
    public record Line(String step, String title, String outcome, String why) {}

    /// A line over its checks.
    ///
    /// @param style `verified`, `attention`, `failed` or `practice`
    public Checklist(Words words, Icons shield, String style, String sentence, List<Line> lines, boolean open) {
        this.words = words;
        getStyleClass().addAll("checklist", style);
        setAnimated(false);
        setMinWidth(0); // or it would stay as wide as it once was
        setExpanded(open);
        var groups = CheckGroup.of(lines);
        var failed = groups.stream().filter(group -> group.is("fails")).count();
        var count = failed == 0
                ? words.of("checks.count", groups.size())
                : words.of("checks.failedOf", failed, groups.size());
        setAccessibleText(sentence + " " + count);
        setText(sentence);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(title(shield, style, sentence, count));
        page.getStyleClass().add("checks-page");
        page.getChildren().add(rows(groups, failed > 0));
        setContent(page);
    }

    /// Puts what the certificate says under the checks.
    public Checklist with(Optional<CertificateFacts> certificate, Times times) {
        certificate.ifPresent(facts -> page.getChildren()
                .add(new VBox(
                        Texts.text(words.of("fact.title"), "strong", "facts-title"),
                        new CertificateGrid(words, times, facts))));
        return this;
    }

    /// Puts more under the checks.
    public void add(Node node) {
        page.getChildren().add(node);
    }

    private HBox title(Icons shield, String style, String sentence, String count) {
        var said = Texts.text(sentence, "checklist-sentence");
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        var number = Texts.line(count, "muted");
        number.setMinWidth(USE_PREF_SIZE);
        var icon = shield.large();
        icon.getStyleClass().add(style);
        var row = new Title(icon, said, number);
        row.prefWidthProperty().bind(widthProperty().subtract(ARROW));
        return row;
    }

    /// As high as its sentence needs in the width that it has; a titled pane asks for the height without naming one.
    private static final class Title extends HBox {
        Title(Node... nodes) {
            super(nodes);
            getStyleClass().add("checklist-title");
            setAlignment(Pos.CENTER_LEFT);
            prefWidthProperty().addListener(_ -> requestLayout());
        }

        @Override
        protected double computePrefHeight(double width) {
            return super.computePrefHeight(width < 0 && getPrefWidth() > 0 ? getPrefWidth() : width);
        }
    }

    private VBox rows(List<CheckGroup.Found> groups, boolean foldPassed) {
        var shown = grid();
        var passed = grid();
        for (var group : groups) {
            row(foldPassed && group.is("holds") ? passed : shown, group);
        }
        var box = new VBox(shown);
        if (!passed.getChildren().isEmpty()) {
            passed.setVisible(false);
            passed.setManaged(false);
            var number = groups.stream().filter(group -> group.is("holds")).count();
            var show = Texts.button(words.of("checks.showPassed", number), () -> {}, "flat", "link");
            show.setId("show-passed");
            show.setOnAction(_ -> {
                passed.setVisible(true);
                passed.setManaged(true);
                box.getChildren().remove(show);
            });
            box.getChildren().addAll(show, passed);
        }
        return box;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("checks");
        var name = new ColumnConstraints();
        name.setPercentWidth(34);
        var wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), name, wide, new ColumnConstraints());
        return grid;
    }

    private void row(GridPane grid, CheckGroup.Found group) {
        var icon = group.is("holds") ? Icons.PASSED : group.is("fails") ? Icons.FAILED : Icons.NOT_DONE;
        var meaning = group.is("holds") ? "verified" : group.is("fails") ? "failed" : "attention";
        var drawn = icon.node();
        drawn.getStyleClass().add(meaning);
        var key = group.group().key();
        var said = Texts.line(words.of("check." + group.outcome().replace(' ', '_')), "strong", meaning);
        said.setMinWidth(USE_PREF_SIZE);
        grid.addRow(
                grid.getRowCount(),
                drawn,
                Texts.text(words.of("group." + key), "strong"),
                Texts.text(finding(group), "muted"),
                said);
    }

    private String finding(CheckGroup.Found group) {
        if (group.is("holds")) {
            return words.of("found." + group.group().key());
        }
        // A card of which nobody could ask is said in plain words; its reason is a name that only programs read.
        return group.is("not checked") && group.group() == CheckGroup.CERTIFICATE
                ? words.of("found.certificate.unknown")
                : group.why();
    }
}
