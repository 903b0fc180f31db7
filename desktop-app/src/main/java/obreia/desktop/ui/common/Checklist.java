package obreia.desktop.ui.common;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;

/// The verification line: one sentence, which opens into every check behind it. Space or Enter folds it.
public final class Checklist extends TitledPane {
    /// What stands beside the title's content: the padding of the title at both sides.
    private static final double AROUND = 28;

    private static final double HALF_TURN = 180;
    private static final Pattern VERDICT = Pattern.compile("^[^.;,]*[.;,]");

    private final Words words;
    private final CheckWords finding;
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
        this.finding = new CheckWords(words);
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
        setMinWidth(0);
        widthProperty().addListener(_ -> requestLayout());
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

    private ChecklistTitle title(Icons shield, String style, String sentence, String count) {
        var verdict = VERDICT.matcher(sentence);
        var end = verdict.find() ? verdict.end() : sentence.length();
        var first = Texts.line(sentence.substring(0, end), "checklist-verdict", style);
        first.setMinWidth(USE_PREF_SIZE);
        var more = Texts.text(sentence.substring(end).strip(), "checklist-more");
        var number = Texts.line(count, "muted", "dense");
        number.setMinWidth(USE_PREF_SIZE);
        var unfold = Icons.UNFOLD.node();
        expandedProperty().subscribe(open -> unfold.setRotate(open ? HALF_TURN : 0));
        var icon = shield.large();
        icon.getStyleClass().add(style);
        return new ChecklistTitle(icon, first, more, number, unfold);
    }

    /// The title first has to be as high as its words are in this width.
    @Override
    protected double computePrefHeight(double width) {
        if (getGraphic() instanceof ChecklistTitle title) {
            title.fit((width < 0 ? getWidth() : width) - AROUND);
        }
        return super.computePrefHeight(width);
    }

    private VBox rows(List<CheckGroup.Found> groups, boolean foldPassed) {
        var shown = new CheckTable();
        var passed = new CheckTable();
        for (var group : groups) {
            row(foldPassed && group.is("holds") ? passed : shown, group);
        }
        var box = new VBox(shown);
        if (!passed.getChildren().isEmpty()) {
            passed.setVisible(false);
            passed.setManaged(false);
            var number = groups.stream().filter(group -> group.is("holds")).count();
            var show = Texts.button(Icons.UNFOLD, words.of("checks.showPassed", number), () -> {}, "flat", "link");
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

    private void row(CheckTable table, CheckGroup.Found group) {
        var icon = group.is("holds") ? Icons.PASSED : group.is("fails") ? Icons.FAILED : Icons.NOT_DONE;
        var meaning = group.is("holds") ? "verified" : group.is("fails") ? "failed" : "attention";
        table.row(
                icon,
                meaning,
                words.of("group." + group.group().key()),
                finding.of(group),
                words.of("check." + group.outcome().replace(' ', '_')));
    }
}
