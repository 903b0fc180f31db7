package obreia.desktop.ui;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.BorderPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import obreia.desktop.card.CardAccess;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.preferences.PreferencesFile;
import obreia.desktop.ui.common.Icons;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Texts;
import obreia.desktop.ui.settings.SettingsModel;
import obreia.desktop.vault.Membership;
import org.jspecify.annotations.Nullable;

/// The main windows of two practice people beside one another, each with a hint what to try. For the demo.
public final class SideBySide implements AutoCloseable {
    private final InstantSource clock;
    private final CardAccess cards;
    private final List<Person> people;
    private final String pin;
    private final List<MailWindow> windows = new ArrayList<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
    private int open;

    /// One of the two.
    ///
    /// @param account the opened profile, which belongs to the window from now on
    /// @param waits   whether a message waits for this person; else this person wrote it
    /// @param other   whom the person writes to
    public record Person(Account account, Membership member, String name, String other, boolean waits) {
        /// Reads the vault for what the window says.
        public static Person of(Account account, String other, boolean waits) throws IOException {
            var member = account.membership().orElseThrow();
            return new Person(account, member, new Letters(account).name(member.mailbox()), other, waits);
        }
    }

    /// Windows that are not shown yet.
    ///
    /// @param pin the PIN of both cards, which the hints tell
    public SideBySide(List<Person> people, String pin, InstantSource clock, CardAccess cards) {
        this.people = List.copyOf(people);
        this.pin = pin;
        this.clock = clock;
        this.cards = cards;
    }

    /// Shows the windows and returns when both were closed.
    public void run() {
        Platform.startup(() -> {
            Platform.setImplicitExit(false);
            open(SystemSurface.of(clock), Screen.getPrimary().getVisualBounds());
        });
        ended.join();
        Platform.exit();
    }

    /// Opens the windows in this part of the screen. On the FX thread.
    void open(Surface surface, Rectangle2D room) {
        var width = room.getWidth() / people.size();
        for (var person : people) {
            var stage = new Stage();
            var settings = new SettingsModel(
                    new PreferencesFile(person.account().vault().profile()));
            var window = new MailWindow(
                    stage,
                    surface,
                    person.account(),
                    person.member(),
                    person.name(),
                    true,
                    clock,
                    new Outside(settings, cards, new SystemNotices()));
            hint(stage, surface, person);
            stage.setX(room.getMinX() + open * width);
            stage.setY(room.getMinY());
            stage.setWidth(width);
            stage.setHeight(room.getHeight());
            stage.setOnHidden(_ -> closed());
            windows.add(window);
            open++;
            window.show();
        }
    }

    private void hint(Stage stage, Surface surface, Person person) {
        var key = person.waits() ? "demo.reader" : "demo.writer";
        var said = Texts.text(surface.words().of(key, person.name(), person.other(), pin), "dense");
        said.setGraphic(Icons.PRACTICE.node());
        said.setId("demo-hint");
        var scene = stage.getScene();
        var mail = scene.getRoot();
        var frame = new BorderPane();
        scene.setRoot(frame);
        frame.setCenter(mail);
        frame.setTop(Texts.row("demo-hint", said));
        surface.look().dress(scene);
    }

    private void closed() {
        open--;
        if (open == 0) {
            Thread.ofVirtual().start(() -> {
                try {
                    close();
                    ended.complete(null);
                } catch (IOException e) {
                    ended.completeExceptionally(e);
                }
            });
        }
    }

    /// Ends the lines and closes both vaults. Waits: not on the FX thread.
    @Override
    public synchronized void close() throws IOException {
        for (var window : windows) {
            window.close();
        }
        windows.clear();
    }
}
