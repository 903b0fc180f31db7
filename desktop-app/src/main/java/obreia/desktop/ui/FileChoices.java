package obreia.desktop.ui;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// Asks a person for files.
interface FileChoices {
    /// Where a file of this name is to be; empty when the person would rather not.
    Optional<File> whereToSave(String name);

    /// The files to attach.
    List<File> toAttach();

    /// The dialogs of the system.
    static FileChoices ofSystem(Stage stage) {
        return new FileChoices() {
            @Override
            public Optional<File> whereToSave(String name) {
                var chooser = new FileChooser();
                chooser.setInitialFileName(name);
                return Optional.ofNullable(chooser.showSaveDialog(stage));
            }

            @Override
            public List<File> toAttach() {
                var files = new FileChooser().showOpenMultipleDialog(stage);
                return files == null ? List.of() : files;
            }
        };
    }
}
