package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import obreia.desktop.People;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.ManyMessages;
import obreia.fixtures.messages.Correspondent;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.Attachment;
import org.junit.jupiter.api.Test;

/// The list of sent messages: all of it, what is found in it, and what can be done with one of it.
class SentListTest extends SentCase {
    @Test
    void theTextOfASentMessageIsShownAndForwarded() throws Exception {
        var file = Attachment.of("nota.txt", "text/plain", Bytes.utf8("nota"));
        var letter = People.stored(new MessageSender(ana)
                .send(
                        new Draft(
                                List.of(People.mailbox(joao)),
                                "Com anexo",
                                "Vai junto.",
                                List.of(file),
                                Optional.empty()),
                        People.RIGHT));
        open();
        page();
        choose("sent", "João Amostra");
        assertThat(text("road-to")).contains(" · 1 file · ");
        windows.click("text-of-sent");
        assertThat(text("message-text")).isEqualTo("Vai junto.");
        assertThat(text("from")).isEqualTo("You");
        assertThat(text("readers")).isEqualTo("to João Amostra");
        assertThat(windows.shown("file-0", Button.class).getAccessibleText()).contains("nota.txt");
        draw("sent-text");
        windows.click("road");
        windows.shown("road-stored", Label.class);
        windows.press(KeyCode.CONTROL, KeyCode.L);

        assertThat(windows.shown("subject", TextField.class).getText()).isEqualTo("Fwd: Com anexo");
        assertThat(windows.shown("text", TextArea.class).getText())
                .contains("Forwarded message from Ana Exemplo", "Vai junto.");
        assertThat(ana.vault().messages().find(letter, Direction.OUT)).isPresent();
    }

    @Test
    void aDeletedSentMessageCanBeTakenBackUntilTheOfferEnds() throws Exception {
        var letter = send("Contrato", "Olá.", joao);
        open();
        connected();
        page();
        choose("sent", "João Amostra");
        windows.shown("road-stored", Label.class);
        windows.press(KeyCode.DELETE);
        windows.until("it is gone", () -> rows("sent").isEmpty());
        windows.click("undo");
        windows.until("it is back", () -> rows("sent").size() == 1);
        choose("sent", "João Amostra");
        windows.shown("road-stored", Label.class);
        windows.click("delete");
        windows.click("undo-close");

        windows.until("the vault has it no more", () -> !isKept(letter));
        assertThat(rows("sent")).isEmpty();
        People.pull(joao);
        assertThat(new Letters(joao).inbox(false, 10)).as("its reader keeps it").hasSize(1);
    }

    @Test
    void aSearchFindsWhatWasSentAndNothingElse() throws Exception {
        var _ = opened(People.stored(new MessageSender(joao).send(draft("Cláusula", "Recebida.", ana), People.RIGHT)));
        var _ = send("Contrato", "Segue a cláusula quarta.", joao);
        var _ = send("Almoço", "Amanhã?", joao);
        open();
        page();
        windows.until("both are listed", () -> rows("sent").size() == 2);
        windows.press(KeyCode.CONTROL, KeyCode.F);
        var field = windows.shown("sent-search", TextField.class);
        windows.until("the field has the focus", field::isFocused);
        windows.type("clausula");
        windows.until("one is found", () -> subjects().equals(List.of("Contrato")));
        windows.type("x");
        windows.until("nothing is found", () -> rows("sent").isEmpty());
        windows.press(KeyCode.ESCAPE);
        windows.until("all are listed again", () -> rows("sent").size() == 2);
    }

