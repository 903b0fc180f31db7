package obreia.desktop.ui.inbox;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.CheckWords;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.MessageText;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// A message that is shown: who wrote it, what was checked, its text and its files.
final class MessagePage {
    private final Surface surface;
    private final Words words;
    private final ReaderActions actions;
    private final MessageText parts;

    MessagePage(Surface surface, ReaderActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
        this.parts = new MessageText(surface, actions::save);
    }

    Node opened(ReaderState.Opened opened) {
        var icon = Icons.VERIFIED;
        var style = "verified";
        var sentence = words.of("checks.verified", opened.from());
        if (opened.practice()) {
            icon = Icons.PRACTICE;
            style = "practice";
            sentence = words.of("checks.practice");
        } else if (opened.revocationUnknown()) {
            icon = Icons.ATTENTION;
            style = "attention";
            sentence = words.of("checks.unknown");
        }
        var receipt = Texts.state(
                Icons.SIGN, words.of(opened.receipted() ? "reader.receipted" : "reader.noReceipt"), "muted");
        receipt.setId("receipt-state");
        receipt.setWrapText(true);
        var checks =
                checklist(icon, style, sentence, opened.checks(), false).with(opened.certificate(), surface.times());
        return MessageText.page(
                parts.subject(opened.content()),
                parts.head(opened.from(), opened.to(), opened.content()),
                checks,
                receipt,
                parts.text(opened.content()));
    }

    Node own(ReaderState.Own own) {
        var line = Texts.state(Icons.SENT, words.of("own.line"), "neutral-line");
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        var road = Texts.button(words.of("own.road"), () -> actions.showRoad(own.message()));
        road.setId("show-road");
        road.setMinWidth(Region.USE_PREF_SIZE);
        return MessageText.page(
                parts.subject(own.content()),
                parts.head(words.of("own.you"), own.to(), own.content()),
                Texts.row("own-line", line, road),
                parts.text(own.content()));
    }

    Node notVerified(ReaderState.NotVerified refused) {
        var checks = checklist(
                Icons.NOT_VERIFIED,
                "failed",
                words.of("checks.notVerified", new CheckWords(words).reason(refused.checks(), refused.why())),
                refused.checks(),
                true);
        var means = new VBox(
                Texts.text(words.of("refused.meansTitle"), "strong"), Texts.text(words.of("refused.means"), "muted"));
        var can = new VBox(
                Texts.text(words.of("refused.doTitle"), "strong"), Texts.text(words.of("refused.do"), "muted"));
        HBox.setHgrow(means, Priority.ALWAYS);
        HBox.setHgrow(can, Priority.ALWAYS);
        means.setPrefWidth(300);
        can.setPrefWidth(300);
        checks.add(Texts.row("refused-advice", means, can));
        var noReceipt = Texts.state(Icons.ATTENTION, words.of("refused.noReceipt"), "muted");
        noReceipt.setWrapText(true);
        var page = MessageText.page(
                Texts.text(words.of("refused.headline"), "subject"),
                Texts.text(words.of("refused.from", refused.from()), "muted"),
                checks,
                noReceipt);
        refused.claimed().ifPresent(content -> {
            var subject = Texts.text(content.headers().subject(), "heading");
            subject.setMaxWidth(Double.MAX_VALUE);
            var behind = new VBox(
                    Texts.text(words.of("refused.text"), "strong", "failed"),
                    Texts.directed(subject, content.headers().subject()),
                    parts.text(content));
            behind.getStyleClass().add("behind-red");
            page.getChildren().add(behind);
        });
        return page;
    }

    private Checklist checklist(Icons icon, String style, String sentence, List<Checklist.Line> lines, boolean open) {
        var list = new Checklist(words, icon, style, sentence, lines, open);
        list.setId("checks");
        return list;
    }
}
