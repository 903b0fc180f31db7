package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import obreia.desktop.People;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.vault.Direction;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.Attachment;
import org.junit.jupiter.api.Test;

/// Reading, searching and deleting what is kept.
class ReadingTest extends MailCase {
    @Test
    void aSearchFindsReceivedAndSentMessagesAndEscapeEndsIt() throws Exception {
        var _ = opened(letter("Contrato", "Segue a cláusula quarta."));
        var _ = opened(letter("Almoço", "Amanhã?"));
        var _ = People.stored(new MessageSender(ana)
                .send(
                        new Draft(
                                List.of(People.mailbox(joao)),
                                "Resposta",
                                "A cláusula está bem.",
                                List.of(),
                                Optional.empty()),
                        People.RIGHT));
        open();
        windows.until("both are listed", () -> rows("inbox").size() == 2);
        windows.press(KeyCode.CONTROL, KeyCode.F);
        var field = windows.shown("inbox-search", TextField.class);
        windows.until("the field has the focus", field::isFocused);
        windows.type("clausula");

        windows.until("both directions are found", () -> names().equals(List.of("João Amostra", "To João Amostra")));
        windows.press(KeyCode.DOWN); // what was kept last stands first
        windows.until(
                "the sent one is shown",
                () -> windows.find("show-road", Button.class).isPresent());
        assertThat(text("message-text")).isEqualTo("A cláusula está bem.");
        windows.robot.interact(field::requestFocus);
        windows.type("x");
        windows.until("nothing is found", () -> rows("inbox").isEmpty());
        windows.press(KeyCode.ESCAPE);
        windows.until("all are listed", () -> rows("inbox").size() == 2);
        assertThat(field.getText()).isEmpty();
    }

    @Test
    void aDeletedMessageComesBackWhenItIsTakenBack() throws Exception {
        var letter = opened(letter("Contrato", "Olá."));
        open();
        choose("inbox", "João Amostra");
        windows.shown("message-text", Label.class);
        windows.press(KeyCode.DELETE);
        windows.until("it is gone", () -> rows("inbox").isEmpty());
        windows.click("undo");

        windows.until("it is back", () -> rows("inbox").size() == 1);
        assertThat(ana.vault().messages().find(letter, Direction.IN)).isPresent();
    }

    @Test
    void aDeletedMessageIsGoneFromVaultAndRepositoryOnceTheOfferEnds() throws Exception {
        var letter = opened(letter("Contrato", "Olá."));
        open();
        connected();
        choose("inbox", "João Amostra");
        windows.click("delete");
        assertThat(ana.vault().messages().find(letter, Direction.IN))
                .as("not before the offer ends")
                .isPresent();
        windows.click("undo-close");

        windows.until("the vault has it no more", () -> !isKept(letter));
        assertThat(rows("inbox")).isEmpty();
        var other = people.join("ana-2", "Ana Exemplo", repository.address());
        People.pull(other);
        assertThat(other.vault().messages().list(Direction.IN, 10, 0)).isEmpty();
    }

    @Test
    void aMessageThatCannotBeDeletedComesBackWithTheReason() throws Exception {
        var letter = opened(letter("Contrato", "Olá."));
        open();
        connected();
        repository.close();
        choose("inbox", "João Amostra");
        windows.click("delete");
        windows.click("undo-close");

        windows.until("it is back", () -> rows("inbox").size() == 1);
        assertThat(text("notice")).startsWith("The message was not deleted").endsWith("It is kept in the list.");
        assertThat(isKept(letter)).isTrue();
    }

    @Test
    void theVerificationLineOpensIntoTheChecksAndTheCertificate() throws Exception {
        var _ = opened(letter("Contrato", "Olá."));
        open();
        choose("inbox", "João Amostra");
        var checks = windows.shown("checks", TitledPane.class);
        assertThat(checks.isExpanded()).isFalse();
        windows.robot.interact(checks::requestFocus);
        windows.press(KeyCode.SPACE);

        windows.until("it is open", checks::isExpanded);
        var said = words(windows.shown("certificate-facts", Node.class));
        assertThat(said).contains("Issued by", "Valid", "Fingerprint");
        assertThat(words(checks)).contains("Arrived unchanged", "Signature", "Nothing missing before it", "Passed");
        var _ = Windows.onFx(() -> {
            frame().getScene().getRoot().applyCss();
            return true;
        });
        Windows.picture(frame().getScene(), "reader-checks");
    }

