package obreia.desktop.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import obreia.assets.Language;
import obreia.desktop.People;
import obreia.desktop.card.Pin;
import obreia.desktop.card.practice.PracticeCa;
import obreia.desktop.card.practice.PracticeKey;
import obreia.desktop.keychain.Keychain;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;

/// Somebody at the door: a practice authority, cards in files, and the first window of a profile.
final class Entrance {
    static final Stretching QUICK = new Stretching(8 * 1024, 1, 1);

    final Windows windows;
    final ScriptedReaders readers = new ScriptedReaders();
    final Path ca;
    Path profile;
    volatile Optional<Path> picked = Optional.empty();
    Keychain keychain = Keychain.none();

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final PracticeCa authority;
    private Optional<Arrival> arrival = Optional.empty();

    Entrance(Path folder) throws Exception {
        this.folder = folder;
        this.windows = new Windows();
        profile = folder.resolve("profile");
        var home = folder.resolve("authority");
        PracticeCa.create(home, People.CLOCK.instant(), random);
        authority = PracticeCa.open(home);
        ca = home.resolve(PracticeCa.CERTIFICATE_FILE);
    }

    /// Another profile is opened from now on.
    void profile(Path other) {
        profile = other;
    }

    TrustAnchors trust() {
        return TrustAnchors.of(Map.of(SchemeName.PRACTICE, java.util.List.of(authority.certificate())));
    }

    Path card(String name) throws Exception {
        var file = folder.resolve(name + ".p12");
        if (!Files.exists(file)) {
            try (var pin = Pin.take("2468".toCharArray())) {
                var _ = authority.issue(file, name, PracticeKey.P256, pin, People.CLOCK.instant(), random);
            }
        }
        return file;
    }

    void open(String invitation) throws Exception {
        open(Language.ENGLISH, invitation);
    }

    void open(Language language, String invitation) throws Exception {
        var equipment = new Equipment(readers, People.CLOCK, random, Patience.standard(), QUICK, keychain);
        arrival = Optional.of(Windows.onFx(() -> {
            var opened = new Arrival(
                    new Stage(), Windows.surface(language), profile, equipment, (_, _) -> picked, invitation);
            opened.begin();
            return opened;
        }));
    }

    void close() throws Exception {
        Windows.closeAll();
        if (arrival.isPresent()) {
            arrival.get().close();
            arrival = Optional.empty();
        }
    }

    /// The main window, which is open. On the FX thread.
    MailWindow window() {
        return arrival.orElseThrow().window().orElseThrow();
    }

    /// A later start was given this.
    void called(String argument) throws Exception {
        var _ = Windows.onFx(() -> {
            arrival.orElseThrow().called(argument);
            return true;
        });
    }

    /// The word in which a step's row says where it stands.
    String state(String step) {
        return windows.find("state-" + step, Label.class).map(Label::getText).orElse("");
    }

    void until(String step, String state) throws Exception {
        windows.until(step + " is " + state, () -> state(step).equals(state));
    }

    String finding() throws Exception {
        return windows.shown("finding", Label.class).getText();
    }

    void choose(String button, Path file) throws Exception {
        picked = Optional.of(file);
        click(button);
    }

    /// Goes to a control as the keyboard does, which scrolls it into view, and clicks.
    void click(String id) throws Exception {
        var node = windows.shown(id, Node.class);
        windows.until(id + " can be clicked", () -> !node.isDisabled());
        windows.robot.interact(node::requestFocus);
        windows.click(id);
    }

    void secret(String id, String text) throws Exception {
        var field = windows.shown(id, Node.class);
        windows.until(id + " can be typed into", () -> !field.isDisabled());
        windows.robot.interact(() -> {
            field.requestFocus();
            text.chars()
                    .mapToObj(Character::toString)
                    .forEach(typed -> Event.fireEvent(
                            field,
                            new KeyEvent(
                                    KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false)));
        });
    }
}
