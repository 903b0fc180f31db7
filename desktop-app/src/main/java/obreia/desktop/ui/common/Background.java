package obreia.desktop.ui.common;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Where a window reads the vault, so that the FX thread never waits: one thread, first asked first answered.
///
/// The network and the card are the mailroom's; nothing here waits for them.
public final class Background implements AutoCloseable {
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("vault").daemon().factory());
    private final Consumer<Throwable> failed;

    /// One thread, which ends when this is closed.
    ///
    /// @param failed hears on the FX thread what went wrong
    public Background(Consumer<Throwable> failed) {
        this.failed = failed;
    }

    /// Runs `work` on the thread and hands its result to `done` on the FX thread. Once this is closed nothing is run:
    /// the window that would show it is gone.
    public <T> void run(Callable<T> work, Consumer<T> done) {
        if (executor.isShutdown()) {
            return;
        }
        executor.execute(() -> {
            try {
                var result = work.call();
                Platform.runLater(() -> done.accept(result));
            } catch (Exception e) {
                Platform.runLater(() -> failed.accept(e));
            }
        });
    }

    @Override
    public void close() {
        executor.close();
    }
}
