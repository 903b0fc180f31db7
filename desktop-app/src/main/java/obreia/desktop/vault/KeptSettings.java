package obreia.desktop.vault;

import java.io.IOException;
import java.util.Optional;

/// What the person chose and nobody else may know: names and values.
public final class KeptSettings {
    private final Database database;

    KeptSettings(Database database) {
        this.database = database;
    }

    public Optional<String> find(String name) throws IOException {
        return database.find(row -> row.text("value"), "SELECT value FROM settings WHERE name = ?", name);
    }

    public void put(String name, String value) throws IOException {
        database.update("INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value);
    }

    public void remove(String name) throws IOException {
        database.update("DELETE FROM settings WHERE name = ?", name);
    }
}
