package obreia.desktop.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.People;
import obreia.desktop.mail.Account;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;
import obreia.desktop.ui.settings.SettingsModel;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// Windows on JavaFX's headless platform, driven as a person drives them: by keys and clicks, and by looking.
public final class Windows {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    final FxRobot robot = new FxRobot();

    /// One for all, made on the FX thread: a headless robot keeps hold of the window that it used last.
    private static final class Hands {
        static final Robot ROBOT = new Robot();
    }

    Windows() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    static Surface surface(Language language) {
        return surface(language, Theme.LIGHT);
    }

    static Surface surface(Language language, Theme theme) {
        var words = Words.in(language);
        return new Surface(words, new Times(words, People.CLOCK, ZoneOffset.UTC), new Look(theme));
    }

    /// The window of somebody with a practice card.
    MailWindow open(Account account, String name) throws Exception {
        var settings = new SettingsModel(new PreferencesFile(account.vault().profile()));
        return open(account, name, new Outside(settings, new ScriptedReaders()));
    }

    MailWindow open(Account account, String name, Outside outside) throws Exception {
        var member = account.membership().orElseThrow();
        var window = onFx(() -> {
            var opened = new MailWindow(
                    new Stage(), surface(Language.ENGLISH), account, member, name, true, People.CLOCK, outside);
            opened.show();
            return opened;
        });
        until("the window is open", () -> !Window.getWindows().isEmpty());
        return window;
    }

    /// What is shown under this id, in whatever window.
    <T extends Node> Optional<T> find(String id, Class<T> type) {
        return seen(() -> robot.lookup("#" + id).tryQueryAs(type).filter(Node::isVisible));
    }

    /// The texts of all labels that a CSS selector finds.
    List<String> texts(String selector) {
        return seen(() -> robot.lookup(selector).queryAllAs(Label.class).stream()
                .map(label -> label.getText() == null ? "" : label.getText())
                .toList());
    }

    /// What the FX thread sees: on any other, what is looked at changes meanwhile.
    static <T> T seen(Callable<T> look) {
        try {
            return onFx(look);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    <T extends Node> T shown(String id, Class<T> type) throws Exception {
        return await("#" + id + " is shown", () -> find(id, type));
    }

    /// Clicks into the middle of what has this id, when it can be clicked. Looked for, laid out and clicked in one
    /// turn of the FX thread: what comes in the background meanwhile cannot move it away from under the pointer.
    void click(String id) throws Exception {
        until(
                "#" + id + " can be clicked",
                () -> find(id, Node.class).filter(Windows::clicked).isPresent());
        pulse();
    }

    private static boolean clicked(Node node) {
        var scene = node.getScene();
        if (scene == null || node.isDisabled()) {
            return false;
        }
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var bounds = node.localToScene(node.getBoundsInLocal());
        var middle = new Point2D(bounds.getCenterX(), bounds.getCenterY());
        var screen = node.localToScreen(node.sceneToLocal(middle));
        if (screen == null || !new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight()).contains(middle)) {
            return false;
        }
        Hands.ROBOT.mouseMove(screen);
        if (!node.isHover()) {
            return false; // another window is there still, or something lies over it
        }
        Hands.ROBOT.mousePress(MouseButton.PRIMARY);
        Hands.ROBOT.mouseRelease(MouseButton.PRIMARY);
        return true;
    }

    /// Types by keys; a character that has no key of its own comes as an input method would bring it, to the node that
    /// has the focus in the front window. TestFX asks for *the* focused window; the headless platform has several.
    void type(String text) throws Exception {
        for (var place = 0; place < text.length(); place++) {
            var character = text.charAt(place);
            var key = KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(character)));
            if (key == null || (!key.isDigitKey() && !key.isLetterKey())) {
                var _ = onFx(() -> {
                    bring(String.valueOf(character));
                    return true;
                });
            } else if (Character.isUpperCase(character)) {
                press(KeyCode.SHIFT, key);
            } else {
                press(key);
            }
        }
    }

    private static void bring(String character) {
        var focused = Window.getWindows().reversed().stream()
                .filter(Window::isFocused)
                .findFirst();
        var owner = focused.orElseThrow().getScene().getFocusOwner();
        Event.fireEvent(
                owner, new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
    }

    /// Presses these keys together, in one turn of the FX thread.
    void press(KeyCode... keys) throws Exception {
        var _ = onFx(() -> {
            List.of(keys).forEach(Hands.ROBOT::keyPress);
            List.of(keys).reversed().forEach(Hands.ROBOT::keyRelease);
            return true;
        });
        pulse();
    }

    /// Waits for what the program does in the background: looks again with each new picture, and leaves the processor
    /// to the program in between.
    void until(String what, BooleanSupplier holds) throws Exception {
        var _ = await(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    private static <T> T await(String what, Supplier<Optional<T>> look) throws Exception {
        var end = Instant.now().plus(LONGEST);
        var seen = onFx(look::get);
        while (seen.isEmpty()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("after " + LONGEST + " still not so: " + what);
            }
            pulse();
            seen = onFx(look::get);
        }
        return seen.get();
    }

    /// Waits for the next pulse of JavaFX.
    private static void pulse() throws Exception {
        var pulsed = new CompletableFuture<Boolean>();
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                stop();
                pulsed.complete(true);
            }
        };
        Platform.runLater(timer::start);
        var _ = pulsed.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    public static <T> T onFx(Callable<T> work) throws Exception {
        if (Platform.isFxApplicationThread()) {
            return work.call();
        }
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Exception | AssertionError e) {
                done.completeExceptionally(e);
            }
        });
        return done.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
    }

    /// Draws a scene into target/pictures/NAME.png, for the eyes of whoever builds it.
    public static void picture(Scene scene, String name) throws Exception {
        var drawn = onFx(() -> scene.snapshot(null));
        Drawing.write(drawn, Path.of("target", "pictures", name + ".png"));
    }

    /// Draws the front window.
    void picture(String name) throws Exception {
        picture(onFx(() -> Window.getWindows().getLast().getScene()), name);
    }

    /// Closes every window.
    static void closeAll() throws Exception {
        var _ = onFx(() -> {
            for (var window : List.copyOf(Window.getWindows())) {
                window.hide();
            }
            return true;
        });
    }
}
