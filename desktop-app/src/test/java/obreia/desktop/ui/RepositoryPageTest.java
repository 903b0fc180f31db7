package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.People;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.RepositoryRecord;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;
import obreia.fixtures.lying.LyingRepository;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.Note;
import obreia.protocol.log.SignedCheckpoint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The repository's page: of one that kept its word, one that is gone, and one that lied.
class RepositoryPageTest {
    @TempDir
    Path folder;

    private People people;
    private LyingRepository repository;
    private Windows windows;
    private Account ana;
    private Account bruno;
    private @Nullable MailWindow window;

    private boolean gone;

    @BeforeEach
    void twoPeopleWrite() throws Exception {
        people = new People(folder);
        repository = LyingRepository.start(Origin.parse("windows.example/post"), people.trust(), People.CLOCK);
        windows = new Windows();
        ana = people.join("Ana Exemplo", repository.address());
        bruno = people.join("Bruno Amostra", repository.address());
        People.stored(People.send(ana, "One", bruno));
    }

    @AfterEach
    void closeEverything() throws Exception {
        Windows.closeAll();
        if (window != null) {
            window.close();
        }
        bruno.close();
        if (!gone) {
            repository.close();
        }
    }

    @Test
    void aRepositoryThatKeptItsWordSaysWhatItProvedAndWhen() throws Exception {
        window = windows.open(ana, "Ana Exemplo");
        windows.until("it was asked", () -> text("status-repository").equals("Repository checked 10:02"));
        windows.robot.interact(windows.shown("status-repository", Button.class)::fire);

        assertThat(windows.shown("repository-headline", Label.class).getText()).isEqualTo("It has kept its word");
        assertThat(said("repository-proved"))
                .contains("1 of 1 message, each at its place")
                .contains("Every message that others name has arrived");
        assertThat(said("repository-who"))
                .contains("windows.example/post")
                .contains(repository.address().log().format())
                .contains("127.0.0.1:" + repository.address().port());
        assertThat(said("number-entries")).contains("5");
        assertThat(said("number-days")).contains("1 day").contains("First checked today at 10:02");
        assertThat(windows.find("repository-save", Button.class)).isEmpty();
        assertThat(windows.find("rail-repository-count", Label.class)).isEmpty();
        pictures("repository-healthy");
    }

    @Test
    void checkingAgainAsksTheRepositoryNow() throws Exception {
        window = windows.open(ana, "Ana Exemplo");
        windows.click("rail-repository");
        windows.until("it was asked", () -> text("repository-check").equals("Check again"));
        var before = said("number-entries");
        People.stored(People.send(bruno, "Two", ana));
        windows.click("repository-check");
        windows.until("what is new is proved", () -> !said("number-entries").equals(before));
        assertThat(windows.shown("repository-headline", Label.class).getText()).isEqualTo("It has kept its word");
    }

    @Test
    void withoutARepositoryThePageShowsWhatIsKept() throws Exception {
        repository.close();
        gone = true;
        window = windows.open(ana, "Ana Exemplo");
        windows.click("rail-repository");

        assertThat(windows.shown("repository-offline", Label.class).getText())
                .startsWith("The repository cannot be reached now: ");
        assertThat(windows.shown("repository-headline", Label.class).getText()).isEqualTo("It has kept its word");
        windows.until("what is kept is read", () -> said("repository-proved").contains("1 of 1 message"));
        assertThat(windows.shown("repository-check", Button.class).isDisabled()).isFalse();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new RepositoryRecord(ana).save(folder.resolve("nothing.txt")))
                .withMessageContaining("nothing is kept against this repository");
        pictures("repository-offline");
    }

    @Test
    void aRepositoryThatLiedIsAccusedAndTheEvidenceIsSaved() throws Exception {
        lie();
        window = windows.open(ana, "Ana Exemplo");
        windows.until(
                "the notice is there",
                () -> windows.find("notice-evidence", Label.class).isPresent());
        assertThat(windows.shown("rail-repository-count", Label.class).getText())
                .isEqualTo("1");
        assertThat(windows.shown("rail-repository", Node.class).getAccessibleText())
                .isEqualTo("Repository, 1 piece of evidence");
        assertThat(text("status-repository")).isEqualTo("The repository contradicted itself");
        windows.click("notice-evidence-see");

        assertThat(windows.shown("repository-headline", Label.class).getText())
                .isEqualTo("It showed two different histories");
        assertThat(said("evidence-before")).contains("Signed by the repository").contains("To you");
        assertThat(said("evidence-given")).contains("Signed by the repository");
        assertThat(said("evidence-did")).contains("Sending is paused.");
        assertThat(said("evidence-can")).contains("Save the evidence");
        assertThat(windows.shown("repository-save", Button.class).getPseudoClassStates())
                .extracting(PseudoClass::getPseudoClassName)
                .contains("proved");

        var to = folder.resolve("evidence.txt");
        new RepositoryRecord(ana).save(to);
        var saved = Files.readString(to);
        assertThat(saved).contains(repository.address().log().format()).contains("the repository signed");
        assertThat(notes(saved))
                .as("both notes are signed by the repository's key, and differ")
                .isEqualTo(2);
        assertThat(windows.find("notice-evidence", Label.class))
                .as("the notice stays")
                .isPresent();
        pictures("repository-evidence");
    }

    /// How many different checkpoints of the repository a saved text holds; each is checked by its signature alone.
    private long notes(String saved) throws Exception {
        var found = new java.util.HashSet<Bytes>();
        for (var part : saved.split("\n-- ", -1)) {
            if (part.startsWith("the note ")) {
                var note = Bytes.utf8(part.substring(part.indexOf('\n') + 1).strip() + "\n");
                assertThat(Note.parse(note).signatures()).isNotEmpty();
                found.add(SignedCheckpoint.verify(note, repository.address().log())
                        .head()
                        .root()
                        .bytes());
            }
        }
        return found.size();
    }

    /// Another history is shown from now on, in which other letters were sent.
    private void lie() throws Exception {
        repository.show(repository.another(1));
        People.stored(People.send(bruno, "Another one", ana));
        People.stored(People.send(bruno, "And one more", ana));
        assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> People.pull(ana));
    }

    private String text(String id) {
        return windows.find(id, Labeled.class).map(Labeled::getText).orElse("");
    }

    /// Every word under a node.
    private String said(String id) {
        return windows.find(id, Node.class).stream()
                .flatMap(node -> node.lookupAll(".label").stream())
                .map(node -> ((Labeled) node).getText())
                .collect(Collectors.joining("\n"));
    }

    private void pictures(String name) throws Exception {
        var shown = java.util.Objects.requireNonNull(window);
        var scene = windows.shown("repository-page", Node.class).getScene();
        if (!Boolean.getBoolean("obreia.pictures")) {
            return; // for the eyes of whoever builds it
        }
        Windows.picture(scene, name);
        for (var language : Language.values()) {
            var words = Words.in(language);
            var theme = language == Language.ENGLISH ? Theme.DARK : Theme.LIGHT;
            var surface = new Surface(words, new Times(words, People.CLOCK, ZoneOffset.UTC), new Look(theme));
            var _ = Windows.onFx(() -> {
                shown.speak(surface);
                scene.getWindow().setWidth(language == Language.ENGLISH ? 1280 : 800);
                scene.getWindow().setHeight(language == Language.ENGLISH ? 800 : 600);
                return true;
            });
            windows.until(
                    "drawn",
                    () -> windows.find("repository-headline", Label.class).isPresent());
            Windows.picture(scene, name + "-" + language);
        }
    }
}
