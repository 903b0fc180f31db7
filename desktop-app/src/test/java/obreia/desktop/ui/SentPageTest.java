package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.desktop.People;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.MessageReader;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.ManyMessages;
import obreia.desktop.vault.MessageState;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.messages.Correspondent;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.message.Attachment;
import org.junit.jupiter.api.Test;

/// Sent messages: how far each has come, in the list and on its road, against what repository and vault hold.
class SentPageTest extends MailCase {
    @Override
    RunningRepository start() {
        return onDisk();
    }

    private RunningRepository onDisk() {
        return RunningRepository.at(
                folder.resolve("repository"), new Origin("windows.example/post"), people.trust(), People.CLOCK);
    }

    @Test
    void ofTwoReadersOneSignedAndTheOtherHasNoReceiptYet() throws Exception {
        var rita = people.join("Rita Fictícia", repository.address());
        var letter = send("Procuração", "Segue a versão final.", joao, rita);
        acknowledge(joao, letter);
        open();
        connected();
        page();
        windows.until("one receipt is here", () -> states().equals(List.of("1 of 2 receipts signed")));
        choose("sent", "João Amostra, Rita Fictícia");

        var kept = ana.vault().messages().find(letter, Direction.OUT).orElseThrow();
        assertThat(text("road-subject")).isEqualTo("Procuração");
        assertThat(text("road-to"))
                .startsWith("To João Amostra, Rita Fictícia · ")
                .endsWith(" KB");
        assertThat(text("road-signed")).isEqualTo("Signed with your practice card");
        assertThat(text("road-signed-time")).isEqualTo("today at 10:02");
        assertThat(windows.shown("road-certificate", TitledPane.class).getText())
                .startsWith("Card of Ana Exemplo, certificate by ");
        assertThat(windows.find("road-waited", Node.class)).isEmpty();
        assertThat(text("road-stored")).isEqualTo("Stored by the repository");
        assertThat(words("road-steps"))
                .contains("Entry " + kept.stored().orElseThrow().leaf() + ". It has proved that it holds the message.")
                .contains("The time is what the signed message says.");
        var receipt = windows.shown("receipt-0", TitledPane.class);
        assertThat(text("reader-name-0")).isEqualTo("João Amostra");
        assertThat(receipt.getText())
                .isEqualTo("Receipt signed by João Amostra, today at 10:02, with a practice card."
                        + " It proves nothing outside practice.");
        assertThat(receipt.isExpanded()).isFalse();
        assertThat(text("reader-name-1")).isEqualTo("Rita Fictícia");
        assertThat(text("receipt-1")).isEqualTo("No receipt yet. Stored for Rita Fictícia since today at 10:02.");
        assertThat(text("road-note")).startsWith("A missing receipt does not mean unread");

        windows.robot.interact(receipt::requestFocus);
        windows.press(KeyCode.SPACE);
        windows.until("the checks are open", receipt::isExpanded);
        assertThat(words("receipt-0"))
                .contains("From a reader who was asked", "For this very message", "Issued by")
                .anyMatch(said -> said.startsWith("The time of signing is what the receipt says. The repository says"));
        People.pull(rita);
        look();
        assertThat(windows.shown("receipt-0", TitledPane.class))
                .as("a look that brings nothing new leaves the page as it is")
                .isSameAs(receipt);
        draw("sent-road");
    }

    @Test
    void everyReaderSignedAndTheRowOfAPracticeCardIsNotGreen() throws Exception {
        var letter = send("Contrato", "Olá.", joao);
        acknowledge(joao, letter);
        open();
        connected();
        page();
        windows.until("the receipt is here", () -> states().equals(List.of("Receipt signed with a practice card")));
        assertThat(rows("sent").getFirst().style()).isEqualTo("practice");
        assertThat(new Letters(ana).status(letter).allReceipted()).isTrue();
    }

