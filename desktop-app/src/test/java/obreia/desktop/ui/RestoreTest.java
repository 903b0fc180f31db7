package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import obreia.desktop.People;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.shell.RailItem;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A backup put in the place of what is kept, by the window that shows it.
class RestoreTest {
    @TempDir
    Path folder;

    private Entrance door;
    private Path backup;

    @BeforeEach
    void prepare() throws Exception {
        door = new Entrance(folder);
        backup = folder.resolve("ana.obreia-backup");
    }

    @AfterEach
    void closeEverything() throws Exception {
        door.close();
    }

    @Test
    void theWindowClosesAndComesBackFromTheBackupOrSaysWhyNothingWasChanged() throws Exception {
        var home = folder.resolve("people");
        try (var people = new People(home);
                var repository =
                        RunningRepository.inMemory(Origin.parse("door.example/post"), people.trust(), People.CLOCK)) {
            var joao = people.join("João Amostra", repository.address());
            var ana = people.join("Ana Exemplo", repository.address());
            var _ = People.stored(People.send(joao, "Antes", ana));
            People.pull(ana);
            ana.vault().backUp(backup, People.CLOCK.instant());
            var _ = People.stored(People.send(joao, "Depois", ana));
            People.pull(ana);
            ana.close();
            door.profile(home.resolve("Ana Exemplo"));
            new PreferencesFile(door.profile).write(Preferences.STANDARD.withPinMinutes(5));
            door.open("");
            unlock();

            toTheLastStep();
            assertThat(text("backup-counts")).isEqualTo("1 message received, none sent.");
            look("restore-asked");
            var elsewhere = folder.resolve("elsewhere");
            Files.move(backup, elsewhere);
            press("backup-replace");
            said("The backup was not restored: there is no " + backup);
            Windows.picture(door.windows.shown("passphrase", Node.class).getScene(), "restore-not-done");
            unlock();
            assertThat(beside(home)).as("nothing is set aside").isEmpty();

            Files.move(elsewhere, backup);
            toTheLastStep();
            press("backup-replace");
            said("The backup is in place. What was here before is kept in ");
            Windows.picture(door.windows.shown("passphrase", Node.class).getScene(), "restore-done");
            assertThat(beside(home))
                    .singleElement()
                    .satisfies(aside -> assertThat(aside.resolve("vault.db")).exists());
            var kept = new PreferencesFile(door.profile).read().preferences();
            assertThat(kept.pinMinutes())
                    .as("what is no part of the vault stays")
                    .isEqualTo(5);
            assertThat(kept.window()).as("the window stays where it is").isPresent();
            unlock();
            assertThat(door.windows.shown("address", TextField.class).getText())
                    .as("where it belonged")
                    .isEqualTo(repository.address().format());
            door.choose("choose-practice", home.resolve("Ana Exemplo.p12"));
            door.until("repository", "Ready");
        }
    }

    private void unlock() throws Exception {
        door.secret("passphrase", "a passphrase");
        door.click("unlock");
        door.windows.until(
                "it is open", () -> door.windows.find("passphrase", Node.class).isEmpty());
    }

    private void toTheLastStep() throws Exception {
        door.windows.shown("rail-settings", Node.class);
        run(() -> {
            var window = door.window();
            window.chooseFiles(choices());
            window.go(RailItem.SETTINGS);
        });
        press("backup-restore");
        door.secret("backup-passphrase", "a passphrase");
        press("backup-begin");
        door.windows.shown("backup-replace", Button.class);
    }

    private String text(String id) throws Exception {
        return door.windows.shown(id, Label.class).getText();
    }

    private void press(String id) throws Exception {
        var button = door.windows.shown(id, Button.class);
        door.windows.until(id + " can be pressed", () -> !button.isDisabled());
        door.windows.robot.interact(button::fire);
    }

    private void said(String beginning) throws Exception {
        door.windows.until(
                "it says: " + beginning,
                () -> door.windows
                        .find("unlock-said", Label.class)
                        .filter(said -> said.getText().startsWith(beginning))
                        .isPresent());
    }

    private void look(String name) throws Exception {
        var scroll = door.windows.shown("settings-scroll", ScrollPane.class);
        run(() -> {
            scroll.applyCss();
            scroll.layout();
            scroll.setVvalue(1);
        });
        Windows.picture(scroll.getScene(), name);
    }

    private static List<Path> beside(Path home) throws Exception {
        try (var files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().startsWith("Ana Exemplo."))
                    .filter(Files::isDirectory)
                    .toList();
        }
    }

    private FileChoices choices() {
        return new FileChoices() {
            @Override
            public Optional<File> whereToSave(String name) {
                return Optional.empty();
            }

            @Override
            public List<File> toAttach() {
                return List.of();
            }

            @Override
            public Optional<File> toOpen(String ending) {
                return Optional.of(backup.toFile());
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
