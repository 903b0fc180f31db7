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

    /// A file that is there; empty when the person would rather not.
    ///
    /// @param ending how the name ends: `*.eml`
    default Optional<File> toOpen(String ending) {
        return Optional.empty();
    }

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

            @Override
            public Optional<File> toOpen(String ending) {
                var chooser = new FileChooser();
                chooser.getExtensionFilters()
                        .setAll(
                                new FileChooser.ExtensionFilter(ending, ending),
                                new FileChooser.ExtensionFilter("*", "*"));
                return Optional.ofNullable(chooser.showOpenDialog(stage));
            }
        };
    }
}
