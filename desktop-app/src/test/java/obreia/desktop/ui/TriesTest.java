package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import obreia.desktop.mail.Letters;
import org.junit.jupiter.api.Test;

/// Sending with a PIN that is given up, wrong, right, and wrong until the card blocks.
class TriesTest extends MailCase {
    @Test
    void aLetterLeavesOnlyWithTheRightPinAndABlockedCardLeavesTheDraft() throws Exception {
        open();
        connected();
        writeToJoao("Primeira", "Segue");
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        asks("Sign and send");
        windows.press(KeyCode.ESCAPE);
        dialogIsGone();
        assertThat(subjectsForJoao()).as("after the person gave up").isEmpty();
        assertThat(windows.shown("send", Button.class).isDisabled()).isFalse();

        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        pin("1111");
        assertThat(windows.shown("pin-wrong", Label.class).getText()).isEqualTo("That was not the PIN. 2 tries left.");
        assertThat(subjectsForJoao()).as("after a wrong PIN").isEmpty();
        pin("2468");
        windows.until("it is listed as sent", () -> rows("sent").size() == 1);
        assertThat(subjectsForJoao()).containsExactly("Primeira");

        writeToJoao("Segunda", "Segue");
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        pin("1111");
        windows.shown("pin-wrong", Label.class);
        pin("2222");
        asks("One try left");
        var stop = windows.shown("pin-cancel", Button.class);
        windows.until("stopping is what Enter does", stop::isFocused);
        windows.press(KeyCode.ENTER);
        dialogIsGone();
        assertThat(subjectsForJoao()).as("after stopping before the last try").containsExactly("Primeira");

        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        asks("One try left");
        windows.click("pin-last-try");
        pin("3333");
        windows.until(
                "the PIN is blocked",
                () -> windows.find("pin-headline", Label.class)
                        .filter(said -> said.getText().endsWith(" is blocked"))
                        .isPresent());
        windows.press(KeyCode.ENTER);
        dialogIsGone();
        assertThat(subjectsForJoao()).as("after the card blocked").containsExactly("Primeira");
        assertThat(new Letters(ana).sent(10)).hasSize(1);
        assertThat(ana.vault().drafts().all())
                .singleElement()
                .satisfies(draft -> assertThat(draft.subject()).isEqualTo("Segunda"));
    }
}
