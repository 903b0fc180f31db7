package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import obreia.desktop.People;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.ui.common.MailRow;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way of a message through the windows, on the headless platform, with a real repository behind it.
class MailWindowTest {
    @TempDir
    Path folder;

    private People people;
    private RunningRepository repository;
    private Windows windows;
    private Account ana;
    private Account joao;
    private @org.jspecify.annotations.Nullable MailWindow window;

    @BeforeEach
    void openAWindowForAna() throws Exception {
        people = new People(folder);
        repository = RunningRepository.inMemory(Origin.parse("windows.example/post"), people.trust(), People.CLOCK);
        windows = new Windows();
        ana = people.join("Ana Exemplo", repository.address());
        joao = people.join("João Amostra", repository.address());
    }

    @AfterEach
    void closeEverything() throws Exception {
        Windows.closeAll();
        if (window != null) {
            window.close();
        }
        joao.close();
        repository.close();
    }

    @Test
    void aSealedMessageIsSignedForWithThePinAndItsReceiptReachesTheSender() throws Exception {
        var letter = People.stored(People.send(joao, "Contrato de março", ana));
        window = windows.open(ana, "Ana Exemplo");
        choose("inbox", "João Amostra");

        assertThat(windows.find("message-text", Label.class))
                .as("nothing is shown of it yet")
                .isEmpty();
        windows.click("sign-and-open");
        pin("2468");

        assertThat(windows.shown("message-text", Label.class).getText()).startsWith("Olá.");
        assertThat(windows.shown("subject", Label.class).getText()).isEqualTo("Contrato de março");
        assertThat(windows.shown("from", Label.class).getText()).isEqualTo("João Amostra");
        People.pull(joao);
        assertThat(new Letters(joao).status(letter).allReceipted()).isTrue();
    }

    @Test
    void aWrongPinLeavesTheDialogOpenAndTheRightOneOpensTheMessage() throws Exception {
        var letter = People.stored(People.send(joao, "Contrato", ana));
        window = windows.open(ana, "Ana Exemplo");
        choose("inbox", "João Amostra");
        windows.click("sign-and-open");
        pin("1357");

        assertThat(windows.shown("pin-wrong", Label.class).getText()).startsWith("That was not the PIN.");
        pin("2468");

        assertThat(windows.shown("message-text", Label.class).getText()).startsWith("Olá.");
        People.pull(joao);
        assertThat(new Letters(joao).status(letter).allReceipted()).isTrue();
    }

    @Test
    void threeWrongPinsBlockTheCardAndTheLastTryIsAskedFor() throws Exception {
        var letter = People.stored(People.send(joao, "Contrato", ana));
        window = windows.open(ana, "Ana Exemplo");
        choose("inbox", "João Amostra");
        windows.click("sign-and-open");
        pin("1111");
        windows.shown("pin-wrong", Label.class);
        pin("2222");
        windows.click("pin-last-try");
        pin("3333");

        windows.until(
                "the PIN is blocked",
                () -> windows.find("pin-headline", Label.class)
                        .map(Label::getText)
                        .filter(text -> text.endsWith(" is blocked"))
                        .isPresent());
        windows.click("pin-cancel");
        assertThat(windows.find("message-text", Label.class)).isEmpty();
        People.pull(joao);
        assertThat(new Letters(joao).status(letter).allReceipted()).isFalse();
    }

    @Test
    void aCancelledPinLeavesTheMessageSealed() throws Exception {
        var _ = People.stored(People.send(joao, "Contrato", ana));
        window = windows.open(ana, "Ana Exemplo");
        choose("inbox", "João Amostra");
        windows.click("sign-and-open");
        var _ = windows.shown("pin", Node.class);
        windows.click("pin-cancel");

        windows.until(
                "the dialog is gone",
                () -> windows.find("pin-headline", Label.class).isEmpty());
        assertThat(windows.shown("sign-and-open", Button.class).isDisabled()).isFalse();
        assertThat(windows.find("message-text", Label.class)).isEmpty();
    }

    @Test
    void aMessageIsWrittenSignedAndSentWithTheKeyboardAlone() throws Exception {
        window = windows.open(ana, "Ana Exemplo");
        windows.until(
                "the line is up",
                () -> windows.find("line-state", Label.class)
                        .map(Label::getText)
                        .filter(text -> text.startsWith("Connected"))
                        .isPresent());
        windows.press(KeyCode.CONTROL, KeyCode.N);
        var to = windows.shown("to", TextField.class);
        windows.robot.interact(to::requestFocus);
        windows.type("Jo");
        windows.until(
                "João is offered",
                () -> windows.robot.lookup(".auto-complete-popup").tryQuery().isPresent());
        windows.press(KeyCode.DOWN);
        windows.press(KeyCode.ENTER);
        var subject = windows.shown("subject", TextField.class);
        windows.robot.interact(subject::requestFocus);
        windows.type("Contrato");
        windows.robot.interact(windows.shown("text", TextArea.class)::requestFocus);
        windows.type("Segue o contrato.");
        var send = windows.shown("send", Button.class);
        windows.until("João is checked", () -> !send.isDisabled());
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        pin("2468");

        windows.until("the sent message is listed", () -> !rows("sent").isEmpty());
        assertThat(rows("sent").getFirst().subject()).isEqualTo("Contrato");
        assertThat(rows("sent").getFirst().state()).isEqualTo("Stored, no receipt yet");
        People.pull(joao);
        assertThat(new Letters(joao).inbox(false, 10)).hasSize(1);
    }

    private void choose(String list, String name) throws Exception {
        windows.until(
                name + " is listed",
                () -> rows(list).stream().anyMatch(row -> row.name().equals(name)));
        var view = windows.shown(list, ListView.class);
        windows.robot.interact(() -> {
            view.requestFocus();
            view.getSelectionModel().select(0);
        });
    }

    @SuppressWarnings("unchecked") // lists of these screens hold rows
    private java.util.List<MailRow> rows(String list) {
        return windows.find(list, ListView.class)
                .map(view -> java.util.List.copyOf(((ListView<MailRow>) view).getItems()))
                .orElseGet(java.util.List::of);
    }

    private void pin(String digits) throws Exception {
        var field = windows.shown("pin", Node.class);
        windows.until("the field is empty and has the focus", field::isFocused);
        windows.type(digits);
        windows.press(KeyCode.ENTER);
    }
}
