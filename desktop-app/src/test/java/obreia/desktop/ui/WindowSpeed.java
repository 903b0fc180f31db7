package obreia.desktop.ui;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.People;
import obreia.desktop.keychain.Keychain;
import obreia.desktop.repository.Patience;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.MailRow;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Times;
import obreia.desktop.vault.ManyMessages;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Stretching;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.fixtures.messages.Correspondent;

/// How long a person waits for a window over a large vault, in milliseconds. No test: it is run by hand.
///
/// Arguments: `fill FOLDER COUNT` makes a vault of that many messages, once; `open FOLDER` opens it in a window and
/// scrolls, for Java to learn what that takes; `measure FOLDER` opens it in a window and
/// says, a figure a line: from the last key of the passphrase, typed at ten keys a second, to the first rows on the
/// scene, to all of them; what one
/// pulse takes of
/// the FX thread while the list scrolls 120 pixels a pulse (handling, style sheets and layout; drawing is another
/// thread's) and how many cells were blank; from a word looked for to its rows; from a choice to the opened message;
/// and the memory that is used after collecting. Each measure is in a process of its own, so that it finds nothing
/// warm.
final class WindowSpeed {
    private static final String PASSPHRASE = "correct horse battery";

    /// Ten keys a second are typed by hardly anybody.
    private static final long KEY_NANOS = 100_000_000;

    private static final int PULSES = 1_200;
    private static final int SEARCHES = 40;
    private static final int OPENINGS = 100;

    private final Path folder;
    private int blank;