    @Test
    void anAnswerWithTheTextQuotesIt() throws Exception {
        var _ = opened(letter("Contrato", "Uma linha.\n\nOutra linha."));
        open();
        choose("inbox", "João Amostra");
        windows.shown("message-text", Label.class);
        windows.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);

        var text = windows.shown("text", TextArea.class).getText();
        assertThat(text).contains("João Amostra wrote", "> Uma linha.\n>\n> Outra linha.");
        assertThat(windows.shown("subject", TextField.class).getText()).isEqualTo("Re: Contrato");
    }

    @Test
    void aForwardedMessageTakesItsFilesAlong() throws Exception {
        var _ = opened(withFile("nota.txt"));
        open();
        choose("inbox", "João Amostra");
        windows.shown("message-text", Label.class);
        windows.press(KeyCode.CONTROL, KeyCode.L);

        assertThat(windows.shown("subject", TextField.class).getText()).isEqualTo("Fwd: Com anexo");
        assertThat(windows.shown("text", TextArea.class).getText()).contains("Forwarded message from João Amostra");
        assertThat(words(frame().getScene().getRoot())).anyMatch(word -> word.startsWith("nota.txt"));
    }

    @Test
    void aFileIsSavedUnderACleanNameAndNotOpened() throws Exception {
        var asked = new ArrayList<String>();
        var _ = opened(withFile("nota.txt"));
        var opened = open();
        var where = folder.resolve("guardada.txt");
        var _ = Windows.onFx(() -> {
            opened.chooseFiles(saving(asked, where.toFile()));
            return true;
        });
        choose("inbox", "João Amostra");
        windows.click("file-0");

        windows.until("the file is there", () -> Files.exists(where));
        assertThat(asked).containsExactly("nota.txt");
        windows.until("it is whole", () -> where.toFile().length() == 4);
        assertThat(FileNames.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.clean("C:\\temp\\..\\a\u202Efdp.exe")).isEqualTo("afdp.exe");
        assertThat(FileNames.clean("..")).isEqualTo("file");
        assertThat(FileNames.clean("x".repeat(300) + ".pdf")).hasSize(120).endsWith(".pdf");
    }

    @Test
    void printingWithoutAPrinterSaysSo() throws Exception {
        var _ = opened(letter("Contrato", "Olá."));
        open();
        choose("inbox", "João Amostra");
        windows.shown("message-text", Label.class);
        windows.click("print");

        windows.until(
                "it is said",
                () -> windows.find("notice", Label.class)
                        .filter(notice -> notice.getText().startsWith("No printer was found"))
                        .isPresent());
    }

    @Test
    void wordsThatRunFromTheRightAreShownFromTheRight() throws Exception {
        var _ = opened(letter("שלום 🙂", "שלום לכולם 👩‍⚖️"));
        open();
        choose("inbox", "João Amostra");

        assertThat(windows.shown("message-text", Label.class).getNodeOrientation())
                .isEqualTo(NodeOrientation.RIGHT_TO_LEFT);
        assertThat(text("message-text")).isEqualTo("שלום לכולם 👩‍⚖️");
        assertThat(text("subject")).isEqualTo("שלום 🙂");
        Windows.picture(frame().getScene(), "reader-rtl");
    }

    private Digest letter(String subject, String text) throws Exception {
        return People.stored(new MessageSender(joao)
                .send(
                        new Draft(List.of(People.mailbox(ana)), subject, text, List.of(), Optional.empty()),
                        People.RIGHT));
    }

    private Digest withFile(String name) throws Exception {
        var file = Attachment.of(name, "text/plain", Bytes.utf8("nota"));
        return People.stored(new MessageSender(joao)
                .send(
                        new Draft(
                                List.of(People.mailbox(ana)),
                                "Com anexo",
                                "Vai junto.",
                                List.of(file),
                                Optional.empty()),
                        People.RIGHT));
    }

    private boolean isKept(Digest letter) {
        try {
            return ana.vault().messages().find(letter, Direction.IN).isPresent();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> names() {
        return rows("inbox").stream().map(MailRow::name).sorted().toList();
    }

    private static Window frame() {
        return Window.getWindows().getFirst();
    }

    private static List<String> words(Node node) {
        var found = new ArrayList<String>();
        for (var label : node.lookupAll(".label")) {
            if (label instanceof Label it) {
                found.add(it.getText());
            }
        }
        return found;
    }

    private static FileChoices saving(List<String> asked, File where) {
        return new FileChoices() {
            @Override
            public Optional<File> whereToSave(String name) {
                asked.add(name);
                return Optional.of(where);
            }

            @Override
            public List<File> toAttach() {
                return List.of();
            }
        };
    }
}
