package obreia.desktop.ui.inbox;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.protocol.message.MessageContent;

/// The reading pane in each of its states.
final class ReaderPane extends BorderPane {
    private final Surface surface;
    private final Words words;
    private final ReaderActions actions;

    ReaderPane(Surface surface, ReaderActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
        getStyleClass().add("reader");
    }

    void show(ReaderState state) {
        switch (state) {
            case ReaderState.Nothing() -> put(new HBox(), new Letter.Nothing(words));
            case ReaderState.Sealed sealed -> put(bar(null), sealed(sealed));
            case ReaderState.Opened opened -> put(bar(opened), opened(opened));
            case ReaderState.NotVerified refused -> put(bar(null), notVerified(refused));
        }
    }

    private void put(HBox bar, Node page) {
        bar.getStyleClass().add("reader-bar");
        setTop(bar);
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("reader-scroll");
        setCenter(scroll);
    }

    private HBox bar(ReaderState.@org.jspecify.annotations.Nullable Opened opened) {
        var reply = Texts.button(
                Icons.REPLY,
                words.of("reader.reply"),
                () -> {
                    if (opened != null) {
                        actions.reply(opened);
                    }
                },
                "flat",
                "link");
        reply.setId("reply");
        var export = Texts.button(
                Icons.EXPORT,
                words.of("reader.export"),
                () -> {
                    if (opened != null) {
                        actions.export(opened.message());
                    }
                },
                "flat",
                "link");
        export.setId("export");
        reply.setDisable(opened == null);
        export.setDisable(opened == null);
        return new HBox(reply, export);
    }

    private Node sealed(ReaderState.Sealed sealed) {
        var letter = new Letter(words, sealed.from(), surface.times().inSentence(sealed.arrived()));
        var headline = Texts.text(words.of("sealed.headline"), "subject");
        var size = Texts.text(words.of("row.sealed", InboxPage.kilobytes(sealed.size())), "muted");
        var means = Texts.text(words.of("sealed.means"), "muted", "centred");
        var sign =
                Texts.button(Icons.SIGN, words.of("sealed.sign"), () -> actions.signAndOpen(sealed), "accent", "main");
        sign.setId("sign-and-open");
        var open = Texts.button(words.of("sealed.open"), () -> actions.openWithoutReceipt(sealed), "main");
        open.setId("open-without-receipt");
        var buttons = new FlowPane(sign, open);
        buttons.getStyleClass().add("sealed-buttons");
        buttons.setAlignment(Pos.CENTER);
        var takes = Texts.state(Icons.CARD, words.of("sealed.takes"), "muted");
        var page = new VBox(letter, headline, size, means, buttons, takes);
        page.getStyleClass().add("sealed-page");
        return page;
    }

    private Node opened(ReaderState.Opened opened) {
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
        var page = new VBox(
                subject(opened.content()),
                head(opened.from(), opened.content()),
                checklist(icon, style, sentence, opened.checks(), false),
                receipt,
                text(opened.content()));
        page.getStyleClass().add("reader-page");
        return page;
    }

    private Node notVerified(ReaderState.NotVerified refused) {
        var page = new VBox(
                Texts.text(words.of("refused.headline"), "subject"),
                Texts.text(words.of("refused.from", refused.from()), "muted"),
                checklist(
                        Icons.NOT_VERIFIED,
                        "failed",
                        words.of("checks.notVerified", refused.why()),
                        refused.checks(),
                        true),
                Texts.text(words.of("refused.meansTitle"), "heading"),
                Texts.text(words.of("refused.means")),
                Texts.text(words.of("refused.doTitle"), "heading"),
                Texts.text(words.of("refused.do")));
        refused.claimed().ifPresent(content -> {
            var behind = new VBox(
                    Texts.text(words.of("refused.text"), "strong", "failed"),
                    Texts.text(content.headers().subject(), "heading"),
                    text(content));
            behind.getStyleClass().add("behind-red");
            page.getChildren().add(behind);
        });
        page.getStyleClass().add("reader-page");
        return page;
    }

    private static Node subject(MessageContent content) {
        var subject = Texts.text(content.headers().subject(), "subject");
        subject.setId("subject");
        return subject;
    }

    private Node head(String from, MessageContent content) {
        var initials = new StackPane(Texts.line(Texts.initials(from)));
        initials.getStyleClass().add("initials");
        var who = Texts.line(from, "strong");
        who.setId("from");
        var row = Texts.row(
                "reader-head",
                initials,
                who,
                Texts.gap(),
                Texts.line(surface.times().inSentence(content.headers().date()), "muted"));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node checklist(Icons icon, String style, String sentence, List<Checklist.Line> lines, boolean open) {
        var list = new Checklist(words, icon, style, sentence, lines, open);
        list.setId("checks");
        return list;
    }

    private static Node text(MessageContent content) {
        var text = Texts.text(content.text(), "message");
        text.setId("message-text");
        var files = new FlowPane();
        files.getStyleClass().add("files");
        for (var file : content.attachments()) {
            var chip = Texts.line(
                    file.name() + "  " + InboxPage.kilobytes(file.content().length()) + " KB", "file");
            chip.setGraphic(Icons.FILE.node());
            files.getChildren().add(chip);
        }
        return new VBox(text, files);
    }
}
