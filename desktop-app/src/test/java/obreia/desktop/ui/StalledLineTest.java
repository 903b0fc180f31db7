package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import obreia.desktop.People;
import obreia.desktop.Relay;
import obreia.desktop.ui.shell.RailItem;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.MessageState;
import obreia.protocol.wire.RepositoryAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A network that takes everything and hands on nothing: the line is up, and no answer comes.
class StalledLineTest extends MailCase {
    private final Relay relay;

    StalledLineTest() throws Exception {
        relay = Relay.before(() -> repository.address().port());
    }

    @Override
    RepositoryAddress address() {
        var served = repository.address();
        return new RepositoryAddress("127.0.0.1", relay.port(), served.origin(), served.pin(), served.log());
    }

    @AfterEach
    void endTheRelay() throws Exception {
        relay.close();
    }

    @Test
    void everyPageIsThereAndWhatIsKeptIsReadWhileNoAnswerComes() throws Exception {
        var read = opened(People.stored(People.send(joao, "Contrato", ana)));
        var sealed = People.stored(People.send(joao, "Segredo", ana));
        var opened = open();
        connected();
        windows.until("both are listed", () -> rows("inbox").size() == 2);
        relay.stall();
        windows.press(KeyCode.F5); // asks, and gets no answer

        for (var page : RailItem.values()) {
            assertThat(Windows.onFx(() -> {
                        opened.go(page);
                        opened.root().applyCss();
                        opened.root().layout();
                        return opened.root().lookup("#rail-" + page.page());
                    }))
                    .as("the rail beside %s", page)
                    .isNotNull();
        }
        windows.click("rail-inbox");
        var search = windows.shown("inbox-search", TextField.class);
        windows.robot.interact(() -> search.setText("contr"));
        windows.until(
                "the search has found it",
                () -> rows("inbox").size() == 1
                        && rows("inbox").getFirst().message().equals(read));
        choose("inbox", "João Amostra");
        assertThat(windows.shown("message-text", Label.class).getText()).startsWith("Olá.");

        windows.press(KeyCode.CONTROL, KeyCode.N);
        var text = windows.shown("text", TextArea.class);
        windows.robot.interact(() -> text.setText("Guardado"));
        windows.until("the draft is kept", () -> drafts() == 1);

        windows.click("rail-inbox");
        windows.robot.interact(search::clear);
        windows.until("both are listed again", () -> rows("inbox").size() == 2);
        choose("inbox", "João Amostra");
        assertThat(windows.shown("sign-and-open", Button.class).isDisabled()).isFalse();
        windows.click("sign-and-open");
        windows.shown("pin-headline", Label.class);
        windows.click("pin-cancel");
        dialogIsGone();
        assertThat(ana.vault()
                        .messages()
                        .find(sealed, Direction.IN)
                        .orElseThrow()
                        .state())
                .isEqualTo(MessageState.SEALED);

        var _ = People.stored(People.send(joao, "Depois", ana));
        relay.goOn();
        windows.until("what came meanwhile is listed", () -> rows("inbox").size() == 3);
    }

    private int drafts() {
        try {
            return ana.vault().drafts().all().size();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
