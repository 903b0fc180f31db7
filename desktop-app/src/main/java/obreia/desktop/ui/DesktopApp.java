package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The desktop program: starts the toolkit, and shows one profile until its window is closed.
public final class DesktopApp {
    private final Path profile;
    private final Equipment equipment;
    private final String invitation;
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    /// A program that is not started yet.
    ///
    /// @param profile    what the person keeps on this computer; made with the first registration
    /// @param invitation the address of a repository to join; may be empty
    public DesktopApp(Path profile, Equipment equipment, String invitation) {
        this.profile = profile;
        this.equipment = equipment;
        this.invitation = invitation;
    }

    /// Shows the windows and returns when the last one was closed.
    public void run() {
        Platform.startup(this::arrive);
        ended.join();
        Platform.exit();
    }

    private void arrive() {
        var stage = new Stage();
        var arrival = new Arrival(
                stage, SystemSurface.of(equipment.clock()), profile, equipment, FilePicker.of(stage), invitation);
        stage.setOnHidden(_ -> end(arrival));
        arrival.begin();
    }

    private void end(Arrival arrival) {
        Thread.ofVirtual().start(() -> {
            try {
                arrival.close();
                ended.complete(null);
            } catch (IOException e) {
                ended.completeExceptionally(e);
            }
        });
    }
}
