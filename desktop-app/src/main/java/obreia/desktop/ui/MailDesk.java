package obreia.desktop.ui;

import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.stage.Stage;
import obreia.desktop.mail.Mailroom;
import obreia.desktop.ui.common.Background;
import obreia.desktop.ui.common.Faults;
import obreia.desktop.ui.common.Surface;
import obreia.desktop.ui.common.Undoable;
import obreia.desktop.ui.pin.SigningFlow;

/// What every page of one window works with: its words and look, the thread that has line and card, and the thread that
/// reads the vault. On the FX thread.
///
/// @param files asks the person for files
/// @param offer hears what looks done and can be taken back for a while
/// @param tell hears a sentence that the person must see
record MailDesk(
        Stage stage,
        Surface surface,
        Mailroom mailroom,
        Background background,
        SigningFlow signing,
        FileChoices files,
        Consumer<Undoable> offer,
        Consumer<String> tell) {

    /// Does `work` on the mailroom's thread; what came of it is heard on the FX thread, a failure is told.
    <T> void ask(Mailroom.Work<T> work, Consumer<T> done) {
        var _ = mailroom.ask(work)
                .whenComplete((result, failure) -> Platform.runLater(() -> {
                    if (failure == null) {
                        done.accept(result);
                    } else {
                        failed(failure);
                    }
                }));
    }

    void failed(Throwable failure) {
        tell.accept(Faults.sentence(surface.words(), failure));
    }

    /// What went wrong, as part of a sentence.
    String why(Throwable failure) {
        return Faults.why(surface.words(), failure);
    }

    /// Where a person wants a file to be.
    Optional<File> chooseWhereToSave(String name) {
        return files.whereToSave(name);
    }
}
