package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import obreia.assets.Theme;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.MailList;
import obreia.desktop.ui.common.MailRow;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A message that something else chooses, as a search for its road does: its row comes into sight, and one that is in
/// sight stays where it is.
class ChosenRowTest {
    private static final int ROWS = 40;
    private final Windows windows;
    private MailList list;

    ChosenRowTest() throws Exception {
        windows = new Windows();
    }

    @BeforeEach
    void showAList() throws Exception {
        list = Windows.onFx(() -> new MailList("mail", "Mail", "Search", new Pane()));
        var _ = Windows.onFx(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(list, 350, 600));
            new Look(Theme.LIGHT).dress(stage.getScene());
            list.show(numbers(ROWS), ChosenRowTest::digest, ChosenRowTest::row);
            stage.show();
            return true;
        });
        windows.until("the first row is laid out", () -> place(0).isPresent());
    }

    @AfterEach
    void close() throws Exception {
        Windows.closeAll();
    }

    @Test
    void whatIsInSightStaysWhereItIs() throws Exception {
        var before = Windows.onFx(() -> place(0));

        choose(2);

        assertThat(Windows.onFx(() -> place(0))).isEqualTo(before);
    }

    @Test
    void whatIsFurtherDownComesIntoSight() throws Exception {
        choose(30);

        windows.until("its row is in sight", () -> place(30).isPresent());
    }

    @Test
    void whatIsListedOnlyLaterComesIntoSightThen() throws Exception {
        windows.robot.interact(() -> list.choose(digest(300)));

        windows.robot.interact(() -> list.show(numbers(400), ChosenRowTest::digest, ChosenRowTest::row));

        windows.until("its row is in sight", () -> place(300).isPresent());
        assertThat(Windows.onFx(() -> list.chosen().get())).contains(digest(300));
    }

    private void choose(int number) throws Exception {
        windows.robot.interact(() -> list.choose(digest(number)));
        windows.until("it is chosen", () -> list.chosen().get().equals(Optional.of(digest(number))));
    }

    /// Where its row is, if it is in sight as a whole.
    private Optional<Bounds> place(int number) {
        var rows = list.list();
        return rows.lookupAll(".mail-row").stream()
                .filter(cell -> cell.isVisible() && ((ListCell<?>) cell).getIndex() == number)
                .map(cell -> rows.sceneToLocal(cell.localToScene(cell.getLayoutBounds())))
                .filter(place -> place.getMinY() >= -1 && place.getMaxY() <= rows.getHeight() + 1)
                .findFirst();
    }

    private static List<Integer> numbers(int many) {
        return IntStream.range(0, many).boxed().toList();
    }

    private static Digest digest(int number) {
        return Digest.of(Bytes.utf8("message " + number));
    }

    private static MailRow row(int number) {
        return new MailRow(
                digest(number),
                "Ana",
                "12:00",
                "Number " + number,
                false,
                Icons.VERIFIED,
                "Verified",
                "verified",
                Optional.empty());
    }
}
