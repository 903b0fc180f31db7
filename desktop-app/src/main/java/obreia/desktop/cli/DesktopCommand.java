package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.keychain.SecretService;
import obreia.desktop.ui.DesktopApp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `desktop`: the messenger in a window.
@Command(name = "desktop", mixinStandardHelpOptions = true, description = "Open the messenger in a window.")
final class DesktopCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--profile",
            paramLabel = "DIR",
            description = "What you keep on this computer (unless told, the folder that your system has for it).")
    private @Nullable Path profile;

    @Parameters(
            arity = "0..1",
            paramLabel = "LINK|FILE",
            description = "The address of a repository (obreia://host:port?…), or a file of evidence.")
    private String argument = "";

    DesktopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        return open(surroundings, Optional.ofNullable(profile).orElse(surroundings.profile()), argument);
    }

    /// Opens the window of a profile; done when it is closed.
    static int open(Surroundings surroundings, Path profile, String argument) throws IOException {
        new DesktopApp(
                        profile,
                        surroundings.equipment(new SecretService()),
                        argument.isEmpty() || argument.startsWith("obreia:")
                                ? argument
                                : Path.of(argument).toAbsolutePath().toString())
                .run();
        return ExitCode.DONE.number();
    }
}
