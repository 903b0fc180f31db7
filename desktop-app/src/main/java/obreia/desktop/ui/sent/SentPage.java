package obreia.desktop.ui.sent;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.Checks;
import obreia.desktop.mail.LetterStatus;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.ListAndReader;
import obreia.desktop.ui.common.MailList;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Opened;

/// Sent messages: the list, and beside it the road of one with a card for each reader.
public final class SentPage extends StackPane {
    private final Surface surface;
    private final Words words;
    private final MailList list;
    private final ScrollPane road = new ScrollPane();

    public SentPage(Surface surface, SentModel model) {
        this.surface = surface;
        this.words = surface.words();
        this.list = new MailList(
                "sent",
                words.of("sent.title"),
                words.of("list.search"),
                Texts.text(words.of("sent.empty"), "empty-list"));
        list.search().setVisible(false);
        list.search().setManaged(false);
        road.setFitToWidth(true);
        road.getStyleClass().add("reader-scroll");
        getChildren().add(new ListAndReader(surface, list, road, list.chosen().map(Optional::isPresent)));
        list.chosen().addListener((_, _, chosen) -> model.choose(chosen));
        model.rows().subscribe(rows -> list.show(rows, status -> status.letter().message(), this::row));
        model.shown().subscribe(status -> road.setContent(status.map(this::road).orElseGet(this::nothing)));
        model.refresh();
    }

    private MailRow row(LetterStatus status) {
        var letter = status.letter();
        var names = String.join(
                ", ",
                status.recipients().stream()
                        .map(LetterStatus.PerRecipient::name)
                        .toList());
        var signed = status.recipients().stream()
                .filter(one -> one.receipt().map(KeptReceipt::verified).orElse(false))
                .count();
        var all = status.recipients().size();
        var icon = Icons.NO_RECEIPT;
        var state = words.of("sent.noReceipt");
        var style = "plain";
        if (letter.state() == MessageState.WAITING) {
            icon = Icons.OUTBOX;
            state = words.of("sent.waiting");
            style = "attention";
        } else if (letter.state() == MessageState.REFUSED) {
            icon = Icons.NOT_VERIFIED_ROW;
            state = words.of("sent.refused");
            style = "failed";
        } else if (status.allReceipted()) {
            icon = Icons.VERIFIED_ROW;
            state = words.of("sent.receipted");
            style = "verified";
        } else if (signed > 0) {
            icon = Icons.PARTLY;
            state = words.of("sent.partly", signed, all);
        }
        return new MailRow(
                letter.message(),
                names,
                surface.times().inRow(letter.time()),
                letter.opened().map(Opened::subject).orElse(words.of("row.unopened")),
                false,
                icon,
                state,
                style,
                Optional.empty());
    }

    private Node nothing() {
        var page = new VBox(
                Texts.text(words.of("reader.nothing"), "subject"), Texts.text(words.of("sent.choose"), "muted"));
        page.getStyleClass().add("empty-page");
        return page;
    }

    private Node road(LetterStatus status) {
        var subject = Texts.text(status.letter().opened().map(Opened::subject).orElse(""), "subject");
        var page = new VBox(subject);
        page.getStyleClass().add("reader-page");
        var names = status.recipients().stream()
                .map(LetterStatus.PerRecipient::name)
                .toList();
        page.getChildren().add(Texts.text(words.of("row.to", String.join(", ", names)), "muted"));
        page.getChildren().add(step(Icons.SIGN, words.of("road.signed"), ""));
        status.waiting().ifPresent(why -> page.getChildren().add(step(Icons.OUTBOX, words.of("road.waiting"), why)));
        status.storedAt()
                .ifPresent(time -> page.getChildren()
                        .add(step(
                                Icons.STORED,
                                words.of("road.stored", surface.times().inSentence(time)),
                                words.of("road.entry", status.leaf().orElse(0)))));
        page.getChildren().add(Texts.text(words.of("road.readers"), "heading"));
        for (var reader : status.recipients()) {
            page.getChildren().add(reader(reader));
        }
        page.getChildren().add(Texts.text(words.of("road.note"), "muted", "caption"));
        return page;
    }

    private static Node step(Icons icon, String what, String more) {
        var texts = new VBox(Texts.text(what, "strong"));
        if (!more.isEmpty()) {
            texts.getChildren().add(Texts.text(more, "muted"));
        }
        return Texts.row("road-step", icon.node(), texts);
    }

    private Node reader(LetterStatus.PerRecipient reader) {
        var initials = new StackPane(Texts.line(Texts.initials(reader.name())));
        initials.getStyleClass().add("initials");
        var head = Texts.row("reader-head", initials, Texts.line(reader.name(), "strong"));
        head.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(head);
        card.getStyleClass().add("card");
        card.getChildren()
                .add(reader.receipt().map(kept -> receipt(reader.name(), kept)).orElseGet(() -> {
                    var none = Texts.state(Icons.NO_RECEIPT, words.of("road.noReceipt"), "neutral-line");
                    none.setMaxWidth(Double.MAX_VALUE);
                    return none;
                }));
        return card;
    }

    private Node receipt(String name, KeptReceipt receipt) {
        List<Checklist.Line> lines = Checks.parse(receipt.checks()).stream()
                .map(kept -> new Checklist.Line(kept.step(), kept.title(), kept.outcome(), kept.why()))
                .toList();
        var time = surface.times().inSentence(receipt.time());
        return receipt.verified()
                ? new Checklist(words, Icons.VERIFIED, "verified", words.of("road.receipt", name, time), lines, false)
                : new Checklist(words, Icons.NOT_VERIFIED, "failed", words.of("road.badReceipt"), lines, true);
    }
}
