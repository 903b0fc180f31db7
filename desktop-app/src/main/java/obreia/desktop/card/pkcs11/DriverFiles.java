package obreia.desktop.card.pkcs11;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.CardPlaces;
import obreia.desktop.card.CardState;
import obreia.desktop.card.FoundDriver;
import obreia.protocol.codec.Text;

/// Finds the drivers whose files are on this computer, and looks at each file before anybody loads it.
///
/// @param program what this program runs as; absent where that cannot be told, and then no driver is refused for it
record DriverFiles(Profiles profiles, Optional<Architecture> program) {
    /// What the running program's own file is made for.
    static Optional<Architecture> running() {
        var command = ProcessHandle.current().info().command();
        try {
            return command.isPresent() ? Architecture.of(Path.of(command.get())) : Optional.empty();
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// The drivers of the profiles that are there, each file once, after those that the person names.
    List<FoundDriver> find(List<Path> more) {
        var found = new ArrayList<FoundDriver>();
        var files = new HashSet<Path>();
        for (var path : more) {
            named(path).filter(_ -> files.add(real(path))).ifPresent(found::add);
        }
        for (var profile : profiles.all()) {
            for (var module : profile.modules()) {
                var path = path(module);
                if (path.isPresent() && Files.isRegularFile(path.get()) && files.add(real(path.get()))) {
                    found.add(checked(FoundDriver.of(module, profile.driver()), path.get()));
                }
            }
        }
        return found.stream().limit(CardPlaces.MAX_DRIVERS).toList();
    }

    private Optional<FoundDriver> named(Path path) {
        var text = path.toAbsolutePath().normalize().toString();
        var forward = path.getFileSystem().getSeparator().equals("\\") ? text.replace('\\', '/') : text;
        var driver = FoundDriver.of(
                Text.cleaned(forward, FoundDriver.MAX_PATH),
                Text.cleaned(profiles.driver(forward), FoundDriver.MAX_NAME));
        if (!Pkcs11Uri.speakable(forward)) {
            return Optional.of(driver.with(
                    CardState.DRIVER_BROKEN, "its path cannot be used: it holds one of \" $ \\, or is too long"));
        }
        return Optional.of(checked(driver, path));
    }

    private FoundDriver checked(FoundDriver driver, Path path) {
        if (!Files.isRegularFile(path)) {
            return driver.with(CardState.DRIVER_BROKEN, "there is no such file");
        }
        try {
            var made = Architecture.of(path);
            if (made.isEmpty()) {
                return driver.with(CardState.DRIVER_BROKEN, "the file is not a library of any system");
            }
            return program.isPresent() && !made.get().fits(program.get())
                    ? driver.with(
                            CardState.WRONG_ARCHITECTURE,
                            "it is made for " + made.get().describe() + ", and this program is "
                                    + program.get().describe())
                    : driver;
        } catch (IOException e) {
            return driver.with(CardState.DRIVER_BROKEN, "the file cannot be read: " + e.getMessage());
        }
    }

    /// Empty for a path of another system.
    private static Optional<Path> path(String module) {
        try {
            return Optional.of(Path.of(module)).filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException _) {
            return path;
        }
    }
}