    private WindowSpeed(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var speed = new WindowSpeed(Path.of(arguments[1]));
        switch (arguments[0]) {
            case "fill" -> speed.fill(Integer.parseInt(arguments[2]));
            case "open" -> speed.measure(false);
            case "measure" -> speed.measure(true);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private void fill(int count) throws Exception {
        if (Vault.exists(folder)) {
            System.out.println("it is there already: " + folder);
            return;
        }
        try (var passphrase = passphrase();
                var vault = opened(Vault.create(folder, passphrase, Stretching.STANDARD, new SecureRandom()))) {
            var reader = Correspondent.ana();
            ManyMessages.join(vault, reader);
            new ManyMessages().fill(vault, reader, count);
        }
        System.out.printf("vault of %d messages: %d MB%n", count, Files.size(folder.resolve("vault.db")) >> 20);
    }

    private void measure(boolean everything) throws Exception {
        var ready = new CountDownLatch(1);
        Platform.startup(ready::countDown);
        ready.await();
        var arrival = onFx(this::arrive);
        var door = onFx(() -> Window.getWindows().getFirst().getScene());
        await(door, () -> door.lookup("#passphrase") != null);
        for (var letter : PASSPHRASE.chars().mapToObj(Character::toString).toList()) {
            var _ = onFx(() -> {
                Event.fireEvent(door.lookup("#passphrase"), key(KeyEvent.KEY_TYPED, letter, KeyCode.UNDEFINED));
                return true;
            });
            LockSupport.parkNanos(KEY_NANOS);
        }
        var started = System.nanoTime();
        var _ = onFx(() -> {
            Event.fireEvent(door.lookup("#passphrase"), key(KeyEvent.KEY_PRESSED, "", KeyCode.ENTER));
            return true;
        });
        while (onFx(() -> arrival.window().isEmpty())) {
            LockSupport.parkNanos(1_000_000);
        }
        var opened = since(started);
        var scene = onFx(() -> arrival.window().orElseThrow().root().getScene());
        await(scene, () -> !list(scene).getItems().isEmpty() && visible(scene).anyMatch(WindowSpeed::filled));
        say("from passphrase to first rows", since(started));
        say("  of that, until there is a window", opened);
        var total = everything(scene);
        say("from passphrase to all " + total + " rows", since(started));
        scroll(scene);
        if (everything) {
            search(scene, total);
            open(scene, total);
        }
        System.gc();
        System.out.printf(
                "heap used after collecting: %d MB%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
        Windows.closeAll();
        arrival.close();
        Platform.exit();
    }

    /// Rows come in pieces; how many there are is in the folder's name.
    private int everything(Scene scene) throws Exception {
        var total = Integer.parseInt(folder.getFileName().toString().replaceAll("\\D", ""));
        await(scene, () -> list(scene).getItems().size() == total);
        return total;
    }

    private Arrival arrive() {
        var words = Words.in(Language.ENGLISH);
        var surface = new Surface(words, new Times(words, People.CLOCK, ZoneOffset.UTC), new Look(Theme.LIGHT));
        var equipment = new Equipment(
                new ScriptedReaders(),
                People.CLOCK,
                new SecureRandom(),
                Patience.standard(),
                Stretching.STANDARD,
                Keychain.none());
        var arrival = new Arrival(new Stage(), surface, folder, equipment, (_, _) -> Optional.empty(), "");
        arrival.begin();
        return arrival;
    }

    private static KeyEvent key(EventType<KeyEvent> type, String character, KeyCode code) {
        return new KeyEvent(type, character, "", code, false, false, false, false);
    }

    private void scroll(Scene scene) throws Exception {
        var done = new CompletableFuture<List<Double>>();
        var list = list(scene);
        var times = new ArrayList<Double>();
        Platform.runLater(() -> {
            var begun = new long[1];
            scene.addPreLayoutPulseListener(() -> {
                begun[0] = System.nanoTime();
                Event.fireEvent(list.lookup(".virtual-flow"), down(list));
            });
            scene.addPostLayoutPulseListener(() -> {
                times.add(since(begun[0]));
                blank += (int) visible(scene)
                        .filter(cell -> cell.getIndex() < list.getItems().size())
                        .filter(cell -> !filled(cell))
                        .count();
                if (times.size() == PULSES) {
                    done.complete(List.copyOf(times));
                } else if (times.size() < PULSES) {
                    Platform.requestNextPulse();
                }
            });
            Platform.requestNextPulse();
        });
        say("a pulse while scrolling", done.get());
        System.out.println("blank cells seen: " + blank);
    }

    private static ScrollEvent down(ListView<MailRow> list) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                50,
                50,
                50,
                50,
                false,
                false,
                false,
                false,
                true,
                false,
                0,
                -120,
                0,
                -120,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                new javafx.scene.input.PickResult(list, 50, 50));
    }

    private void search(Scene scene, int total) throws Exception {
        var random = new Random(1);
        var words = onFx(() -> random.ints(SEARCHES, 0, list(scene).getItems().size())
                .mapToObj(place -> list(scene).getItems().get(place).subject().split(" ", -1)[random.nextInt(4)])
                .toList());
        var times = new ArrayList<Double>();
        for (var word : words) {
            for (var typed : List.of(word.substring(0, 2), word)) {
                var started = System.nanoTime();
                var field = onFx(() -> {
                    var search = (TextField) scene.lookup("#inbox-search");
                    search.setText(typed);
                    return search;
                });
                await(
                        scene,
                        () -> list(scene).getItems().isEmpty()
                                || list(scene).getItems().size() < total);
                times.add(since(started));
                var _ = onFx(() -> {
                    field.clear();
                    return true;
                });
                await(scene, () -> list(scene).getItems().size() == total);
            }
        }
        say("from a word to its rows, with the 40 ms of waiting for more letters", times);
    }

    private void open(Scene scene, int total) throws Exception {
        var random = new Random(2);
        var times = new ArrayList<Double>();
        for (var opening = 0; opening < OPENINGS; opening++) {
            var place = random.nextInt(total);
            var subject = onFx(() -> list(scene).getItems().get(place).subject());
            var started = System.nanoTime();
            var _ = onFx(() -> {
                list(scene).getSelectionModel().clearAndSelect(place);
                return true;
            });
            Predicate<javafx.scene.Node> shows =
                    node -> node instanceof javafx.scene.control.Labeled labeled && subject.equals(labeled.getText());
            await(
                    scene,
                    () -> scene.getRoot().lookupAll(".subject").stream().anyMatch(shows)
                            || scene.getRoot().lookupAll(".subject").stream()
                                    .anyMatch(node -> node instanceof javafx.scene.text.Text text
                                            && subject.equals(text.getText())));
            times.add(since(started));
        }
        say("from a choice to the message", times);
    }

    @SuppressWarnings("unchecked") // the inbox lists rows
    private static ListView<MailRow> list(Scene scene) {
        return (ListView<MailRow>) scene.lookup("#inbox");
    }

    private static java.util.stream.Stream<ListCell<?>> visible(Scene scene) {
        return list(scene).lookupAll(".mail-row").stream()
                .filter(javafx.scene.Node::isVisible)
                .map(cell -> (ListCell<?>) cell);
    }

    private static boolean filled(ListCell<?> cell) {
        return cell.getItem() != null && cell.getGraphic() != null;
    }

    /// Done in the first pulse after whose layout it holds.
    private static void await(Scene scene, BooleanSupplier holds) throws Exception {
        var seen = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            scene.addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    if (holds.getAsBoolean()) {
                        scene.removePostLayoutPulseListener(this);
                        seen.complete(true);
                    } else {
                        Platform.requestNextPulse();
                    }
                }
            });
            Platform.requestNextPulse();
        });
        seen.get();
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        return Windows.onFx(work);
    }

    private static Passphrase passphrase() throws Exception {
        return Passphrase.take(PASSPHRASE.toCharArray());
    }

    private static Vault opened(VaultOpening opening) {
        if (opening instanceof VaultOpening.Opened(var vault)) {
            return vault;
        }
        throw new IllegalStateException("the vault did not open: " + opening);
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static void say(String what, double millis) {
        System.out.printf("%s: %.0f ms%n", what, millis);
    }

    private static void say(String what, List<Double> times) {
        var sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%s: median %.1f ms, 99 of 100 below %.1f ms, longest %.1f ms, %d times%n",
                what,
                sorted[sorted.length / 2],
                sorted[(int) (sorted.length * 0.99)],
                Arrays.stream(sorted).max().orElse(0),
                sorted.length);
    }
}
