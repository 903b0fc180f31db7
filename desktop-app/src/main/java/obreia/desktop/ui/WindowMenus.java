package obreia.desktop.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.WindowEvent;
import obreia.assets.Words;
import obreia.desktop.ui.inbox.InboxModel;
import obreia.desktop.ui.inbox.InboxPage;
import obreia.desktop.ui.inbox.ReaderState;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.ui.shell.ShellModel;

/// The menu bar of the main window: everything that has a key, beside the key.
final class WindowMenus {
    private static final KeyCombination.Modifier SHORTCUT = KeyCombination.SHORTCUT_DOWN;
    private static final KeyCombination.Modifier SHIFT = KeyCombination.SHIFT_DOWN;

    private final MailDesk desk;
    private final Words words;
    private final ShellModel shell;
    private final InboxModel inbox;
    private final InboxPage page;
    private final ReadingDesk reading;

    WindowMenus(MailDesk desk, ShellModel shell, InboxModel inbox, InboxPage page, ReadingDesk reading) {
        this.desk = desk;
        this.words = desk.surface().words();
        this.shell = shell;
        this.inbox = inbox;
        this.page = page;
        this.reading = reading;
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
                item("write", key(KeyCode.N, SHORTCUT), reading::write),
                item(
                        "look",
                        new KeyCodeCombination(KeyCode.F5),
                        () -> desk.mailroom().look()),
                new SeparatorMenuItem(),
                item(
                        "quit",
                        key(KeyCode.Q, SHORTCUT),
                        () -> desk.stage().fireEvent(new WindowEvent(desk.stage(), WindowEvent.WINDOW_CLOSE_REQUEST))));
    }

    private Menu message() {
        var open = item("open", key(KeyCode.O, SHORTCUT), () -> {
            if (inbox.reading().get() instanceof ReaderState.Sealed sealed) {
                reading.signAndOpen(sealed);
            }
        });
        open.disableProperty().bind(here(ReaderState.Sealed.class).map(is -> !is));
        var delete = item("delete", new KeyCodeCombination(KeyCode.DELETE), page::deleteShown);
        delete.disableProperty().bind(deletable().map(is -> !is));
        var items = new ArrayList<MenuItem>(List.of(
                open,
                opened("reply", key(KeyCode.R, SHORTCUT), message -> reading.reply(message, false)),
                opened("quote", key(KeyCode.R, SHORTCUT, SHIFT), message -> reading.reply(message, true)),
                opened("forward", key(KeyCode.L, SHORTCUT), reading::forward),
                new SeparatorMenuItem(),
                opened("export", key(KeyCode.E, SHORTCUT), message -> reading.export(message.message())),
                opened("print", key(KeyCode.P, SHORTCUT), reading::print),
                opened(
                        "copy",
                        key(KeyCode.C, SHORTCUT, SHIFT),
                        message -> reading.copy(message.content().text())),
                new SeparatorMenuItem(),
                delete));
        return menu("message", items.toArray(MenuItem[]::new));
    }

    private Menu view(List<RailItem> pages) {
        var items = new ArrayList<MenuItem>();
        items.add(item("search", key(KeyCode.F, SHORTCUT), () -> {
            shell.page().set(RailItem.INBOX.page());
            page.startSearch();
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

    private MenuItem opened(String name, KeyCombination key, Consumer<ReaderState.Opened> action) {
        var item = item(name, key, () -> shown().ifPresent(action));
        item.disableProperty().bind(here(ReaderState.Opened.class).map(is -> !is));
        return item;
    }

    private Optional<ReaderState.Opened> shown() {
        return inbox.reading().get() instanceof ReaderState.Opened opened ? Optional.of(opened) : Optional.empty();
    }

    /// True while the inbox is the page and its reader is in this state.
    private ObservableValue<Boolean> here(Class<? extends ReaderState> state) {
        return shell.page()
                .flatMap(name ->
                        inbox.reading().map(now -> name.equals(RailItem.INBOX.page()) && state.isInstance(now)));
    }

    private ObservableValue<Boolean> deletable() {
        return shell.page()
                .flatMap(name -> inbox.reading()
                        .map(now -> name.equals(RailItem.INBOX.page())
                                && now.shown().isPresent()
                                && !(now instanceof ReaderState.Own)));
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
}
