package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.desktop.People;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.ui.sent.SentExamples;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.MessageState;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;

/// Sent messages: how far each has come, in the list and on its road, against what repository and vault hold.
class SentPageTest extends SentCase {
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
        assertThat(text("road-signed-time")).isEqualTo("Today at 10:02");
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
        assertThat(text("road-waiting-time")).isEqualTo("Since today at 10:02");
        assertThat(text("receipt-0")).isEqualTo("No receipt. The message has not been sent.");
        assertThat(windows.find("road-stored", Node.class)).isEmpty();
        assertThat(windows.shown("export", Button.class).isDisabled()).isTrue();
        assertThat(windows.shown("delete", Button.class).isDisabled()).isTrue();
        draw("sent-waits");
        windows.click("sent-waiting");
        windows.until("only what waits is listed", () -> states().equals(List.of("Waiting to be sent")));
        windows.click("sent-open");
        windows.until("only what is stored is listed", () -> states().equals(List.of("Stored, no receipt yet")));
        windows.click("sent-all");
        ana = reopened();

        page();
        windows.until(
                "both are stored", () -> states().equals(List.of("Stored, no receipt yet", "Stored, no receipt yet")));
        select(letter);
        assertThat(text("road-waited")).isEqualTo("Waited to be sent");
        assertThat(words("road-steps"))
                .anyMatch(said -> said.startsWith("From today at 10:02 to today at 10:02, ")
                        && said.endsWith("It was sent by itself."));
        draw("sent-waited");
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
        draw("sent-refused");
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
        assertThat(words("receipt-0"))
                .contains("Signature", "Failed")
                .anyMatch(said -> said.endsWith("no CMS"))
                .contains(
                        "It proves nothing and counts as none. It is kept as it came; ask João Amostra by another way.");
        draw("sent-doubtful");
    }

    @Test
    void whatAProfileSeldomHasIsReadableAndGreenIsForVerifiedReceiptsAlone() throws Exception {
        for (var theme : Theme.values()) {
            for (var language : Language.values()) {
                var surface = Windows.surface(language, theme);
                var examples = new SentExamples(surface, ana, People.CLOCK.instant()).all();
                for (var name : examples.keySet()) {
                    var scene = Windows.onFx(() -> {
                        var page = (Parent)
                                Objects.requireNonNull(examples.get(name)).get();
                        var drawn = new Scene(page, 1070, 760);
                        surface.look().dress(drawn);
                        page.applyCss();
                        page.layout();
                        assertThat(SceneWalk.unreadable(page)).as(name).isEmpty();
                        assertThat(SceneWalk.unnamed(page)).as(name).isEmpty();
                        assertThat(page.lookupAll(".checklist.verified").isEmpty())
                                .as(name)
                                .isEqualTo(
                                        !List.of("partly", "receipted", "many").contains(name));
                        return drawn;
                    });
                    var file = "example-sent-" + name + "-" + theme + "-" + language;
                    Windows.picture(scene, file.toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
    }

    @Test
    void atTwiceTheSizeTheRoadTakesTheWholePage() throws Exception {
        var surface = Windows.surface(Language.PORTUGUESE);
        var scene = Windows.onFx(() -> {
            surface.look().scale(200);
            var examples = new SentExamples(surface, ana, People.CLOCK.instant()).all();
            var page = (Parent) Objects.requireNonNull(examples.get("partly")).get();
            var drawn = new Scene(page, 1070, 760);
            surface.look().dress(drawn);
            return drawn;
        });
        windows.until("the list made room", () -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookup("#sent") == null;
        });
        assertThat(Windows.onFx(() -> scene.getRoot().lookup("#back-to-list"))).isNotNull();
        Windows.picture(scene, "example-sent-double");
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
                assertThat(Windows.onFx(() -> SceneWalk.unnamed(opened.root()))).isEmpty();
                assertThat(Windows.onFx(() -> SceneWalk.unreadable(opened.root())))
                        .isEmpty();
                var name = "sent-" + theme + "-" + language;
                draw(name.toLowerCase(java.util.Locale.ROOT));
            }
        }
        for (var width : List.of(800, 640)) {
            var _ = Windows.onFx(() -> {
                Window.getWindows().getFirst().setWidth(width);
                Window.getWindows().getFirst().setHeight(600);
                return true;
            });
            windows.until(
                    "it is laid out",
                    () -> Math.abs(opened.root().getLayoutBounds().getWidth() - width) < 2);
            draw("sent-" + width);
        }
        assertThat(Files.exists(java.nio.file.Path.of("target", "pictures", "sent-dark-portuguese.png")))
                .isTrue();
    }
}
