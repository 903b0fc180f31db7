package obreia.desktop.ui.compose;

import java.io.File;
import java.util.List;
import java.util.function.Consumer;
import obreia.desktop.mail.Draft;

/// What composing asks of the rest of the program.
public interface ComposeActions {
    /// Members whose name begins so, verified; waits for the repository, so it is called in the background.
    List<Reader> find(String beginning);

    /// Has the draft signed and sends it; `done` when it was signed, and the page can go.
    void send(Draft draft, Runnable done);

    /// Lets the person choose files to attach.
    void chooseFiles(Consumer<List<File>> chosen);

    /// Goes back without sending.
    void discard();
}
