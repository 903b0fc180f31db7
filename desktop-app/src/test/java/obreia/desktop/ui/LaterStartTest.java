package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import obreia.desktop.People;
import obreia.desktop.mail.MessageExport;
import obreia.desktop.vault.Direction;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a later start was given reaches the window that is there: a link, or a file of evidence.
class LaterStartTest {
    @TempDir
    Path folder;

    private Entrance door;
    private People people;
    private RunningRepository repository;

    @BeforeEach
    void aRepository() throws Exception {
        door = new Entrance(folder);
        people = new People(folder.resolve("people"));
        repository = RunningRepository.inMemory(Origin.parse("door.example/post"), people.trust(), People.CLOCK);
    }

    @AfterEach
    void closeEverything() throws Exception {
        door.close();
        repository.close();
    }

    @Test
    void aLinkIsTakenUpByTheChecksOfSomebodyWhoIsNoMember() throws Exception {
        door.open("");
        door.windows.shown("address", TextField.class);
        door.called(repository.address().format());

        assertThat(door.windows.shown("address", TextField.class).getText())
                .isEqualTo(repository.address().format());
    }

    @Test
    void evidenceIsJudgedByWhatTheProfileBelievesAndPracticeIsNeverGreen() throws Exception {
        var file = evidence();
        door.open("");
        door.called(file.toString());
        assertThat(door.windows.find("evidence-verdict", Label.class))
                .as("the passphrase comes first")
                .isEmpty();
        door.secret("passphrase", "a passphrase");
        door.click("unlock");

        verdict("The evidence holds, for practice cards");
        assertThat(rows()).hasSizeGreaterThan(15).contains("Signature", "Place in the log", "Passed");
        close();
        var spoiled = Files.readAllBytes(file);
        spoiled[spoiled.length / 2] ^= 1;
        door.called(Files.write(folder.resolve("spoiled.zip"), spoiled).toString());
        verdict("The evidence does not hold");
        assertThat(rows()).contains("Failed");
        close();
        door.called(
                Files.writeString(folder.resolve("message.eml"), "From: Ana").toString());
        verdict("This is a message without its evidence");
    }

    @Test
    void somebodyWithoutAProfileIsToldThatItCannotBeCheckedHere() throws Exception {
        var file = evidence();
        door.profile(folder.resolve("new"));
        door.open(file.toString());

        verdict("Whether the evidence holds cannot be checked here");
    }

    /// The button itself: the headless platform has no active window to click into once another one was closed.
    private void close() throws Exception {
        var button = door.windows.shown("evidence-close", Button.class);
        var _ = Windows.onFx(() -> {
            button.fire();
            return true;
        });
    }

    /// A message of Ana's in a file with its proofs; her profile is the one that is opened.
    private Path evidence() throws Exception {
        var joao = people.join("João Amostra", repository.address());
        var ana = people.join("Ana Exemplo", repository.address());
        var sent = People.stored(People.send(ana, "Contrato", joao));
        People.pull(ana);
        var kept = ana.vault().messages().find(sent, Direction.OUT).orElseThrow();
        var file = folder.resolve("letter.zip");
        Files.write(file, new MessageExport(ana).export(kept).file().toArray());
        ana.close();
        joao.close();
        door.profile(folder.resolve("people").resolve("Ana Exemplo"));
        return file;
    }

    /// The words of the checks.
    private List<String> rows() throws Exception {
        var checks = door.windows.shown("evidence-checks", GridPane.class);
        return Windows.onFx(() -> checks.lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private void verdict(String words) throws Exception {
        door.windows.until(
                "it says: " + words,
                () -> door.windows
                        .find("evidence-verdict", Label.class)
                        .filter(said -> said.getText().equals(words))
                        .isPresent());
        Windows.picture(door.windows.shown("evidence-verdict", Node.class).getScene(), "evidence-" + words.length());
    }
}
