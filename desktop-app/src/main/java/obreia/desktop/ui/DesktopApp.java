package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import obreia.desktop.instance.FirstOne;
import obreia.desktop.vault.Vault;
import org.jspecify.annotations.Nullable;

/// The desktop program: starts the toolkit, and shows one profile until its window is closed.
public final class DesktopApp {
    private final Path profile;
    private final Equipment equipment;
    private final String argument;
    private final CompletableFuture<Arrival> arrived = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    /// A program that is not started yet.
    ///
    /// @param profile  what the person keeps on this computer; made with the first registration
    /// @param argument the address of a repository, or the path of a file of evidence; may be empty
    public DesktopApp(Path profile, Equipment equipment, String argument) {
        this.profile = profile;
        this.equipment = equipment;
        this.argument = argument;
    }

    /// Shows the windows and returns when the last one was closed. Where another program has this profile's window, it
    /// hands over to that one and returns at once.
    ///
    /// @throws IOException the profile's folder cannot be made, or its program does not hear
    public void run() throws IOException {
        run(_ -> {});
    }

    /// The same; somebody is told, on the FX thread, when the first page is shown.
    void run(Consumer<Arrival> shown) throws IOException {
        Vault.prepare(profile);
        var first = FirstOne.take(profile, this::called);
        if (first.isEmpty()) {
            if (!FirstOne.tell(profile, argument)) {
                throw new IOException("Obreia has the profile " + profile + " open already, and does not answer");
            }
            return;
        }
        try (var _ = first.get()) {
            // Read while the toolkit starts, which takes a while.
            var chosen = CompletableFuture.supplyAsync(() -> SystemSurface.Chosen.of(profile));
            Platform.startup(() -> shown.accept(arrive(chosen.join())));
            ended.join();
            Platform.exit();
        }
    }

    /// A later start was given this.
    private void called(String later) {
        var _ = arrived.thenAccept(arrival -> Platform.runLater(() -> arrival.called(later)));
    }

    private Arrival arrive(SystemSurface.Chosen chosen) {
        var stage = new Stage();
        var arrival = new Arrival(
                stage,
                SystemSurface.of(equipment.clock(), profile, chosen),
                profile,
                equipment,
                FilePicker.of(stage),
                argument);
        stage.setOnHidden(_ -> end(arrival));
        arrival.begin();
        arrived.complete(arrival);
        return arrival;
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
