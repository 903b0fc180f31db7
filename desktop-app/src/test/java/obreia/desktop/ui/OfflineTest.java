package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import obreia.desktop.People;
import obreia.desktop.mail.Letters;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.Test;

/// Narrow windows, and a repository that is away.
class OfflineTest extends MailCase {
    @Override
    RunningRepository start() {
        return onDisk();
    }

    private RunningRepository onDisk() {
        return RunningRepository.at(
                folder.resolve("repository"), new Origin("windows.example/post"), people.trust(), People.CLOCK);
    }

    @Test
    void inANarrowWindowTheRailIsIconsAndListAndReaderTakeTurns() throws Exception {
        var letter = People.stored(People.send(joao, "Contrato", ana));
        var _ = opened(letter);
        open();
        size(900, 640);
        choose("inbox", "João Amostra");
        windows.shown("message-text", Label.class);
        var write = windows.shown("new-message", Button.class);
        windows.until("the rail is icons", () -> write.getWidth() < 60);
        assertThat(write.getTooltip().getText()).isEqualTo("New message");
        assertThat(windows.find("inbox", ListView.class)).isPresent();
        Windows.picture(frame().getScene(), "narrow-900");

        size(640, 600);
        windows.until(
                "the list makes room",
                () -> windows.find("inbox", ListView.class).isEmpty());
        Windows.picture(frame().getScene(), "narrow-640");
        windows.click("back-to-list");
        windows.until(
                "the list is back", () -> windows.find("inbox", ListView.class).isPresent());
        assertThat(windows.find("message-text", Label.class)).isEmpty();
    }

    private static void size(double width, double height) throws Exception {
        var _ = Windows.onFx(() -> {
            frame().setWidth(width);
            frame().setHeight(height);
            return true;
        });
    }

    private static Window frame() {
        return Window.getWindows().getFirst();
    }

    @Test
    void aMessageSignedWithoutALineLeavesByItselfAfterARestart() throws Exception {
        var _ = People.stored(People.send(ana, "Antes", joao));
        repository.close();
        var first = open();
        writeToJoao("Contrato", "Segue");
        windows.press(KeyCode.CONTROL, KeyCode.ENTER);
        pin("2468");
        windows.until(
                "it waits",
                () -> rows("sent").stream().anyMatch(row -> row.state().equals("Waiting to be sent")));
        Windows.closeAll();
        window = null;
        first.close();

        repository = onDisk();
        ana = people.profile("Ana Exemplo");
        open();
        windows.click("rail-sent");
        windows.until(
                "it left",
                () -> rows("sent").stream().allMatch(row -> row.state().equals("Stored, no receipt yet")));
        assertThat(windows.find("pin", javafx.scene.Node.class)).isEmpty();
        People.pull(joao);
        assertThat(new Letters(joao).inbox(false, 10)).hasSize(2);
    }
}
