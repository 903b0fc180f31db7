package obreia.desktop.ui.evidence;

import java.util.Comparator;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.evidence.EvidenceCheck;

/// What came of checking a file of evidence: the verdict in words, what it means, and every check behind it.
public final class EvidencePage extends ScrollPane {
    /// A page about one file.
    ///
    /// @param name  the file's name
    /// @param close closes the window that it is in
    public EvidencePage(Surface surface, String name, Verdict verdict, Runnable close) {
        var words = surface.words();
        var key = "evidence." + verdict.kind().word();
        var sentence = words.of(key);
        var list = checks(words, verdict);
        var headline = Texts.text(sentence, "display", verdict.kind().style());
        headline.setGraphic(shield(verdict.kind()).large());
        headline.setGraphicTextGap(12);
        headline.setId("evidence-verdict");
        var done = Texts.button(words.of("evidence.close"), close, "main");
        done.setId("evidence-close");
        done.setCancelButton(true);
        var column = new VBox(headline, Texts.text(name, "strong"), Texts.text(words.of(key + ".means")), list, done);
        column.getStyleClass().add("welcome-column");
        var page = new StackPane(column);
        page.getStyleClass().add("welcome-page");
        getStyleClass().add("welcome-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(page);
        Platform.runLater(done::requestFocus);
    }

    private static Icons shield(Verdict.Kind kind) {
        return switch (kind) {
            case HOLDS -> Icons.VERIFIED;
            case PRACTICE -> Icons.PRACTICE;
            case FAILS -> Icons.NOT_VERIFIED;
            case UNKNOWN, MESSAGE -> Icons.ATTENTION;
        };
    }

    /// Every check, those that fail first.
    private static GridPane checks(Words words, Verdict verdict) {
        var grid = new GridPane();
        grid.setId("evidence-checks");
        grid.getStyleClass().add("checks");
        verdict.report().checks().stream()
                .sorted(Comparator.comparing(check -> check.outcome() != EvidenceCheck.Outcome.FAILS))
                .forEach(check -> row(grid, words, check));
        return grid;
    }

    private static void row(GridPane grid, Words words, EvidenceCheck check) {
        var row = switch (check.outcome()) {
            case HOLDS -> new Row(Icons.PASSED, "verified", "check.holds");
            case FAILS -> new Row(Icons.FAILED, "failed", "check.fails");
            case CANNOT_BE_CHECKED -> new Row(Icons.NOT_DONE, "attention", "check.not_checked");
        };
        var drawn = row.icon().node();
        drawn.getStyleClass().add(row.style());
        var name = "step.evidence." + check.step().name().toLowerCase(Locale.ROOT);
        var texts = new VBox(Texts.text(words.of(name), "strong"), Texts.text(about(check), "muted", "dense"));
        GridPane.setHgrow(texts, Priority.ALWAYS);
        var said = Texts.line(words.of(row.word()), "strong", row.style());
        said.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), drawn, texts, said);
    }

    /// How one outcome is shown.
    private record Row(Icons icon, String style, String word) {}

    private static String about(EvidenceCheck check) {
        return check.about().equals("-") ? check.why() : check.about() + ": " + check.why();
    }
}
