package obreia.desktop.ui.inbox;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import obreia.assets.Words;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.Icons;
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
                put(new ReaderBar(words, actions, state), sealed(sealed));
            }
            case ReaderState.Opened opened -> put(new ReaderBar(words, actions, state), pages.opened(opened));
            case ReaderState.Own own -> put(new ReaderBar(words, actions, state), pages.own(own));
            case ReaderState.NotVerified refused ->
                put(new ReaderBar(words, actions, state), pages.notVerified(refused));
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
        var size = Texts.text(words.of("sealed.size", InboxPage.kilobytes(sealed.size())), "muted", "centred");
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

    /// The bar above a message: words where there is room, else icons with the words in a tooltip.
    private static final class ReaderBar extends HBox {
        private static final double ROOM = 46;

        ReaderBar(Words words, ReaderActions actions, ReaderState state) {
            getStyleClass().add("reader-bar");
            setMinWidth(0); // or it would be as wide as its words, and find that there is room for them
            var opened = state instanceof ReaderState.Opened it ? it : null;
            var reply = button(words, "reply", Icons.REPLY, () -> actions.reply(need(opened), false));
            var forward = button(words, "forward", Icons.FORWARD, () -> actions.forward(need(opened)));
            var export = button(
                    words,
                    "export",
                    Icons.EXPORT,
                    () -> actions.export(need(opened).message()));
            var print = button(words, "print", Icons.PRINT, () -> actions.print(need(opened)));
            var delete =
                    button(words, "delete", Icons.DELETE, () -> state.shown().ifPresent(actions::delete));
            for (var each : java.util.List.of(reply, forward, export, print)) {
                each.setDisable(opened == null);
            }
            delete.setDisable(state instanceof ReaderState.Own);
            var more = more(words, actions, state);
            getChildren().addAll(reply, forward, export, print, Texts.gap(), delete, more);
            setAlignment(Pos.CENTER_LEFT);
            delete.setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
            widthProperty().addListener((_, _, width) -> {
                var room = width.doubleValue() > ROOM * reply.getFont().getSize();
                for (var each : java.util.List.of(forward, export, print)) {
                    each.setContentDisplay(
                            room
                                    ? javafx.scene.control.ContentDisplay.LEFT
                                    : javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
                }
            });
        }

        private static ReaderState.Opened need(ReaderState.@org.jspecify.annotations.Nullable Opened opened) {
            if (opened == null) {
                throw new IllegalStateException("the button of a message that is not opened is disabled");
            }
            return opened;
        }

        private static Button button(Words words, String name, Icons icon, Runnable action) {
            var said = words.of("reader." + name);
            var button = Texts.button(icon, said, action, "flat", "link");
            button.setId(name);
            button.setMinWidth(USE_PREF_SIZE);
            button.setAccessibleText(said);
            button.setTooltip(new javafx.scene.control.Tooltip(said));
            return button;
        }

        private static javafx.scene.control.MenuButton more(Words words, ReaderActions actions, ReaderState state) {
            var more = new javafx.scene.control.MenuButton();
            more.setGraphic(Icons.MORE.node());
            more.setId("more");
            more.setMinWidth(USE_PREF_SIZE);
            more.setAccessibleText(words.of("reader.more"));
            more.setTooltip(new javafx.scene.control.Tooltip(words.of("reader.more")));
            more.getStyleClass().add("flat");
            if (state instanceof ReaderState.Opened opened) {
                more.getItems()
                        .addAll(
                                item(words, "quote", () -> actions.reply(opened, true)),
                                item(
                                        words,
                                        "copy",
                                        () -> actions.copy(opened.content().text())));
            }
            more.setDisable(more.getItems().isEmpty());
            return more;
        }

        private static javafx.scene.control.MenuItem item(Words words, String name, Runnable action) {
            var item = new javafx.scene.control.MenuItem(words.of("reader." + name));
            item.setId("reader-" + name);
            item.setOnAction(_ -> action.run());
            return item;
        }
    }
}
