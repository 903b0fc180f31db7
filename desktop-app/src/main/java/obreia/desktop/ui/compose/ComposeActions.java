package obreia.desktop.ui.compose;

import java.io.File;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import obreia.desktop.mail.Draft;
import obreia.desktop.mail.ReaderStanding;

/// What composing asks of the rest of the program.
public interface ComposeActions {
    /// Members whose name begins so: those known here, and those whom the repository lists in time. Waits, so it is
    /// called in the background.
    List<Reader> find(String beginning);

    /// Asks whether somebody can be written to now.
    void check(Reader reader, Consumer<ReaderStanding.Found> found);

    /// Does something that takes time, away from the FX thread.
    <T> void inBackground(Callable<T> work, Consumer<T> done);

    /// Has the draft signed and sends it; `done` when it was signed, and the page can go.
    void send(Draft draft, Runnable done);

    /// Lets the person choose files to attach.
    void chooseFiles(Consumer<List<File>> chosen);

    /// Goes away without sending; the draft can be taken back for a while.
    void discard();

    /// Goes where what was sent is seen.
    void sent();

    /// The name on the card that will sign.
    String signer();
}
