package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import obreia.desktop.People;
import obreia.desktop.card.Prompts;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.JoinOutcome;
import obreia.desktop.mail.Registrar;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.settings.SettingsModel;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.fixtures.softhsm.UnrulyModule;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Sending with a card behind a PKCS#11 driver: a reader with keys, card software with a window of its own, and a card
/// that is taken out and put back.
@Tag("gcc")
@Tag("softhsm")
class CardWaysTest extends MailCase {
    private static final String TYPES = "C_Login types:" + SoftHsmCard.PIN;

    private UnrulyModule module;
    private Account soft;

    @Override
    RunningRepository start() throws Exception {
        var anchors = Map.of(
                SchemeName.PRACTICE,
                practice(),
                SchemeName.parse("soft"),
                List.of(TestCa.root().certificate()));
        return RunningRepository.inMemory(Origin.parse("windows.example/post"), TrustAnchors.of(anchors), People.CLOCK);
    }

    @BeforeEach
    void somebodyHasACardBehindAnUnrulyDriver() throws Exception {
        module = UnrulyModule.in(folder);
        soft = people.profile("Soft");
        soft.vault().trust().add(SchemeName.PRACTICE, practice());
        for (var account : List.of(soft, joao)) {
            account.vault()
                    .trust()
                    .add(SchemeName.parse("soft"), List.of(TestCa.root().certificate()));
        }
        assertThat(new Registrar(soft)
                        .join(
                                repository.address(),
                                module.uri(SoftHsmCard.P256),
                                Optional.empty(),
                                Prompts.typing(SoftHsmCard.PIN)))
                .isInstanceOf(JoinOutcome.Opened.class);
    }

    @AfterEach
    void anaGoesToo() throws Exception {
        ana.close();
    }

    @Test
    void thePinIsTypedOnTheReaderAndTheDialogSaysHowLongItWaits() throws Exception {
        openSoft();
        writeToJoao("Contrato", "Segue");
        module.does("C_GetTokenInfo pinpad", "C_Login waits");
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        asks("Enter the PIN on the reader");
        assertThat(windows.find("pin", Node.class)).isEmpty();
        windows.until(
                "it counts down",
                () -> windows.find("pin-countdown", Label.class)
                        .filter(said -> said.getText().startsWith("The card waits for 2:5"))
                        .isPresent());
        windows.picture("way-reader");
        windows.press(KeyCode.ESCAPE);
        dialogIsGone();
        assertThat(subjectsForJoao()).isEmpty();
        assertThat(windows.shown("send", Node.class).isDisabled()).isFalse();

        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        asks("Enter the PIN on the reader");
        var dialog = front();
        module.does("C_GetTokenInfo pinpad", "C_Login 0xa0");
        windows.until(
                "the wrong PIN is said",
                () -> windows.find("pin-wrong", Label.class).isPresent());
        assertThat(text("pin-wrong")).isEqualTo("That was not the PIN. Another mistake may block it.");
        module.does("C_GetTokenInfo pinpad", TYPES);
        sent();
        assertThat(dialog.isShowing()).isFalse();
        assertThat(subjectsForJoao()).containsExactly("Contrato");
    }

    @Test
    void theCardsOwnWindowAsksAndTheDialogWaitsForIt() throws Exception {
        openSoft();
        writeToJoao("Contrato", "Segue");
        module.does("C_GetTokenInfo window", "C_OpenSession login:" + SoftHsmCard.PIN, "C_Sign waits");
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        asks("The card’s own window is asking for the PIN");
        assertThat(windows.find("pin", Node.class)).isEmpty();
        windows.picture("way-window");
        windows.click("pin-cancel");
        dialogIsGone();
        assertThat(subjectsForJoao()).isEmpty();

        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        asks("The card’s own window is asking for the PIN");
        module.does("C_GetTokenInfo window", "C_OpenSession login:" + SoftHsmCard.PIN);
        sent();
        assertThat(subjectsForJoao()).containsExactly("Contrato");
    }

    @Test
    void aCardThatIsTakenOutIsWaitedForInTheSameDialogUntilThePersonGivesUp() throws Exception {
        var settings = new SettingsModel(new PreferencesFile(soft.vault().profile()));
        window = windows.open(soft, SoftHsmCard.P256.commonName(), new Outside(settings, people.cards()));
        connected();
        windows.until(
                "the status bar says that the card is in",
                () -> windows.find("status-card", Button.class)
                        .filter(said -> said.getText().equals("Card in the reader: " + SoftHsmCard.P256.commonName()))
                        .isPresent());
        windows.picture("way-status");
        writeToJoao("Contrato", "Segue");
        losesTheCard();
        windows.press(KeyCode.ESCAPE);
        dialogIsGone();
        assertThat(subjectsForJoao()).isEmpty();
        module.behaves();
        var send = windows.shown("send", Node.class);
        windows.until("it can be sent again", () -> !send.isDisabled());

        losesTheCard();
        var dialog = front();
        assertThat(windows.find("pin", Node.class)).isEmpty();
        assertThat(text("pin-why")).isEqualTo("The card was taken out.");
        assertThat(text("pin-steps")).isEqualTo("Put it back in and leave it in.");
        assertThat(subjectsForJoao()).isEmpty();
        windows.picture("way-card-out");

        module.behaves();
        windows.until(
                "the PIN is asked for again",
                () -> windows.find("pin", Node.class).filter(Node::isFocused).isPresent());
        assertThat(front()).isSameAs(dialog);
        assertThat(windows.find("pin-wrong", Label.class)).isEmpty();
        pin(SoftHsmCard.PIN);
        sent();
        assertThat(subjectsForJoao()).containsExactly("Contrato");
    }

    private List<X509Certificate> practice() {
        return Objects.requireNonNull(people.trust().schemes().get(SchemeName.PRACTICE));
    }

    private void openSoft() throws Exception {
        window = windows.open(soft, SoftHsmCard.P256.commonName());
        connected();
    }

    private void losesTheCard() throws Exception {
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        var field = windows.shown("pin", Node.class);
        windows.until("the field has the focus", field::isFocused);
        module.losesTheCardAt("C_Login");
        windows.type(SoftHsmCard.PIN);
        windows.press(KeyCode.ENTER);
        asks("Insert the card to continue");
    }

    private void sent() throws Exception {
        windows.until("it is listed as sent", () -> rows("sent").size() == 1);
        dialogIsGone();
    }

    private static Window front() throws Exception {
        return Windows.onFx(() -> Window.getWindows().getLast());
    }
}