    @Test
    void aMessageThatWaitedSaysSoWhileItWaitsAndAfterwards() throws Exception {
        var _ = send("Antes", "Olá.", joao);
        repository.close();
        var outcome = People.send(ana, "Sem rede", joao);
        assertThat(outcome).isInstanceOf(SendOutcome.Waiting.class);
        var letter = ((SendOutcome.Waiting) outcome).message();
        open();
        page();
        choose("sent", "João Amostra");
        assertThat(states()).containsExactly("Waiting to be sent", "Stored, no receipt yet");
        assertThat(text("road-waiting")).isEqualTo("Waiting to be sent");
        assertThat(text("road-waiting-time")).isEqualTo("since today at 10:02");
        assertThat(text("receipt-0")).isEqualTo("No receipt. The message has not been sent.");
        assertThat(windows.find("road-stored", Node.class)).isEmpty();
        assertThat(windows.shown("export", Button.class).isDisabled()).isTrue();
        assertThat(windows.shown("delete", Button.class).isDisabled()).isTrue();
        windows.click("sent-waiting");
        windows.until("only what waits is listed", () -> states().equals(List.of("Waiting to be sent")));
        windows.click("sent-open");
        windows.until("only what is stored is listed", () -> states().equals(List.of("Stored, no receipt yet")));
        windows.click("sent-all");
        draw("sent-waiting");
        ana = reopened();

        page();
        windows.until(
                "both are stored", () -> states().equals(List.of("Stored, no receipt yet", "Stored, no receipt yet")));
        select(letter);
        assertThat(text("road-waited")).isEqualTo("Waited to be sent");
        assertThat(words("road-steps"))
                .anyMatch(said -> said.startsWith("From today at 10:02 to today at 10:02, ")
                        && said.endsWith("It was sent by itself."));
        assertThat(ana.vault().outbox().waited(letter).orElseThrow().attempts()).isPositive();
    }

    /// Closes window and profile, starts the repository again, and opens both.
    private Account reopened() throws Exception {
        Windows.closeAll();
        Objects.requireNonNull(window).close();
        window = null;
        repository = onDisk();
        ana = people.profile("Ana Exemplo");
        open();
        connected();
        return ana;
    }

    @Test
    void aMessageThatTheRepositoryRefusedSaysWhatItSaid() throws Exception {
        var letter = send("Recusada", "Olá.", joao);
        refuse(letter, "the mailbox of the reader is full");
        open();
        page();
        choose("sent", "João Amostra");

        assertThat(states()).containsExactly("Not taken by the repository");
        assertThat(rows("sent").getFirst().style()).isEqualTo("failed");
        assertThat(text("road-refused")).isEqualTo("Not taken by the repository");
        assertThat(words("road-steps")).contains("It said: “the mailbox of the reader is full”");
        assertThat(windows.find("road-stored", Node.class)).isEmpty();
        assertThat(text("receipt-0")).isEqualTo("No receipt. The message has not been sent.");
    }

    private void refuse(Digest letter, String why) throws Exception {
        var vault = ana.vault();
        var kept = vault.messages().find(letter, Direction.OUT).orElseThrow();
        vault.outbox()
                .put(obreia.desktop.vault.Waiting.fresh(
                        letter,
                        kept.recipients(),
                        Optional.empty(),
                        kept.stored().orElseThrow().salt(),
                        kept.envelope().orElseThrow(),
                        People.CLOCK.instant()));
        vault.messages().put(kept.withState(MessageState.REFUSED));
        assertThat(vault.outbox().left(letter, People.CLOCK.instant(), Optional.of(why)))
                .isTrue();
    }

