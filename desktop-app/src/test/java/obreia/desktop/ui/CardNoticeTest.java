package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Window;
import obreia.assets.Language;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundCertificate;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.Scans;
import obreia.desktop.mail.Enrolment;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.settings.SettingsModel;
import obreia.desktop.vault.Membership;
import obreia.protocol.cms.SignatureAlgorithm;
import org.junit.jupiter.api.Test;

/// The line under the menus: a card that is taken out, and what waits while there is no line.
class CardNoticeTest extends MailCase {
    private static final String CARD = "pkcs11:serial=1;id=%45?module-path=/usr/lib/p11.so";

    private final ScriptedReaders readers = new ScriptedReaders();

    @Test
    void aCardThatIsTakenOutIsSaidUntilItIsBackOrThePersonHasReadOfIt() throws Exception {
        withACardInAReader();
        putIn();
        var opened = open(readers);
        status("Card in the reader: Ana Exemplo");
        assertThat(notice()).as("nothing happened yet").isEmpty();
        assertThat(text("notice-practice")).startsWith("Practice. This mailbox");

        takeOut();
        look(opened);
        windows.until("it is said", () -> notice().isPresent());
        assertThat(notice().orElseThrow())
                .isEqualTo("The card was taken out. Reading goes on without it; to sign, put it in again.");
        Windows.picture(Window.getWindows().getFirst().getScene(), "notice-card-out");
        var _ = Windows.onFx(() -> {
            opened.speak(Windows.surface(Language.PORTUGUESE));
            return true;
        });
        windows.until(
                "in another language too",
                () -> notice().filter(said -> said.startsWith("O cartão foi retirado."))
                        .isPresent());

        putIn();
        look(opened);
        windows.until("it is back", () -> notice().isEmpty());
        takeOut();
        look(opened);
        windows.shown("notice-card-close", Button.class);
        windows.click("notice-card-close");
        windows.until("it was read", () -> notice().isEmpty());
        look(opened);
        assertThat(notice()).as("and is not said twice").isEmpty();
    }

    @Test
    void aCardThatWasNeverInTheReaderIsNotTakenOut() throws Exception {
        withACardInAReader();
        takeOut();
        open(readers);
        windows.shown("status-card", Button.class);
        assertThat(notice()).isEmpty();
    }

    @Test
    void withoutALineItIsCountedWhatWaitsAndWhatIsWorseStandsFirst() throws Exception {
        var _ = obreia.desktop.People.stored(obreia.desktop.People.send(ana, "Antes", joao));
        repository.close();
        var _ = obreia.desktop.People.send(ana, "Um", joao);
        var _ = obreia.desktop.People.send(ana, "Dois", joao);
        withACardInAReader();
        putIn();
        var opened = open(readers);

        windows.until(
                "it is counted",
                () -> windows.find("notice-offline", Label.class)
                        .filter(label -> label.getText()
                                .equals("No connection. 2 signed messages wait and are sent by themselves."))
                        .isPresent());
        status("Card in the reader: Ana Exemplo");
        takeOut();
        look(opened);
        windows.until(
                "the card is out",
                () -> windows.find("status-card", Button.class)
                        .filter(button -> button.getText().equals("No card"))
                        .isPresent());
        assertThat(notice()).as("one at a time").isEmpty();
        assertThat(windows.find("notice-offline", Label.class)).isPresent();
    }

    /// Ana's mailbox has its card in a reader from now on.
    private void withACardInAReader() throws Exception {
        var member = ana.membership().orElseThrow();
        ana.vault()
                .device()
                .putMembership(
                        new Membership(member.repository(), member.mailbox(), member.device(), CARD, member.alias()));
    }

    private void putIn() throws Exception {
        var own = new FoundCertificate(
                Enrolment.of(ana).certificate().orElseThrow(),
                "LABEL",
                "Ana Exemplo",
                Optional.of("12345678"),
                "Test CA",
                Instant.parse("2020-01-01T00:00:00Z"),
                Instant.parse("2049-01-01T00:00:00Z"),
                List.of(SignatureAlgorithm.ECDSA_P256_SHA256),
                CardState.READY,
                Optional.empty(),
                Optional.of(CardUri.parse(CARD) instanceof CardUri.Pkcs11 uri ? uri : new CardUri.Pkcs11(CARD)));
        readers.put(
                Scans.places(Scans.READER),
                new DriverScan(Scans.DRIVER, List.of(Scans.token("1", CardState.READY, own))));
    }

    private void takeOut() {
        readers.put(
                Scans.places(new FoundReader(Scans.READER.name(), Optional.empty())),
                new DriverScan(Scans.DRIVER, List.of()));
    }

    private MailWindow open(ScriptedReaders cards) throws Exception {
        var settings = new SettingsModel(new PreferencesFile(ana.vault().profile()));
        var opened = windows.open(ana, "Ana Exemplo", new Outside(settings, cards));
        window = opened;
        return opened;
    }

    private static void look(MailWindow opened) throws Exception {
        var _ = Windows.onFx(() -> {
            opened.watchCard();
            return true;
        });
    }

    private void status(String said) throws Exception {
        windows.until(
                "the status bar says: " + said,
                () -> windows.find("status-card", Button.class)
                        .filter(button -> button.getText().equals(said))
                        .isPresent());
    }

    private Optional<String> notice() {
        return windows.find("notice-card", Label.class).map(Label::getText);
    }
}
