package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.desktop.card.CardAccess;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.DriverScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.Scans;
import obreia.desktop.card.SmartCard;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.settings.SettingsModel;
import obreia.desktop.ui.shell.RailItem;
import obreia.protocol.MalformedException;
import org.junit.jupiter.api.Test;

/// Diagnostics in the window of somebody with a practice card, on a computer with readers as the test puts them.
class DiagnosticsPageTest extends MailCase {
    private final ScriptedReaders readers = new ScriptedReaders();
    private final Slow slow = new Slow(readers);

    @Test
    void thePageLooksByItselfAndAgainAndALookThatIsGivenUpIsForgotten() throws Exception {
        readers.put(Scans.places(Scans.EMPTY_READER), new DriverScan(Scans.DRIVER, List.of()));
        var settings = new SettingsModel(new PreferencesFile(ana.vault().profile()));
        var opened = windows.open(ana, "Ana Exemplo", new Outside(settings, slow));
        window = opened;
        connected();
        card("Practice card");
        windows.click("status-card");
        says("Looking for readers and for the software of cards …");
        slow.goOn();
        says("Asking Driver …");
        slow.goOn();
        headline("Your practice card is ready to sign.");
        assertThat(texts()).contains("Another reader 01 00", "No card is in it", "Ana Exemplo", "Driver");
        assertThat(texts()).contains("It answers, and what it showed held", "windows.example/post");
        assertThat(text("diagnostics-looked")).isEqualTo("Looked today at 10:02");
        windows.picture("diagnostics");

        windows.click("diagnostics-copy");
        says("Copied. It holds no PIN, no key and no message.");
        assertThat(Windows.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith("Obreia: Diagnostics\nLooked today at 10:02\nYour practice card is ready to sign.\n")
                .contains("Ana Exemplo: Your mailbox signs with it")
                .contains("/Ana Exemplo.p12")
                .doesNotContain("2468");

        readers.noService("SCARD_E_NO_SERVICE");
        var check = windows.shown("diagnostics-check", Node.class);
        windows.robot.interact(check::requestFocus);
        windows.press(KeyCode.SPACE);
        says("Looking for readers and for the software of cards …");
        var cancel = windows.shown("diagnostics-cancel", Node.class);
        windows.until("whoever began it can end it", cancel::isFocused);
        windows.picture("diagnostics-looking");
        windows.press(KeyCode.SPACE);
        says("You stopped the look before its end. What stands below is from the look before it.");
        windows.until("the focus is where it was", check::isFocused);
        slow.goOn();
        slow.goOn();
        opened.settled().join();
        assertThat(texts()).as("what was given up is not shown").contains("Another reader 01 00");

        slow.fails = true;
        windows.press(KeyCode.SPACE);
        slow.goOn();
        says("The look failed: the process for cards does not start. What stands below is from the look before it.");

        slow.fails = false;
        Files.delete(folder.resolve("Ana Exemplo.p12"));
        windows.press(KeyCode.SPACE);
        slow.goOn();
        slow.goOn();
        headline("That file is no practice card that can be read.");
        assertThat(texts()).contains("This computer’s smart card service does not answer.");
        windows.picture("diagnostics-broken");

        windows.robot.interact(opened::watchCard);
        card("Practice card: its file is gone");

        var looks = slow.looks.get();
        windows.robot.interact(() -> {
            opened.speak(Windows.surface(Language.PORTUGUESE, Theme.DARK));
            opened.go(RailItem.DIAGNOSTICS);
        });
        assertThat(windows.shown("status-card", Button.class).getText())
                .isEqualTo("Cartão de treino: falta o ficheiro");
        headline("Esse ficheiro não é um cartão de treino que se consiga ler.");
        assertThat(slow.looks.get()).as("another language asks nothing anew").isEqualTo(looks);
        windows.picture("diagnostics-pt");
        windows.robot.interact(() -> {
            var stage = javafx.stage.Window.getWindows().getLast();
            stage.setWidth(800);
            stage.setHeight(600);
        });
        windows.picture("diagnostics-narrow");
    }

    private void says(String sentence) throws Exception {
        windows.until(
                "it says: " + sentence,
                () -> windows.find("diagnostics-state", Label.class)
                        .filter(label -> label.getText().equals(sentence))
                        .isPresent());
    }

    private void card(String sentence) throws Exception {
        windows.until(
                "the status bar says: " + sentence,
                () -> windows.find("status-card", Button.class)
                        .filter(button -> button.getText().equals(sentence))
                        .isPresent());
    }

    private void headline(String sentence) throws Exception {
        windows.until(
                "it says: " + sentence,
                () -> windows.find("diagnostics-headline", Label.class)
                        .filter(label -> label.getText().equals(sentence))
                        .isPresent());
    }

    private List<String> texts() {
        return windows.texts("#diagnostics-page .label");
    }

    /// A computer whose readers and drivers answer when the test lets them.
    private static final class Slow implements CardAccess {
        private final ScriptedReaders readers;
        private final Semaphore steps = new Semaphore(0);
        private volatile boolean fails;
        private final AtomicInteger looks = new AtomicInteger();

        Slow(ScriptedReaders readers) {
            this.readers = readers;
        }

        void goOn() {
            steps.release();
        }

        @Override
        public CardPlaces places(List<Path> more) throws IOException {
            steps.acquireUninterruptibly();
            var _ = looks.incrementAndGet();
            if (fails) {
                throw new IOException("the process for cards does not start");
            }
            return readers.places(more);
        }

        @Override
        public DriverScan look(FoundDriver driver, Instant now) {
            steps.acquireUninterruptibly();
            return readers.look(driver, now);
        }

        @Override
        public SmartCard open(CardUri uri) throws IOException, MalformedException {
            return readers.open(uri);
        }
    }
}
