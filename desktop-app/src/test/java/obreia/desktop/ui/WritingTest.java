package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import obreia.desktop.People;
import obreia.desktop.mail.Letters;
import obreia.desktop.vault.KeptDrafts;
import org.junit.jupiter.api.Test;

/// Writing: readers, drafts, files.
class WritingTest extends MailCase {
    @Test
    void whatWasTypedIsThereAfterACrash() throws Exception {
        var gone = open();
        write("Contrato", "Segue o contrato");
        kept();
        windows.until(
                "all that was typed is kept",
                () -> stored().stream().anyMatch(draft -> draft.text().equals("Segue o contrato")));
        crash(gone);

        ana = people.profile("Ana Exemplo");
        open();
        windows.click("rail-drafts");
        windows.until("the draft is listed", () -> drafts() == 1);
        var list = windows.shown("drafts", ListView.class);
        windows.robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select(0);
        });
        Windows.picture(frame().getScene(), "drafts");
        windows.press(KeyCode.ENTER);
        assertThat(windows.shown("subject", TextField.class).getText()).isEqualTo("Contrato");
        assertThat(windows.shown("text", TextArea.class).getText()).isEqualTo("Segue o contrato");
    }

    @Test
    void aDiscardedDraftComesBackWhenItIsTakenBackAndIsGoneOtherwise() throws Exception {
        open();
        write("Contrato", "Segue");
        kept();
        windows.click("discard");
        windows.click("undo");
        assertThat(windows.shown("subject", TextField.class).getText()).isEqualTo("Contrato");
        windows.click("discard");
        windows.click("undo-close");

        windows.until("the vault has it no more", () -> stored().isEmpty());
        windows.click("rail-drafts");
        assertThat(drafts()).isZero();
    }

    @Test
    void aSentMessageLeavesNoDraft() throws Exception {
        open();
        connected();
        write("Contrato", "Segue");
        reader("Jo");
        windows.until("João is checked", () -> chips().equals(List.of("Practice")));
        kept();
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        pin("2468");

        windows.until("it is listed", () -> !rows("sent").isEmpty());
        windows.until("no draft is left", () -> stored().isEmpty());
        People.pull(joao);
        assertThat(new Letters(joao).inbox(false, 10)).hasSize(1);
    }

    @Test
    void aChipIsReachedWithTheArrowsAndRemovedWithDelete() throws Exception {
        var rita = people.join("Rita Fictícia", repository.address());
        open();
        connected();
        windows.press(KeyCode.CONTROL, KeyCode.N);
        reader("Jo");
        reader("Ri");
        windows.until("both are checked", () -> chips().equals(List.of("Practice", "Practice")));
        Windows.picture(frame().getScene(), "compose");
        windows.press(KeyCode.LEFT);
        windows.press(KeyCode.LEFT);
        windows.press(KeyCode.DELETE);
        windows.until("one is left", () -> chips().size() == 1);
        windows.press(KeyCode.DELETE);
        windows.until("none is left", () -> chips().isEmpty());
        var to = windows.shown("to", TextField.class);
        windows.until("the field has the focus", to::isFocused);
        rita.close();
    }

    @Test
    void filesAreTakenAlongUpToTheLimitThatIsNamed() throws Exception {
        var small = Files.write(folder.resolve("nota.txt"), new byte[1000]);
        var large = Files.write(folder.resolve("filme.mp4"), new byte[800 * 1024]);
        var opened = open();
        connected();
        var _ = Windows.onFx(() -> {
            opened.chooseFiles(attaching(List.of(small.toFile(), large.toFile(), folder.toFile())));
            return true;
        });
        write("Contrato", "Segue");
        windows.click("attach");

        windows.until(
                "the small one is there",
                () -> windows.find("remove-file-0", Button.class).isPresent());
        assertThat(windows.texts("#file-problems .label"))
                .anyMatch(text -> text.startsWith("filme.mp4 was not attached") && text.contains("700 KB"))
                .anyMatch(text -> text.endsWith("it is a folder."));
        kept();
        windows.until("the draft has the file", () -> stored().stream().anyMatch(draft -> files(draft.id()) == 1));
        Windows.picture(frame().getScene(), "compose-files");
        windows.click("remove-file-0");
        windows.until("the draft has none", () -> stored().stream().allMatch(draft -> files(draft.id()) == 0));
    }

    @Test
    void whoIsKnownIsOfferedWithoutALineAndWaitsForIt() throws Exception {
        var _ = People.stored(People.send(ana, "Antes", joao));
        repository.close();
        open();
        write("Contrato", "Segue");
        reader("Jo");

        windows.until("João is known", () -> chips().equals(List.of("Known, not asked now")));
        windows.until("it can be sent", () -> !button("send").isDisabled());
    }

    @Test
    void aSubjectThatCannotBeSentSaysWhyAndHowItCan() throws Exception {
        open();
        connected();
        writeToJoao("Contrato", "Segue o contrato.");
        var subject = windows.shown("subject", TextField.class);

        windows.robot.interact(() -> subject.setText("x".repeat(201)));
        assertThat(text("against")).isEqualTo("The subject has 201 characters; at most 200 can be sent. Shorten it.");
        assertThat(button("send").isDisabled()).isTrue();

        windows.robot.interact(() -> subject.setText("\uD83D\uDC69\u200D\u2696 Contrato"));
        assertThat(text("against")).startsWith("The subject holds a character that is not shown");
        assertThat(button("send").isDisabled()).isTrue();

        windows.robot.interact(() -> subject.setText("x".repeat(200)));
        assertThat(windows.find("against", Label.class)).isEmpty();
        assertThat(button("send").isDisabled()).isFalse();
    }

    @Test
    void completionWritesNoWarningOnTheConsole() throws Exception {
        var console = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(console, true, StandardCharsets.UTF_8));
        try {
            open();
            connected();
            windows.press(KeyCode.CONTROL, KeyCode.N);
            windows.type("Jo");
            windows.until(
                    "João is offered",
                    () -> windows.robot
                            .lookup(".auto-complete-popup")
                            .tryQuery()
                            .isPresent());
            var popup = Window.getWindows().getLast();
            Windows.picture(popup.getScene(), "completion");
        } finally {
            System.setErr(before);
        }
        assertThat(console.toString(StandardCharsets.UTF_8)).doesNotContain("CssStyleHelper", "ClassCastException");
    }

    private void write(String subject, String text) throws Exception {
        windows.press(KeyCode.CONTROL, KeyCode.N);
        windows.robot.interact(windows.shown("subject", TextField.class)::requestFocus);
        windows.type(subject);
        windows.robot.interact(windows.shown("text", TextArea.class)::requestFocus);
        windows.type(text);
    }

    private void reader(String beginning) throws Exception {
        windows.robot.interact(windows.shown("to", TextField.class)::requestFocus);
        windows.type(beginning);
        windows.until(
                "somebody is offered",
                () -> windows.robot.lookup(".auto-complete-popup").tryQuery().isPresent());
        windows.press(KeyCode.DOWN);
        windows.press(KeyCode.ENTER);
        windows.until(
                "the field is empty",
                () -> windows.find("to", TextField.class)
                        .filter(to -> to.getText().isEmpty())
                        .isPresent());
    }

    private void kept() throws Exception {
        windows.until(
                "the draft is kept",
                () -> windows.find("draft-kept", Label.class)
                        .filter(said -> said.getText().equals("Draft kept on this computer, 10:02"))
                        .isPresent());
    }

    /// The vault and the line go without any goodbye of the page.
    private void crash(MailWindow gone) throws Exception {
        window = null;
        gone.close();
        Windows.closeAll();
    }

    private List<String> chips() {
        return windows.texts("#chip-state");
    }

    private int drafts() {
        return windows.find("drafts", ListView.class)
                .map(list -> list.getItems().size())
                .orElse(0);
    }

    private List<KeptDrafts.Listed> stored() {
        try {
            return ana.vault().drafts().all();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int files(long draft) {
        try {
            return ana.vault()
                    .drafts()
                    .find(draft)
                    .map(found -> found.files().size())
                    .orElse(0);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Button button(String id) {
        return windows.find(id, Button.class).orElseThrow();
    }

    private static Window frame() {
        return Window.getWindows().getFirst();
    }

    private static FileChoices attaching(List<File> files) {
        return new FileChoices() {
            @Override
            public Optional<File> whereToSave(String name) {
                return Optional.empty();
            }

            @Override
            public List<File> toAttach() {
                return files;
            }
        };
    }
}
