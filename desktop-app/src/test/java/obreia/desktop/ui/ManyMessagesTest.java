package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import obreia.desktop.People;
import obreia.desktop.vault.ManyMessages;
import obreia.fixtures.messages.Correspondent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An inbox of more messages than are read in one piece.
class ManyMessagesTest extends MailCase {
    private static final int MANY = 900;

    /// What JavaFX says of its controls: it miscounts the rows of a long list whose height is no whole number.
    private final List<String> said = new CopyOnWriteArrayList<>();

    private final Logger controls = Logger.getLogger("javafx.scene.control");
    private final Handler hearing = new Handler() {
        @Override
        public void publish(LogRecord record) {
            said.add(record.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        controls.addHandler(hearing);
    }

    @AfterEach
    void stopListening() {
        controls.removeHandler(hearing);
    }

    @Test
    void allAreListedAndFoundAndAChosenOneStaysChosenWhenAnotherComes() throws Exception {
        new ManyMessages().fill(ana.vault(), Correspondent.ana(), MANY);
        open();
        windows.until("all are listed", () -> rows("inbox").size() == MANY);
        var list = windows.shown("inbox", ListView.class);
        var oldest = rows("inbox").getLast();
        windows.robot.interact(() -> {
            list.requestFocus();
            list.getSelectionModel().selectLast();
            list.scrollTo(MANY - 1);
        });
        windows.until(
                "the oldest is in sight",
                () -> list.lookupAll(".mail-row").stream()
                        .anyMatch(cell -> oldest.equals(((ListCell<?>) cell).getItem())));
        assertThat(list.lookupAll(".mail-row")).hasSizeLessThan(40);
        assertThat(said).isEmpty();

        connected();
        var _ = People.send(joao, "Uma nova", ana);
        windows.until("the new one is the first", () -> rows("inbox").size() == MANY + 1);
        assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(MANY);
        assertThat(list.getSelectionModel().getSelectedItem()).isEqualTo(oldest);

        var word = oldest.subject().split(" ", -1)[0];
        var search = windows.shown("inbox-search", TextField.class);
        windows.robot.interact(() -> search.setText(word));
        windows.until("the search has an answer", () -> rows("inbox").size() <= MANY);
        windows.until(
                "the oldest comes after those that are shown first",
                () -> rows("inbox").contains(oldest));
    }
}
