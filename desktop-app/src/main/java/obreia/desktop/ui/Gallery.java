package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.mail.Account;
import obreia.desktop.ui.common.Drawn;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;
import obreia.desktop.ui.pin.PinExamples;
import obreia.protocol.codec.Digest;

/// Draws every screen of a profile, and every state of the dialog for the PIN, into PNG files: in each theme and
/// language. It opens the profile as a person does, with the passphrase typed at the first page. On the headless
/// platform; used by one thread, once.
public final class Gallery {
    /// Every page has asked for what it shows, and drawn it, after so many turns of both threads.
    private static final int TURNS = 4;

    private final Path folder;
    private final Equipment equipment;
    private final Pattern only;
    private final CompletableFuture<Integer> all = new CompletableFuture<>();
    private int drawn;

    /// Nothing is drawn yet.
    ///
    /// @param folder where the pictures go; made if it is not there
    /// @param only   what the names of the pictures are like that are drawn
    public Gallery(Path folder, Equipment equipment, Pattern only) {
        this.folder = folder;
        this.equipment = equipment;
        this.only = only;
    }

    /// Draws everything; gives the number of pictures.
    ///
    /// @param profile    a member's, which nobody has open
    /// @param passphrase that opens it
    /// @param messages   what is shown in the inbox, a picture each
    public int draw(Path profile, String passphrase, List<Digest> messages) throws IOException {
        new DesktopApp(profile, equipment, "").run(arrival -> {
            arrival.onEntered((account, window) ->
                    Thread.ofPlatform().name("gallery").start(() -> draw(arrival, account, window, messages)));
            Drawn.then(() -> type(arrival.root().lookup("#passphrase"), passphrase));
        });
        try {
            return all.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /// Into the field itself, not by keys of the system, which would reach whatever window has the keyboard.
    private static void type(Node field, String passphrase) {
        passphrase
                .chars()
                .mapToObj(Character::toString)
                .forEach(letter -> Event.fireEvent(field, key(KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED)));
        Event.fireEvent(field, key(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER));
    }

    private static KeyEvent key(EventType<KeyEvent> type, String letter, KeyCode code) {
        return new KeyEvent(type, letter, "", code, false, false, false, false);
    }

    private void draw(Arrival arrival, Account account, MailWindow window, List<Digest> messages) {
        try {
            draw(account, window, arrival.surface().look(), messages);
            all.complete(drawn);
        } catch (IOException | RuntimeException e) {
            all.completeExceptionally(e);
        } finally {
            Platform.runLater(() -> window.root().getScene().getWindow().hide());
        }
    }

    private void draw(Account account, MailWindow window, Look look, List<Digest> messages) throws IOException {
        var cases = new HardCases(account, equipment.clock());
        fx(() -> {
            var stage = window.root().getScene().getWindow();
            stage.setWidth(MailWindow.WIDTH); // whatever the screen's size
            stage.setHeight(MailWindow.HEIGHT);
        });
        for (var language : Language.values()) {
            fx(() -> window.speak(surface(language, look)));
            for (var theme : Theme.values()) {
                fx(() -> look.choose(theme));
                var suffix = "-" + language.locale().getLanguage() + "-"
                        + theme.name().toLowerCase(Locale.ROOT);
                pages(window, messages, suffix);
                pins(look, Words.in(language), suffix);
                if ((language == Language.ENGLISH) == (theme == Theme.LIGHT)) {
                    hardCases(cases, surface(language, look), suffix); // both themes, both languages, each once
                }
            }
        }
    }

    private void pages(MailWindow window, List<Digest> messages, String suffix) throws IOException {
        for (var item : fx(window::items)) {
            page(window, item.page() + suffix, () -> window.go(item));
        }
        var number = 0;
        for (var message : messages) {
            number++;
            page(window, "reader-" + number + suffix, () -> window.read(message));
        }
        page(window, "compose" + suffix, () -> window.compose(Optional.empty()));
    }

    private void page(MailWindow window, String name, Runnable show) throws IOException {
        if (wanted(name)) {
            fx(show);
            settle(window);
            fx(() -> {
                window.root().applyCss();
                window.root().layout(); // what was measured before it had its width is measured anew
            });
            save(fx(window::picture), name);
        }
    }

    private void pins(Look look, Words words, String suffix) throws IOException {
        for (var name : fx(() -> PinExamples.all(words).keySet())) {
            if (!wanted("pin-" + name + suffix)) {
                continue;
            }
            var picture = fx(() -> {
                var scene = new Scene(PinExamples.all(words).get(name));
                look.dress(scene);
                return scene.snapshot(null);
            });
            save(picture, "pin-" + name + suffix);
        }
    }

    private void hardCases(HardCases cases, Surface surface, String suffix) throws IOException {
        var all = fx(() -> cases.all(surface));
        var english = surface.words().language() == Language.ENGLISH;
        var stage = fx(() -> {
            var made = new Stage();
            made.setScene(new Scene(new Group(), MailWindow.WIDTH, MailWindow.HEIGHT));
            made.show();
            return made;
        });
        var number = 0;
        for (var each : all.entrySet()) {
            var drawn = each.getValue();
            var elsewhere = drawn.once() && number++ % 2 == 0 != english;
            if (elsewhere || !wanted(each.getKey() + suffix)) {
                continue;
            }
            fx(() -> {
                surface.look().scale(drawn.percent());
                var scene = new Scene(drawn.root().get(), drawn.width(), drawn.height());
                surface.look().dress(scene);
                stage.setScene(scene);
                stage.setWidth(drawn.width());
                stage.setHeight(drawn.height());
                scene.getRoot().applyCss();
                scene.getRoot().layout();
            });
            for (var turn = 0; turn < TURNS; turn++) {
                fx(() -> {}); // what was put off until after the layout has its turn
            }
            save(fx(() -> stage.getScene().snapshot(null)), each.getKey() + suffix);
        }
        fx(() -> {
            surface.look().scale(100);
            stage.close();
        });
    }

    private boolean wanted(String name) {
        return only.matcher(name).matches();
    }

    private void settle(MailWindow window) {
        for (var turn = 0; turn < TURNS; turn++) {
            window.settled().join();
        }
    }

    private Surface surface(Language language, Look look) {
        var words = Words.in(language);
        return new Surface(words, new Times(words, equipment.clock(), ZoneId.systemDefault()), look);
    }

    private static <T> T fx(Supplier<T> work) {
        var done = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                done.complete(work.get());
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return done.join();
    }

    private static void fx(Runnable work) {
        var _ = fx(() -> {
            work.run();
            return true;
        });
    }

    private void save(WritableImage picture, String name) throws IOException {
        Drawing.write(picture, folder.resolve(name + ".png"));
        drawn++;
    }
}