    @Test
    void allOfManySentMessagesAreListedWithTheirReceiptsAndTheOldestIsFound() throws Exception {
        var many = 1_050; // more than a search finds
        new ManyMessages().fillSent(ana.vault(), Correspondent.ana(), many);
        open();
        page();
        windows.until("all are listed", () -> rows("sent").size() == many);
        var list = windows.shown("sent", ListView.class);
        assertThat(list.lookupAll(".mail-row")).as("cells of a screen full").hasSizeLessThan(40);
        var counted = rows("sent").stream()
                .filter(row -> row.state().equals("Receipt signed, verified"))
                .count();
        assertThat(counted).isEqualTo(many / 3);
        var oldest = rows("sent").getLast();
        windows.robot.interact(list::requestFocus);
        windows.press(KeyCode.DOWN);
        windows.press(KeyCode.END);
        windows.until(
                "the oldest is in sight",
                () -> list.lookupAll(".mail-row").stream()
                        .anyMatch(cell -> oldest.equals(((ListCell<?>) cell).getItem())));
        windows.until(
                "its road is shown",
                () -> windows.find("road-subject", Label.class)
                        .filter(label -> label.getText().equals(oldest.subject()))
                        .isPresent());
        var words = oldest.subject();
        windows.robot.interact(
                () -> windows.find("sent-search", TextField.class).orElseThrow().setText(words));
        windows.until("the search has an answer", () -> rows("sent").size() < many);
        assertThat(subjects()).contains(words);
    }

    @Test
    void theRoadOfAMessageThatASearchFoundIsSelectedInItsList() throws Exception {
        var letter = send("Contrato", "Segue a cláusula quarta.", joao);
        var _ = send("Almoço", "Amanhã?", joao);
        open();
        windows.press(KeyCode.CONTROL, KeyCode.F);
        var field = windows.shown("inbox-search", TextField.class);
        windows.until("the field has the focus", field::isFocused);
        windows.type("quarta");
        windows.until("it is found", () -> rows("inbox").size() == 1);
        windows.press(KeyCode.DOWN);
        windows.click("show-road");

        windows.until(
                "its road is shown",
                () -> windows.find("road-subject", Label.class)
                        .filter(label -> label.getText().equals("Contrato"))
                        .isPresent());
        var list = windows.shown("sent", ListView.class);
        windows.until(
                "it is selected",
                () -> list.getSelectionModel().getSelectedItem() instanceof MailRow row
                        && row.message().equals(letter));
    }

    @Test
    void theDividerIsReachedByKeysAndMovedByTheArrows() throws Exception {
        var _ = send("Contrato", "Olá.", joao);
        var opened = open();
        page();
        var list = windows.shown("sent", ListView.class);
        var divider = windows.shown("list-divider", Node.class);
        assertThat(divider.getAccessibleText()).startsWith("Width of the list");
        for (var stop = 0; stop < 40 && !Windows.onFx(divider::isFocused); stop++) {
            windows.press(KeyCode.TAB);
        }
        assertThat(Windows.onFx(divider::isFocused)).as("reached by Tab").isTrue();
        var before = Windows.onFx(list::getWidth);
        windows.press(KeyCode.RIGHT);
        windows.until("the list is wider", () -> Math.abs(list.getWidth() - before - 16) < 2);
        windows.press(KeyCode.LEFT);
        windows.press(KeyCode.LEFT);
        windows.until("the list is narrower", () -> Math.abs(list.getWidth() - before + 16) < 2);
        draw("divider-focused");
        windows.press(KeyCode.END);
        windows.until("it is as wide as it may be", () -> Math.abs(list.getWidth() - 480) < 6);
        opened.settled().get(30, java.util.concurrent.TimeUnit.SECONDS);
        assertThat(new obreia.desktop.preferences.PreferencesFile(ana.vault().profile())
                        .read()
                        .preferences()
                        .listWidth())
                .as("kept for the next start")
                .isBetween(474, 480);
        windows.press(KeyCode.HOME);
        windows.until("it is as narrow as it may be", () -> Math.abs(list.getWidth() - 240) < 6);
    }

    private boolean isKept(Digest letter) {
        try {
            return ana.vault().messages().find(letter, Direction.OUT).isPresent();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
