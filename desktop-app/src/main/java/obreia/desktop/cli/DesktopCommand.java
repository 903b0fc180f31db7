package obreia.desktop.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import obreia.desktop.ui.DesktopApp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `desktop`: the same mail in windows.
@Command(name = "desktop", mixinStandardHelpOptions = true, description = "Open a profile in a window.")
final class DesktopCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Option(
            names = "--profile",
            required = true,
            paramLabel = "DIR",
            description = "What you keep on this computer; made by 'mail register'.")
    private Path profile = Path.of("");

    DesktopCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        new DesktopApp(
                        profile,
                        surroundings.cards(),
                        surroundings.clock(),
                        surroundings.random(),
                        surroundings.patience())
                .run();
        return ExitCode.DONE.number();
    }
}