    @Test
    void aReceiptThatIsNotVerifiedIsSaidInRedAndOpensByItself() throws Exception {
        var letter = send("Contrato", "Olá.", joao);
        var cms = Bytes.utf8("what somebody invented");
        ana.vault()
                .receipts()
                .put(new KeptReceipt(
                        Digest.of(cms),
                        letter,
                        People.mailbox(joao),
                        false,
                        People.CLOCK.instant(),
                        ana.vault()
                                .messages()
                                .find(letter, Direction.OUT)
                                .orElseThrow()
                                .stored(),
                        cms,
                        """
                        [{"number": 5, "step": "signature", "title": "Signature", "outcome": "fails", "why": "no CMS"}]"""));
        open();
        page();
        choose("sent", "João Amostra");

        assertThat(states()).containsExactly("A receipt came that is not verified");
        assertThat(rows("sent").getFirst().style()).isEqualTo("failed");
        var receipt = windows.shown("receipt-0", TitledPane.class);
        assertThat(receipt.getText()).isEqualTo("A receipt came that is not verified.");
        assertThat(receipt.isExpanded()).isTrue();
        assertThat(words("receipt-0")).contains("Signature", "no CMS", "Failed");
    }

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
        assertThat(windows.shown("file-0", Button.class).getText()).startsWith("nota.txt");
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
        var _ = People.read(joao, letter);
        var _ = People.stored(People.send(joao, "Resposta", ana));
        look();
        windows.until("the answer is here", () -> rows("inbox").size() == 1 || !inbox().isEmpty());
        var answer = inbox().getFirst().message();
        var _ = People.read(ana, answer);
        assertThat(new obreia.desktop.mail.Conversation(ana).missing())
                .as("nobody held back what was deleted here")
                .isEmpty();
    }

    private List<obreia.desktop.vault.ListedMessage> inbox() {
        try {
            return new Letters(ana).inbox(true, 10);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
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
        var many = 3_000;
        new ManyMessages().fillSent(ana.vault(), Correspondent.ana(), many);
        open();
        page();
        windows.until("all are listed", () -> rows("sent").size() == many);
        var list = windows.shown("sent", ListView.class);
        assertThat(list.lookupAll(".mail-row")).as("cells of a screen full").hasSizeLessThan(40);
        var counted = rows("sent").stream()
                .filter(row -> row.state().equals("Receipt signed, verified"))
                .count();
        assertThat(counted).isEqualTo(1_000);
        var oldest = rows("sent").getLast();
        windows.robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().selectLast();
            list.scrollTo(many - 1);
        });
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
    void itIsDrawnInEveryThemeAndLanguageWithLongNames() throws Exception {
        var long1 = people.join("Maria Antónia da Conceição Vasconcelos e Sousa de Albuquerque", repository.address());
        var rita = people.join("Rita Fictícia", repository.address());
        var letter = send("Procuração", "Segue a versão final.", joao, long1, rita);
        acknowledge(joao, letter);
        acknowledge(long1, letter);
        var other = send("Contrato de arrendamento, versão definitiva com todas as alterações pedidas", "Olá.", joao);
        acknowledge(joao, other);
        refuse(send("Recusada", "Olá.", rita), "the mailbox of the reader is full");
        var opened = open();
        connected();
        for (var theme : Theme.values()) {
            for (var language : Language.values()) {
                var _ = Windows.onFx(() -> {
                    opened.speak(Windows.surface(language, theme));
                    return true;
                });
                page();
                select(letter);
                var name = "sent-" + theme + "-" + language;
                draw(name.toLowerCase(java.util.Locale.ROOT));
            }
        }
        assertThat(Files.exists(java.nio.file.Path.of("target", "pictures", "sent-dark-portuguese.png")))
                .isTrue();
    }

    private Digest send(String subject, String text, Account... to) throws Exception {
        return People.stored(new MessageSender(ana).send(draft(subject, text, to), People.RIGHT));
    }

    private static Draft draft(String subject, String text, Account... to) throws Exception {
        return new Draft(People.draft(subject, to).to(), subject, text, List.of(), Optional.empty());
    }

    private static void acknowledge(Account reader, Digest letter) throws Exception {
        People.pull(reader);
        var _ = new MessageReader(reader).read(letter, true, People.RIGHT);
    }

    private void page() throws Exception {
        windows.click("rail-sent");
        windows.shown("sent", ListView.class);
    }

    private void select(Digest letter) throws Exception {
        windows.until("it is listed", () -> place(letter) >= 0);
        var list = windows.shown("sent", ListView.class);
        windows.robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().select(place(letter));
        });
        windows.shown("road-steps", Node.class);
    }

    private int place(Digest letter) {
        return rows("sent").stream().map(MailRow::message).toList().indexOf(letter);
    }

    private void look() throws Exception {
        windows.press(KeyCode.F5);
        var opened = Objects.requireNonNull(window);
        for (var turn = 0; turn < 3; turn++) {
            opened.settled().get(30, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    private boolean isKept(Digest letter) {
        try {
            return ana.vault().messages().find(letter, Direction.OUT).isPresent();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> states() {
        return rows("sent").stream().map(MailRow::state).toList();
    }

    private List<String> subjects() {
        return rows("sent").stream().map(MailRow::subject).toList();
    }

    private List<String> words(String id) throws Exception {
        return windows.shown(id, Node.class).lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(label -> ((Label) label).getText())
                .toList();
    }

    private static void draw(String name) throws Exception {
        var scene = Window.getWindows().getFirst().getScene();
        var _ = Windows.onFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return true;
        });
        Windows.picture(scene, name);
    }
}
