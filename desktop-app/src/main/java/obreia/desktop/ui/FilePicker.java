package obreia.desktop.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/// Asks a person for a file that is there.
@FunctionalInterface
interface FilePicker {
    /// The file, or nothing where the person changed their mind.
    ///
    /// @param endings how the name ends: `*.p12`
    Optional<Path> pick(String title, String... endings);

    /// The system's own dialog.
    static FilePicker of(Stage stage) {
        return (title, endings) -> {
            var chooser = new FileChooser();
            chooser.setTitle(title);
            chooser.getExtensionFilters()
                    .setAll(
                            new FileChooser.ExtensionFilter(String.join(", ", endings), endings),
                            new FileChooser.ExtensionFilter("*", "*"));
            return Optional.ofNullable(chooser.showOpenDialog(stage)).map(File::toPath);
        };
    }
}
