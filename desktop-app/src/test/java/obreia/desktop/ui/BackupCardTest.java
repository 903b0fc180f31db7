package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.desktop.People;
import org.junit.jupiter.api.Test;

/// Backups made and tried in the window, with a real vault and real files.
class BackupCardTest extends MailCase {
    private volatile Path file = Path.of("");

    @Test
    void aBackupIsMadeAndTriedAndNothingIsChanged() throws Exception {
        var _ = opened(People.stored(People.send(joao, "Contrato", ana)));
        file = folder.resolve("ana.obreia-backup");
        var opened = open();
        run(() -> opened.chooseFiles(choices()));
        windows.click("rail-settings");
        press("backup-make");
        said("The backup is in " + file);
        assertThat(text("backup-counts")).isEqualTo("1 message received, none sent.");
        assertThat(Files.size(file)).isPositive();
        look("backup-written");
        var profile = names();

        tries("not this one");
        said("That is not the passphrase");
        look("backup-wrong");
        type("a passphrase");
        said("It opens and is whole.");
        assertThat(text("backup-counts")).isEqualTo("1 message received, none sent.");
        look("backup-good");
        assertThat(names()).as("nothing is left beside the profile").isEqualTo(profile);

        var whole = Files.readAllBytes(file);
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);
        tries("a passphrase");
        said("This backup cannot be restored");
        look("backup-damaged");

        Files.delete(file);
        file = folder.resolve("no such folder").resolve("ana.obreia-backup");
        press("backup-make");
        said("The backup was not written: there is no ");
        look("backup-not-written");

        run(() -> opened.speak(Windows.surface(Language.PORTUGUESE, Theme.DARK)));
        file = folder.resolve("ana.obreia-backup");
        press("backup-make");
        said("A cópia está em ");
        look("backup-written-pt-dark");
    }

    private void tries(String passphrase) throws Exception {
        press("backup-rehearse");
        type(passphrase);
    }

    private void type(String passphrase) throws Exception {
        var field = windows.shown("backup-passphrase", Node.class);
        windows.robot.interact(() -> passphrase
                .chars()
                .mapToObj(Character::toString)
                .forEach(typed -> Event.fireEvent(
                        field,
                        new KeyEvent(KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false))));
        press("backup-begin");
    }

    private void press(String id) throws Exception {
        var button = windows.shown(id, Button.class);
        windows.until(id + " can be pressed", () -> !button.isDisabled());
        windows.robot.interact(button::fire);
    }

    private void said(String beginning) throws Exception {
        windows.until(
                "it says: " + beginning,
                () -> windows.find("backup-said", Label.class)
                        .filter(said -> said.getText().startsWith(beginning))
                        .isPresent());
    }

    private void look(String name) throws Exception {
        var scroll = windows.shown("settings-scroll", ScrollPane.class);
        run(() -> {
            scroll.applyCss();
            scroll.layout();
            scroll.setVvalue(1);
        });
        windows.picture(name);
    }

    private List<String> names() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private FileChoices choices() {
        return new FileChoices() {
            @Override
            public Optional<File> whereToSave(String name) {
                assertThat(name).isEqualTo("obreia-2026-11-23.obreia-backup");
                return Optional.of(file.toFile());
            }

            @Override
            public List<File> toAttach() {
                return List.of();
            }

            @Override
            public Optional<File> toOpen(String ending) {
                return Optional.of(file.toFile());
            }
        };
    }

    private static void run(Runnable work) throws Exception {
        var _ = Windows.onFx(() -> {
            work.run();
            return true;
        });
    }
}
