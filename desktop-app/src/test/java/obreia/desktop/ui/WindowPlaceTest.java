package obreia.desktop.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import obreia.desktop.People;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.Preferences.Place;
import obreia.desktop.preferences.PreferencesFile;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the window stands and how wide its lists are, from one start to the next.
class WindowPlaceTest {
    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1920, 1040);
    private static final Rectangle2D LEFT_OF_IT = new Rectangle2D(-1280, 0, 1280, 1024);
    private static final List<Rectangle2D> BOTH = List.of(SCREEN, LEFT_OF_IT);

    @TempDir
    Path folder;

    @Test
    void aPlaceIsTakenUpWhereAScreenStillShowsTheUpperEdge() {
        assertThat(WindowPlace.on(BOTH, new Place(100, 50, 1280, 800, false)))
                .contains(new Rectangle2D(100, 50, 1280, 800));
        assertThat(WindowPlace.on(BOTH, new Place(-1000, 50, 900, 800, false)))
                .contains(new Rectangle2D(-1000, 50, 900, 800));
        assertThat(WindowPlace.on(List.of(SCREEN), new Place(-1000, 50, 900, 800, false)))
                .as("its screen is gone")
                .isEmpty();
        assertThat(WindowPlace.on(BOTH, new Place(100, 1030, 900, 800, false)))
                .as("below the last line")
                .isEmpty();
        assertThat(WindowPlace.on(BOTH, new Place(100, -500, 900, 800, false)))
                .as("above the first")
                .isEmpty();
        assertThat(WindowPlace.on(List.of(SCREEN), new Place(1850, 50, 900, 800, false)))
                .as("too little of it to take hold of")
                .isEmpty();
    }

    @Test
    void aWindowIsNeverLargerThanItsScreen() {
        var small = List.of(new Rectangle2D(0, 0, 800, 572));

        assertThat(WindowPlace.on(small, new Place(100, 50, 1280, 800, false)))
                .contains(new Rectangle2D(0, 0, 800, 572));
        assertThat(WindowPlace.on(small, new Place(100, 50, 700, 500, false)))
                .contains(new Rectangle2D(100, 50, 700, 500));
    }

    @Test
    void sizePlaceAndListsAreKeptUntilTheNextStart() throws Exception {
        var door = new Entrance(folder);
        try (var people = new People(folder.resolve("people"));
                var repository =
                        RunningRepository.inMemory(Origin.parse("door.example/post"), people.trust(), People.CLOCK)) {
            people.join("Ana Exemplo", repository.address()).close();
            door.profile(folder.resolve("people").resolve("Ana Exemplo"));
            enter(door);
            assertThat(stage().getWidth()).as("the screen is 1000 wide").isEqualTo(1000);
            door.windows.until(
                    "the list is as wide as in a usual window", () -> listWidth(door) > 349 && listWidth(door) <= 355);

            run(() -> {
                stage().setX(40);
                stage().setY(60);
                stage().setWidth(800);
                stage().setHeight(600);
            });
            door.windows.until("a small window has a small list", () -> Math.abs(listWidth(door) - 256) < 6);
            Windows.picture(stage().getScene(), "window-800x600");
            drag(door, 64);
            run(() -> stage().setMaximized(true));
            door.windows.until("it fills the screen", () -> stage().getWidth() == 1000);
            door.close();

            var kept = new PreferencesFile(door.profile).read().preferences();
            assertThat(kept.window()).contains(new Place(40, 60, 800, 600, true));
            assertThat(kept.listWidth()).isBetween(314, 326);
            assertThat(kept.withListWidth(0))
                    .isEqualTo(Preferences.STANDARD.with(kept.window().orElseThrow()));

            new PreferencesFile(door.profile).write(kept.with(new Place(40, 60, 800, 600, false)));
            enter(door);
            assertThat(stage().getX()).isEqualTo(40);
            assertThat(stage().getY()).isEqualTo(60);
            assertThat(stage().getWidth()).isEqualTo(800);
            assertThat(stage().getHeight()).isEqualTo(600);
            door.windows.until("the list is as it was", () -> Math.abs(listWidth(door) - kept.listWidth()) < 6);
        } finally {
            door.close();
        }
    }

    private static void enter(Entrance door) throws Exception {
        door.open("");
        door.secret("passphrase", "a passphrase");
        door.click("unlock");
        door.windows.shown("rail-inbox", Node.class);
        door.windows.until("it is laid out", () -> listWidth(door) > 0);
        var _ = Windows.onFx(() -> true);
    }

    /// By the events that a mouse makes: on the headless platform a pointer that leaves what it holds lets go of it.
    private static void drag(Entrance door, double far) throws Exception {
        Node divider = Windows.onFx(
                () -> door.windows.robot.lookup(".split-pane-divider").query());
        run(() -> {
            var at = divider.localToScene(2, 100);
            mouse(divider, MouseEvent.MOUSE_PRESSED, at.getX(), at.getY());
            mouse(divider, MouseEvent.MOUSE_DRAGGED, at.getX() + far, at.getY());
        });
        door.windows.until("the divider follows", () -> Math.abs(listWidth(door) - 256 - far) < 6);
        run(() -> mouse(divider, MouseEvent.MOUSE_RELEASED, 0, 0));
    }

    private static void mouse(Node on, EventType<MouseEvent> type, double x, double y) {
        Event.fireEvent(
                on,
                new MouseEvent(
                        type,
                        x,
                        y,
                        x,
                        y,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        true,
                        null));
    }

    private static double listWidth(Entrance door) {
        return door.windows
                .robot
                .lookup(".list-and-reader")
                .tryQueryAs(SplitPane.class)
                .map(both -> both.getItems().getFirst().getBoundsInParent().getWidth())
                .orElse(0.0);
    }

    private static Stage stage() {
        return (Stage) Window.getWindows().getLast();
    }

    private static void run(Runnable work) throws Exception {
        var _ = Windows.onFx(() -> {
            work.run();
            return true;
        });
    }
}
