package obreia.desktop.ui;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import obreia.assets.Language;
import obreia.desktop.People;
import org.junit.jupiter.api.Test;

/// What is no longer shown is let go: a window that stands open for weeks does not grow.
class LetGoTest extends MailCase {
    @Test
    void screensOfAnotherLanguageReadMessagesAndClosedWindowsAreLetGo() throws Exception {
        for (var number = 0; number < 3; number++) {
            opened(People.stored(People.send(joao, "Carta " + number, ana)));
        }
        var messages = everyMessage();
        gone("a message that was read and left", messages.subList(0, messages.size() - 1));
        gone("a screen of the former language", screensOfTheFormerLanguage());
        gone("a closed window", List.of(closed()));
    }

    private List<WeakReference<Object>> screensOfTheFormerLanguage() throws Exception {
        var opened = Objects.requireNonNull(window);
        var screens = new ArrayList<WeakReference<Object>>();
        screens.add(new WeakReference<>(Windows.onFx(opened::root)));
        for (var item : opened.items()) {
            var _ = Windows.onFx(() -> {
                opened.go(item);
                opened.root().layout();
                var list = opened.root().lookup(".list-view");
                return list != null && screens.add(new WeakReference<>(list));
            });
            opened.settled().join();
        }
        var _ = Windows.onFx(() -> {
            opened.speak(Windows.surface(Language.PORTUGUESE));
            return true;
        });
        windows.press(KeyCode.CONTROL, KeyCode.N); // what has the focus now is of the new screens
        return screens;
    }

    /// Reads one after the other; the pages on which they stood.
    private List<WeakReference<Object>> everyMessage() throws Exception {
        var _ = open();
        connected();
        windows.until("all are listed", () -> rows("inbox").size() == 3);
        var list = windows.shown("inbox", ListView.class);
        var pages = new ArrayList<WeakReference<Object>>();
        for (var row : rows("inbox")) {
            windows.robot.interact(
                    () -> list.getSelectionModel().select(rows("inbox").indexOf(row)));
            windows.until(
                    row.subject() + " is shown",
                    () -> windows.find("subject", Label.class)
                            .filter(label -> label.getText().equals(row.subject()))
                            .isPresent());
            pages.add(new WeakReference<>(windows.shown("message-text", Node.class)));
        }
        return pages;
    }

    private WeakReference<Object> closed() throws Exception {
        var closing = Objects.requireNonNull(window);
        window = null;
        Windows.closeAll();
        closing.close();
        windows.robot.interact(() -> {
            var other = new Stage(); // the headless robot keeps hold of the window that it used last
            other.setScene(new Scene(new Pane(), 100, 100));
            other.show();
        });
        windows.press(KeyCode.TAB);
        return new WeakReference<>(closing);
    }

    private void gone(String what, List<WeakReference<Object>> references) throws Exception {
        windows.until(what + " is let go", () -> {
            System.gc();
            return references.stream().allMatch(reference -> reference.refersTo(null));
        });
    }
}
