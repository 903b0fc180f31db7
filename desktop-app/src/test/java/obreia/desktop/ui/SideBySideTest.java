package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.Event;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import obreia.assets.Language;
import obreia.desktop.Cards;
import obreia.desktop.Main;
import obreia.desktop.card.process.Limits;
import obreia.desktop.cli.Demo;
import obreia.desktop.cli.DemoStep;
import obreia.desktop.cli.Surroundings;
import obreia.desktop.repository.Patience;
import obreia.desktop.ui.common.MailRow;
import obreia.fixtures.RepositoryProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo with windows: two people, a repository in a process of its own, a message that waits, and what to try.
class SideBySideTest {
    private static final Rectangle2D ROOM = new Rectangle2D(0, 0, 1600, 800);

    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void aMessageWaitsInOneWindowAndItsReceiptReachesTheOther() throws Exception {
        var random = new SecureRandom();
        var program = new ArrayList<>(RepositoryProcess.java());
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), "obreia.daemon.Main"));
        var windows = new Windows();
        try (var cards = new Cards(random, Main.cardHelper(), Limits.standard());
                var demo = new Demo(program, folder, 0, surroundings(cards, random), said::add, (_, _) -> {})) {
            demo.runTo(DemoStep.SEND);
            assertThat(said).hasSize(7);
            var accounts = demo.handOver();
            try (var both = new SideBySide(
                    List.of(
                            SideBySide.Person.of(accounts.getLast(), "Ana Exemplo", true),
                            SideBySide.Person.of(accounts.getFirst(), "João Amostra", false)),
                    "2468",
                    InstantSource.system(),
                    cards)) {
                var opened = Windows.onFx(() -> {
                    both.open(Windows.surface(Language.ENGLISH), ROOM);
                    return List.copyOf(Window.getWindows());
                });
                var joao = opened.get(opened.size() - 2);
                var ana = opened.getLast();
                assertThat(hint(joao)).contains("you are João Amostra", "Ana Exemplo has written to you", "2468");
                assertThat(hint(ana)).contains("you are Ana Exemplo", "you wrote to João Amostra");
                assertThat(joao.getX() + joao.getWidth()).isLessThanOrEqualTo(ana.getX());

                windows.until("the message waits", () -> rows(joao, "inbox").size() == 1);
                Windows.picture(joao.getScene(), "demo-reader");
                windows.robot.interact(
                        () -> list(joao, "inbox").getSelectionModel().select(0));
                fire(windows, "sign-and-open");
                var pin = windows.shown("pin", Node.class);
                windows.robot.interact(() -> "2468"
                        .chars()
                        .mapToObj(Character::toString)
                        .forEach(typed -> Event.fireEvent(
                                pin,
                                new KeyEvent(
                                        KeyEvent.KEY_TYPED,
                                        typed,
                                        "",
                                        KeyCode.UNDEFINED,
                                        false,
                                        false,
                                        false,
                                        false))));
                fire(windows, "pin-sign");

                windows.robot.interact(() ->
                        ((javafx.scene.control.ToggleButton) ana.getScene().lookup("#rail-sent")).fire());
                windows.until(
                        "the receipt is shown in the other window",
                        () -> rows(ana, "sent").stream()
                                .anyMatch(row -> row.state().contains("eceipt")
                                        && !row.state().contains("no receipt")));
            }
        } finally {
            Windows.closeAll(); // or the next class finds these
        }
    }

    /// Presses a button of a window that may not be the one in front.
    private static void fire(Windows windows, String id) throws Exception {
        var button = windows.shown(id, Button.class);
        windows.until(id + " can be pressed", () -> !button.isDisabled());
        windows.robot.interact(button::fire);
    }

    private static String hint(Window window) throws Exception {
        return Windows.onFx(() -> ((Label) window.getScene().lookup("#demo-hint")).getText());
    }

    @SuppressWarnings("unchecked") // lists of these screens hold rows
    private static ListView<MailRow> list(Window window, String id) {
        return (ListView<MailRow>) window.getScene().lookup("#" + id);
    }

    private static List<MailRow> rows(Window window, String id) {
        return Optional.ofNullable(list(window, id))
                .map(view -> List.copyOf(view.getItems()))
                .orElseGet(List::of);
    }

    private Surroundings surroundings(Cards cards, SecureRandom random) {
        return new Surroundings(
                cards,
                InstantSource.system(),
                random,
                Patience.standard(),
                Entrance.QUICK,
                Optional.empty(),
                folder.resolve("profile"),
                true);
    }
}
