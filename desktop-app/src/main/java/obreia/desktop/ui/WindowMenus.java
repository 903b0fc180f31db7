package obreia.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import obreia.assets.Words;
import obreia.desktop.ui.common.MessageActions;
import obreia.desktop.ui.common.OpenMessage;
import obreia.desktop.ui.inbox.InboxModel;
import obreia.desktop.ui.inbox.InboxPage;
import obreia.desktop.ui.inbox.ReaderState;
import obreia.desktop.ui.sent.SentModel;
import obreia.desktop.ui.sent.SentPage;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.ui.shell.ShellModel;

/// The menu bar of the main window: everything that has a key, beside the key.
final class WindowMenus {
    private static final KeyCombination.Modifier SHORTCUT = KeyCombination.SHORTCUT_DOWN;

    static final KeyCombination QUIT = key(KeyCode.Q, SHORTCUT);
    private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;

    private final MailDesk desk;
    private final Words words;
    private final ShellModel shell;
    private final Received received;
    private final Sent sent;

    /// The message that may be forwarded, printed and copied now.
    private final ObservableValue<Optional<OpenMessage>> open;

    /// The page of received messages, and what its buttons do.
    record Received(InboxModel model, InboxPage page, ReadingDesk desk) {}

    /// The page of sent messages, and what its buttons do.
    record Sent(SentModel model, SentPage page, SentDesk desk) {}

    WindowMenus(MailDesk desk, ShellModel shell, Received received, Sent sent) {
        this.desk = desk;
        this.words = desk.surface().words();
        this.shell = shell;
        this.received = received;
        this.sent = sent;
        var read = received.model().reading().map(state -> state.open(words));
        var written = sent.model().open(words);
        this.open = shell.page().flatMap(name -> isSent(name) ? written : isInbox(name) ? read : none());
    }

    private static boolean isSent(String page) {
        return page.equals(RailItem.SENT.page());
    }

    private static boolean isInbox(String page) {
        return page.equals(RailItem.INBOX.page());
    }

    private static ObservableValue<Optional<OpenMessage>> none() {
        return new SimpleObjectProperty<>(Optional.empty());
    }

    /// Of the page that is shown.
    private MessageActions actions() {
        return isSent(shell.page().get()) ? sent.desk() : received.desk();
    }

    /// The bar, with an item for each page of the rail.
    MenuBar bar(List<RailItem> pages) {
        var bar = new MenuBar(program(), message(), view(pages));
        bar.setId("menus");
        bar.setUseSystemMenuBar(true); // where the system has one
        return bar;
    }

    private Menu program() {
        return menu(
                "program",
                item("write", key(KeyCode.N, SHORTCUT), received.desk()::write),
                item(
                        "look",
                        new KeyCodeCombination(KeyCode.F5),
                        () -> desk.mailroom().look()),
                new SeparatorMenuItem(),
                item("quit", QUIT, () -> quit(desk.stage())));
    }

    private Menu message() {
        var open = item("open", key(KeyCode.O, SHORTCUT), () -> {
            if (received.model().reading().get() instanceof ReaderState.Sealed sealed) {
                received.desk().signAndOpen(sealed);
            }
        });
        open.disableProperty().bind(here(ReaderState.Sealed.class).map(is -> !is));
        var delete = item("delete", new KeyCodeCombination(KeyCode.DELETE), () -> {
            if (isSent(shell.page().get())) {
                sent.page().deleteShown();
            } else {
                received.page().deleteShown();
            }
        });
        delete.disableProperty().bind(deletable().map(is -> !is));
        var items = new ArrayList<MenuItem>(List.of(
                open,
                answered("reply", key(KeyCode.R, SHORTCUT), false),
                answered("quote", key(KeyCode.R, SHORTCUT, SHIFT), true),
                opened("forward", key(KeyCode.L, SHORTCUT), message -> actions().forward(message)),
                new SeparatorMenuItem(),
                opened("export", key(KeyCode.E, SHORTCUT), message -> actions().export(message.message())),
                opened("print", key(KeyCode.P, SHORTCUT), message -> actions().print(message)),
                opened(
                        "copy",
                        key(KeyCode.C, SHORTCUT, SHIFT),
                        message -> actions().copy(message.content().text())),
                new SeparatorMenuItem(),
                delete));
        return menu("message", items.toArray(MenuItem[]::new));
    }

    private Menu view(List<RailItem> pages) {
        var items = new ArrayList<MenuItem>();
        items.add(item("search", key(KeyCode.F, SHORTCUT), () -> {
            if (isSent(shell.page().get())) {
                sent.page().startSearch();
            } else {
                shell.page().set(RailItem.INBOX.page());
                received.page().startSearch();
            }
        }));
        items.add(new SeparatorMenuItem());
        for (var at = 0; at < pages.size(); at++) {
            var name = pages.get(at).page();
            var item = new MenuItem(words.of("rail." + name));
            item.setId("menu-" + name);
            item.setOnAction(_ -> shell.page().set(name));
            item.setAccelerator(key(KeyCode.getKeyCode(String.valueOf(at + 1)), SHORTCUT));
            items.add(item);
        }
        return menu("view", items.toArray(MenuItem[]::new));
    }

    private MenuItem answered(String name, KeyCombination key, boolean quoted) {
        var item = item(name, key, () -> {
            if (received.model().reading().get() instanceof ReaderState.Opened opened) {
                received.desk().reply(opened, quoted);
            }
        });
        item.disableProperty().bind(here(ReaderState.Opened.class).map(is -> !is));
        return item;
    }

    private MenuItem opened(String name, KeyCombination key, Consumer<OpenMessage> action) {
        var item = item(name, key, () -> open.getValue().ifPresent(action));
        item.disableProperty().bind(open.map(Optional::isEmpty));
        return item;
    }

    /// True while the inbox is the page and its reader is in this state.
    private ObservableValue<Boolean> here(Class<? extends ReaderState> state) {
        return shell.page()
                .flatMap(name -> received.model().reading().map(now -> isInbox(name) && state.isInstance(now)));
    }

    private ObservableValue<Boolean> deletable() {
        var read = received.model().reading().map(now -> now.shown().isPresent() && !(now instanceof ReaderState.Own));
        return shell.page()
                .flatMap(name ->
                        isSent(name) ? sent.model().canBeDeleted() : read.map(deletable -> deletable && isInbox(name)));
    }

    private Menu menu(String name, MenuItem... items) {
        var menu = new Menu(words.of("menu." + name), null, items);
        menu.setId("menu-" + name);
        return menu;
    }

    private MenuItem item(String name, KeyCombination key, Runnable action) {
        var item = new MenuItem(words.of("menu." + name));
        item.setId("menu-" + name);
        item.setAccelerator(key);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /// As the button of the window itself does.
    static void quit(Stage stage) {
        stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}
