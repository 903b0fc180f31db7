package obreia.desktop.ui.shell;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the frame of the window shows. Of the FX thread.
public final class ShellModel {
    private final String person;
    private final String repository;
    private final boolean practice;
    private final ObjectProperty<LineState> line = new SimpleObjectProperty<>(new LineState.Connecting());
    private final ObjectProperty<List<String>> alerts = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<String> page = new SimpleObjectProperty<>("inbox");
    private final SimpleObjectProperty<Integer> unopened = new SimpleObjectProperty<>(0);

    /// A frame that shows the inbox and connects.
    ///
    /// @param person     the name on the card of this mailbox
    /// @param repository the origin of the repository
    public ShellModel(String person, String repository, boolean practice) {
        this.person = person;
        this.repository = repository;
        this.practice = practice;
    }

    public String person() {
        return person;
    }

    public String repository() {
        return repository;
    }

    public boolean practice() {
        return practice;
    }

    public ObjectProperty<LineState> line() {
        return line;
    }

    /// Everything that the person must be told, the gravest first.
    public ObjectProperty<List<String>> alerts() {
        return alerts;
    }

    /// The page that is shown, by its name.
    public ObjectProperty<String> page() {
        return page;
    }

    public ObjectProperty<Integer> unopened() {
        return unopened;
    }
}
