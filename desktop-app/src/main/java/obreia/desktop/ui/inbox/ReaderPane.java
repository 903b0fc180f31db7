package obreia.desktop.ui.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.ActionBar;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.MessageText;
import obreia.desktop.ui.common.Paper;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;

/// The reading pane in each of its states.
public final class ReaderPane extends BorderPane {
    /// How wide the drawing is where nothing is shown.
    private static final double EMPTY = 176;

    private final Surface surface;
    private final Words words;
    private final ReaderActions actions;
    private final MessagePage pages;
    private Runnable enter = () -> {};

    ReaderPane(Surface surface, ReaderActions actions) {
        this.surface = surface;
        this.words = surface.words();
        this.actions = actions;
        this.pages = new MessagePage(surface, actions);
        getStyleClass().add("reader");
        setMinWidth(0);
    }

    /// Does what the main button of a sealed message does, if one is shown; else goes into the message.
    public void enter() {
        enter.run();
    }

    /// Shows a state.
    ///
    /// @param first true where nothing was ever received
    void show(ReaderState state, boolean first) {
        enter = () -> {};
        switch (state) {
            case ReaderState.Nothing() -> empty(first ? nothingYet() : nothing());
            case ReaderState.Sealed sealed -> {
                enter = () -> {
                    if (sealed.receipts() == ReceiptPolicy.NEVER) {
                        actions.openWithoutReceipt(sealed);
                    } else {
                        actions.signAndOpen(sealed);
                    }
                };
                put(bar(state), sealed(sealed));
            }
            case ReaderState.Opened opened -> put(bar(state), pages.opened(opened));
            case ReaderState.Own own -> put(bar(state), pages.own(own));
            case ReaderState.NotVerified refused -> put(bar(state), pages.notVerified(refused));
        }
    }

    private void put(@org.jspecify.annotations.Nullable Node bar, Node page) {
        setTop(bar);
        var scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER); // what is too wide wraps or is cut
        scroll.getStyleClass().add("reader-scroll");
        setCenter(scroll);
    }

    /// In the middle of the pane.
    private void empty(Node page) {
        put(null, page);
        if (getCenter() instanceof ScrollPane scroll) {
            scroll.setFitToHeight(true);
        }
    }

    /// Where no message is chosen.
    private Node nothing() {
        var page = new VBox(
                Paper.open(EMPTY),
                Texts.text(words.of("reader.nothing"), "subject", "centred"),
                Texts.text(words.of("reader.choose"), "muted", "centred"));
        page.getStyleClass().add("empty-page");
        return page;
    }

    private Node sealed(ReaderState.Sealed sealed) {
        var letter = new Letter(
                words,
                sealed.from(),
                Texts.first(surface.times().inSentence(sealed.arrived())),
                surface.look().percent().get());
        var headline = Texts.text(words.of("sealed.headline"), "subject", "centred");
        var size = Texts.text(words.of("sealed.size", MessageText.kilobytes(sealed.size())), "muted", "centred");
        var never = sealed.receipts() == ReceiptPolicy.NEVER;
        var means = Texts.text(words.of(never ? "sealed.means.never" : "sealed.means"), "muted", "centred");
        means.getStyleClass().add("sealed-means");
        var sign = Texts.button(Icons.SIGN, words.of("sealed.sign"), () -> actions.signAndOpen(sealed), "main");
        sign.setId("sign-and-open");
        var open = Texts.button(words.of("sealed.open"), () -> actions.openWithoutReceipt(sealed), "main");
        open.setId("open-without-receipt");
        (never ? open : sign).getStyleClass().add("accent");
        if (sealed.receipts() != ReceiptPolicy.ASK) {
            (never ? sign : open).getStyleClass().addAll("flat", "link"); // a choice was made: the other one steps back
        }
        var buttons = never ? new FlowPane(open, sign) : new FlowPane(sign, open);
        buttons.getStyleClass().add("sealed-buttons");
        buttons.setAlignment(Pos.CENTER);
        var page = new VBox(letter, headline, size);
        if (sealed.refused()) {
            var before = Texts.state(Icons.NOT_VERIFIED_ROW, words.of("sealed.refused"), "failed");
            before.setWrapText(true);
            before.setId("refused-before");
            page.getChildren().add(before);
        }
        if (sealed.receipts() != ReceiptPolicy.ASK) {
            var chosen =
                    Texts.text(words.of("sealed.receipts." + sealed.receipts().word()), "muted", "centred");
            chosen.setId("receipts-chosen");
            page.getChildren().add(chosen);
        }
        var takes = words.of(never ? "sealed.takes.never" : "sealed.takes");
        page.getChildren().addAll(means, buttons, Texts.state(Icons.CARD, takes, "muted"));
        page.getStyleClass().add("sealed-page");
        return page;
    }

    private Node nothingYet() {
        var write = Texts.button(Icons.NEW, words.of("inbox.writeFirst"), actions::write, "accent", "main");
        write.setId("write-first");
        var means = Texts.text(words.of("inbox.nothingMeans"), "muted", "centred");
        means.setMaxWidth(460);
        var page = new VBox(
                Paper.open(EMPTY), Texts.text(words.of("inbox.nothingYet"), "subject", "centred"), means, write);
        page.getStyleClass().addAll("empty-page", "first-page");
        return page;
    }

    private ActionBar bar(ReaderState state) {
        var bar = new ActionBar(words);
        var answered = state instanceof ReaderState.Opened it ? Optional.of(it) : Optional.<ReaderState.Opened>empty();
        var open = state.open(words);
        var reply = bar.button("reply", Icons.REPLY, () -> answered.ifPresent(it -> actions.reply(it, false)));
        var forward = bar.button("forward", Icons.FORWARD, () -> open.ifPresent(actions::forward));
        var export = bar.button("export", Icons.EXPORT, () -> state.shown().ifPresent(actions::export));
        var print = bar.button("print", Icons.PRINT, () -> open.ifPresent(actions::print));
        var delete = bar.button("delete", Icons.DELETE, () -> state.shown().ifPresent(actions::delete));
        reply.setDisable(answered.isEmpty());
        var others = List.of(forward, export, print);
        others.forEach(each -> each.setDisable(open.isEmpty()));
        delete.setDisable(state instanceof ReaderState.Own); // it is deleted where it is listed
        var more = new ArrayList<MenuItem>();
        answered.ifPresent(it -> more.add(bar.item("quote", () -> actions.reply(it, true))));
        open.ifPresent(
                it -> more.add(bar.item("copy", () -> actions.copy(it.content().text()))));
        bar.fill(reply, others, delete, more);
        return bar;
    }
}
