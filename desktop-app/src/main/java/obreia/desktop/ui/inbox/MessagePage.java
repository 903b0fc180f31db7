package obreia.desktop.ui.inbox;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.CheckWords;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.message.Attachment;
import obreia.protocol.message.MessageContent;

/// A message that is shown: who wrote it, what was checked, its text and its files.
final class MessagePage {
    private static final double WIDEST_FILE = 420;

    private final Surface surface;
    private final Words words;
    private final ReaderActions actions;

    MessagePage(Surface surface, ReaderActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
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
        return page(
                subject(opened.content()),
                head(opened.from(), opened.to(), opened.content()),
                checks,
                receipt,
                text(opened.content()));
    }

    Node own(ReaderState.Own own) {
        var line = Texts.state(Icons.SENT, words.of("own.line"), "neutral-line");
        line.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(line, Priority.ALWAYS);
        var road = Texts.button(words.of("own.road"), () -> actions.showRoad(own.message()));
        road.setId("show-road");
        road.setMinWidth(Region.USE_PREF_SIZE);
        return page(
                subject(own.content()),
                head(words.of("own.you"), own.to(), own.content()),
                Texts.row("own-line", line, road),
                text(own.content()));
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
        var page = page(
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
                    text(content));
            behind.getStyleClass().add("behind-red");
            page.getChildren().add(behind);
        });
        return page;
    }

    private static VBox page(Node... nodes) {
        var page = new VBox(nodes);
        page.getStyleClass().add("reader-page");
        page.setMinWidth(0);
        return page;
    }

    private static Node subject(MessageContent content) {
        var text = content.headers().subject();
        var subject = Texts.text(text, "subject");
        subject.setId("subject");
        subject.setMaxWidth(Double.MAX_VALUE); // so that it begins where its language does
        return Texts.directed(subject, text);
    }

    private Node head(String from, List<String> to, MessageContent content) {
        var initials = new StackPane(Texts.line(Texts.initials(from)));
        initials.getStyleClass().add("initials");
        var who = Texts.cut(from, "strong");
        who.setId("from");
        var readers = Texts.cut(words.of("reader.to", String.join(", ", to)), "caption", "muted");
        readers.setId("readers");
        var names = new VBox(who, readers);
        names.setMinWidth(0);
        HBox.setHgrow(names, Priority.ALWAYS);
        var time = Texts.line(
                Texts.first(surface.times().inSentence(content.headers().date())), "muted");
        time.setMinWidth(Region.USE_PREF_SIZE);
        var row = Texts.row("reader-head", initials, names, time);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Checklist checklist(Icons icon, String style, String sentence, List<Checklist.Line> lines, boolean open) {
        var list = new Checklist(words, icon, style, sentence, lines, open);
        list.setId("checks");
        return list;
    }

    private Node text(MessageContent content) {
        var text = Texts.text(content.text().stripTrailing(), "message");
        text.setId("message-text");
        text.setMaxWidth(Double.MAX_VALUE);
        var box = new VBox(Texts.directed(text, content.text()));
        box.getStyleClass().add("message-box");
        if (!content.attachments().isEmpty()) {
            var files = new FlowPane();
            files.getStyleClass().add("files");
            files.setMinWidth(0);
            for (var file : content.attachments()) {
                files.getChildren().add(file(file, files.getChildren().size()));
            }
            box.getChildren().add(files);
        }
        return box;
    }

    private Node file(Attachment file, int place) {
        var size =
                words.of("reader.kilobytes", InboxPage.kilobytes(file.content().length()));
        var name = Texts.directed(Texts.line(file.name(), "file-name"), file.name());
        var kilobytes = Texts.line(size, "muted", "file-size");
        kilobytes.setMinWidth(Region.USE_PREF_SIZE);
        var button = Texts.button("", () -> actions.save(file), "file");
        button.setGraphic(Texts.row("file-words", Icons.FILE.node(), name, kilobytes));
        button.setId("file-" + place);
        button.setAccessibleText(words.of("reader.save", file.name(), size));
        button.setTooltip(new javafx.scene.control.Tooltip(words.of("reader.save", file.name(), size)));
        button.setMaxWidth(WIDEST_FILE);
        return button;
    }

    /// The files of a message by name, for what prints them.
    static Optional<String> files(MessageContent content) {
        return content.attachments().isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                        ", ",
                        content.attachments().stream().map(Attachment::name).toList()));
    }
}
