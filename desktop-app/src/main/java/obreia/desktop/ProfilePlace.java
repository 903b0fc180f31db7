package obreia.desktop;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where a system keeps what programs hold for a person: the folder of the one profile that is opened unless another
/// is named.
final class ProfilePlace {
    private ProfilePlace() {}

    /// @param system      the system's name: `os.name`
    /// @param home        the person's folder: `user.home`
    /// @param environment the process's variables
    static Path of(String system, Path home, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return folder(environment, "APPDATA", home.resolve("AppData").resolve("Roaming"))
                    .resolve("Obreia");
        }
        if (name.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Obreia");
        }
        return folder(environment, "XDG_DATA_HOME", home.resolve(".local").resolve("share"))
                .resolve("obreia");
    }

    /// What the variable names, if that is an absolute path; the XDG specification has others ignored.
    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        var named = environment.getOrDefault(variable, "");
        return named.isEmpty() || !Path.of(named).isAbsolute() ? otherwise : Path.of(named);
    }
}
