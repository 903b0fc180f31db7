package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.People;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.pin.PinExamples;
import obreia.desktop.ui.shell.RailItem;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every page of the window, whichever it is.
class EverySceneTest extends MailCase {
    private Digest letter;
    private MailWindow shown;

    @BeforeEach
    void openAWindowWithALetter() throws Exception {
        letter = People.stored(People.send(joao, "Contrato de março", ana));
        shown = open();
        windows.until("the letter is listed", () -> !rows("inbox").isEmpty());
    }

    @Test
    void everythingThatCanBeActedOnHasANameForAScreenReader() throws Exception {
        var seen = 0;
        for (var page : pages()) {
            page.show().run();
            settle();
            assertThat(Windows.onFx(() -> SceneWalk.unnamed(root())))
                    .as(page.name())
                    .isEmpty();
            seen += Windows.onFx(() -> SceneWalk.controls(root()));
        }
        for (var pane : pins(Theme.LIGHT)) {
            assertThat(Windows.onFx(() -> SceneWalk.unnamed(pane))).isEmpty();
        }
        assertThat(seen).as("controls were there to be named").isGreaterThan(20);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyTextIsReadableOnWhatLiesBehindIt(Theme theme) throws Exception {
        var surface = Windows.surface(Language.ENGLISH, theme);
        run(() -> shown.speak(surface));
        for (var page : pages()) {
            page.show().run();
            settle();
            assertThat(Windows.onFx(() -> SceneWalk.unreadable(root())))
                    .as(page.name())
                    .isEmpty();
        }
        for (var pane : pins(theme)) {
            assertThat(Windows.onFx(() -> SceneWalk.unreadable(pane))).isEmpty();
        }
    }

    @Test
    void aPageThatWasLeftIsForgotten() throws Exception {
        run(() -> shown.compose(Optional.empty()));
        var field = new WeakReference<>(windows.shown("to", TextField.class));
        run(() -> shown.go(RailItem.INBOX));
        settle();
        assertForgotten(field);
    }

    private record Page(String name, ThrowingRunnable show) {}

    @FunctionalInterface
    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    private List<Page> pages() throws Exception {
        var pages = new ArrayList<Page>();
        for (var item : Windows.onFx(shown::items)) {
            pages.add(new Page(item.page(), () -> run(() -> shown.go(item))));
        }
        pages.add(new Page("a sealed message", () -> run(() -> shown.read(letter))));
        pages.add(new Page("a new message", () -> run(() -> shown.compose(Optional.empty()))));
        return pages;
    }

    private static List<Parent> pins(Theme theme) throws Exception {
        return Windows.onFx(() -> {
            var look = new Look(theme);
            var panes = PinExamples.all(Words.in(Language.ENGLISH)).values();
            for (var pane : panes) {
                look.dress(new Scene(pane));
                pane.applyCss();
                pane.layout();
            }
            return List.copyOf(panes);
        });
    }

    private Parent root() {
        var root = shown.root();
        root.applyCss();
        root.layout();
        return root;
    }

    private void settle() throws Exception {
        for (var turn = 0; turn < 3; turn++) {
            shown.settled().get(30, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    private static void run(Runnable work) throws Exception {
        var _ = Windows.onFx(() -> {
            work.run();
            return true;
        });
    }

    /// Each look asks for a collection and lets the FX thread draw once more, which lets go of what it drew before.
    private void assertForgotten(WeakReference<?> reference) throws Exception {
        windows.until("it is forgotten", () -> {
            System.gc();
            return reference.get() == null;
        });
    }
}
