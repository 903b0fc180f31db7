package obreia.desktop.ui.settings;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import obreia.desktop.preferences.Preferences;
import obreia.desktop.preferences.PreferencesFile;

/// The preferences of one profile while its windows are open: whoever listens applies them, each change is written.
/// Of the FX thread.
public final class SettingsModel implements AutoCloseable {
    private final PreferencesFile file;
    private final Optional<String> fault;
    private final ReadOnlyObjectWrapper<Preferences> now;
    private final ExecutorService writer = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("preferences").daemon().factory());
    private Consumer<String> failed = _ -> {};

    /// Reads the preferences.
    public SettingsModel(PreferencesFile file) {
        this.file = file;
        var reading = file.read();
        this.fault = reading.fault();
        this.now = new ReadOnlyObjectWrapper<>(reading.preferences());
    }

    /// Why the file could not be used, so that the standard is in force; absent where nothing is wrong.
    public Optional<String> fault() {
        return fault;
    }

    public ReadOnlyObjectProperty<Preferences> now() {
        return now.getReadOnlyProperty();
    }

    /// Who hears on the FX thread that a change could not be written.
    public void onFailure(Consumer<String> listener) {
        failed = listener;
    }

    /// Applies a change and writes it.
    public void change(UnaryOperator<Preferences> how) {
        var changed = how.apply(now.get());
        if (changed.equals(now.get())) {
            return;
        }
        now.set(changed);
        writer.execute(() -> write(changed));
    }

    private void write(Preferences preferences) {
        try {
            file.write(preferences);
        } catch (IOException e) {
            var why = String.valueOf(e.getMessage());
            Platform.runLater(() -> failed.accept(why));
        }
    }

    /// Returns when all is written.
    @Override
    public void close() {
        writer.close();
    }
}
