package obreia.desktop.ui.evidence;

import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.desktop.ui.common.Checklist;
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
        var lines = verdict.report().checks().stream()
                .map(check -> new Checklist.Line(
                        "evidence." + check.step().name().toLowerCase(Locale.ROOT),
                        check.step().title(),
                        outcome(check),
                        about(check)))
                .toList();
        var key = "evidence." + verdict.kind().word();
        var sentence = words.of(key);
        var list = new Checklist(
                words,
                shield(verdict.kind()),
                verdict.kind().style(),
                sentence,
                lines,
                verdict.kind() != Verdict.Kind.HOLDS);
        list.setId("evidence-checks");
        var headline = Texts.text(sentence, "display");
        headline.setId("evidence-verdict");
        var done = Texts.button(words.of("evidence.close"), close, "main");
        done.setId("evidence-close");
        done.setCancelButton(true);
        var column = new VBox(
                headline, Texts.text(name, "strong"), Texts.text(words.of(key + ".means")), list, done);
        column.getStyleClass().add("welcome-column");
        var page = new StackPane(column);
        page.getStyleClass().add("welcome-page");
        getStyleClass().add("welcome-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setContent(page);
        Platform.runLater(list::requestFocus);
    }

    private static Icons shield(Verdict.Kind kind) {
        return switch (kind) {
            case HOLDS -> Icons.VERIFIED;
            case PRACTICE -> Icons.PRACTICE;
            case FAILS -> Icons.NOT_VERIFIED;
            case UNKNOWN, MESSAGE -> Icons.ATTENTION;
        };
    }

    private static String outcome(EvidenceCheck check) {
        return switch (check.outcome()) {
            case HOLDS -> "holds";
            case FAILS -> "fails";
            case CANNOT_BE_CHECKED -> "not checked";
        };
    }

    private static String about(EvidenceCheck check) {
        return check.about().equals("-") ? check.why() : check.about() + ": " + check.why();
    }
}
