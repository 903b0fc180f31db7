package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
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
import obreia.desktop.mail.Account;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.pin.PinExamples;
import obreia.desktop.ui.shell.RailItem;
import obreia.fixtures.RunningRepository;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What holds for every page of the window, whichever it is.
class EverySceneTest {
    @TempDir
    Path folder;

    private People people;
    private RunningRepository repository;
    private Windows windows;
    private Account joao;
    private Digest letter;
    private MailWindow window;

    @BeforeEach
    void openAWindowWithALetter() throws Exception {
        people = new People(folder);
        repository = RunningRepository.inMemory(Origin.parse("windows.example/post"), people.trust(), People.CLOCK);
        windows = new Windows();
        var ana = people.join("Ana Exemplo", repository.address());
        joao = people.join("João Amostra", repository.address());
        letter = People.stored(People.send(joao, "Contrato de março", ana));
        window = windows.open(ana, "Ana Exemplo");
        windows.until(
                "the letter is listed",
                () -> windows.find("inbox", javafx.scene.control.ListView.class)
                        .filter(list -> !list.getItems().isEmpty())
                        .isPresent());
    }

    @AfterEach
    void closeEverything() throws Exception {
        Windows.closeAll();
        window.close();
        joao.close();
        repository.close();
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
        run(() -> window.speak(surface));
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
        run(() -> window.compose(Optional.empty()));
        var field = new WeakReference<>(windows.shown("to", TextField.class));
        run(() -> window.go(RailItem.INBOX));
        settle();
        assertForgotten(field);
    }

    private record Page(String name, ThrowingRunnable show) {}

    @FunctionalInterface
    private interface ThrowingRunnable {
        void run() throws Exception;
    }

    private List<Page> pages() {
        var pages = new ArrayList<Page>();
        for (var item : RailItem.values()) {
            pages.add(new Page(item.page(), () -> run(() -> window.go(item))));
        }
        pages.add(new Page("a sealed message", () -> run(() -> window.read(letter))));
        pages.add(new Page("a new message", () -> run(() -> window.compose(Optional.empty()))));
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
        var root = window.root();
        root.applyCss();
        root.layout();
        return root;
    }

    private void settle() throws Exception {
        for (var turn = 0; turn < 3; turn++) {
            window.settled().get(30, java.util.concurrent.TimeUnit.SECONDS);
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
