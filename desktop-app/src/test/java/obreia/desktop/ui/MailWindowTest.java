package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import obreia.desktop.People;
import obreia.desktop.mail.Letters;
import org.junit.jupiter.api.Test;

/// The way of a message through the windows, on the headless platform, with a real repository behind it.
class MailWindowTest extends MailCase {
    /// From the first field of the window to any list it takes fewer steps of the Tab key.
    private static final int STOPS = 25;

    @Test
    void aSealedMessageIsSignedForByKeysAloneAndItsReceiptReachesTheSender() throws Exception {
        var letter = People.stored(People.send(joao, "Contrato de março", ana));
        window = windows.open(ana, "Ana Exemplo");
        windows.until("the letter is listed", () -> rows("inbox").size() == 1);
        var list = windows.shown("inbox", ListView.class);
        for (var stop = 0; stop < STOPS && !Windows.onFx(list::isFocused); stop++) {
            windows.press(KeyCode.TAB);
        }
        assertThat(Windows.onFx(list::isFocused)).isTrue();
        windows.press(KeyCode.DOWN);
        windows.shown("sign-and-open", Button.class);
        assertThat(windows.find("message-text", Label.class))
                .as("nothing is shown of it yet")
                .isEmpty();
        windows.press(KeyCode.ENTER);
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
        connected();
        writeToJoao("Contrato", "Segue o contrato.");
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        pin("2468");

        windows.until("the sent message is listed", () -> !rows("sent").isEmpty());
        assertThat(rows("sent").getFirst().subject()).isEqualTo("Contrato");
        assertThat(rows("sent").getFirst().state()).isEqualTo("Stored, no receipt yet");
        People.pull(joao);
        assertThat(new Letters(joao).inbox(false, 10)).hasSize(1);
    }
}
