package obreia.desktop.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.desktop.ui.DesktopApp;
import obreia.desktop.ui.Equipment;
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
            paramLabel = "LINK",
            description = "The address of a repository to join: obreia://host:port?…")
    private String link = "";

    DesktopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new DesktopApp(
                        Optional.ofNullable(profile).orElse(surroundings.profile()),
                        new Equipment(
                                surroundings.cards(),
                                surroundings.clock(),
                                surroundings.random(),
                                surroundings.patience(),
                                surroundings.stretching()),
                        link)
                .run();
        return ExitCode.DONE.number();
    }
}
