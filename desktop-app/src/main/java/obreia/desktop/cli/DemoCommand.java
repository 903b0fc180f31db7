package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import obreia.desktop.mail.Account;
import obreia.desktop.ui.SideBySide;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `demo`: two people's windows beside one another; with no display the whole exchange in the terminal.
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Two practice people and a repository, in two windows beside one another; with no display the"
                + " whole exchange, step by step, in the terminal.")
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Surroundings surroundings;

    @Option(names = "--keep", paramLabel = "DIR", description = "Make everything in this empty folder and keep it.")
    private @Nullable Path keep;

    @Option(
            names = "--port",
            defaultValue = "0",
            paramLabel = "N",
            description = "Serve at this port (any, unless told).")
    private int port;

    @Option(names = "--terminal", description = "Walk through it in the terminal, even with a display.")
    private boolean inTerminal;

    @Option(
            names = "--screenshots",
            paramLabel = "DIR",
            description =
                    "Also draw every screen into this folder, in both themes and languages; no display is needed.")
    private @Nullable Path screenshots;

    @Option(
            names = "--only",
            paramLabel = "PATTERN",
            description = "Draw only the pictures whose names are like this regular expression (all, unless told).")
    private Pattern only = Pattern.compile(".*");

    DemoCommand(Terminal terminal, Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        var launcher = surroundings
                .launcher()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.WRONG_USE, "no_launcher", "the demo is started with ./obreia demo"));
        var folder = keep != null ? Files.createDirectories(keep) : Files.createTempDirectory("obreia-demo");
        try {
            return run(List.of(launcher), folder);
        } finally {
            if (keep == null) {
                remove(folder);
            }
        }
    }

    private int run(List<String> program, Path folder) throws IOException {
        try (var demo = new Demo(
                program, folder, port, surroundings, line -> terminal.out().println(line), (_, _) -> {})) {
            if (surroundings.display() && !inTerminal && screenshots == null) {
                demo.runTo(DemoStep.SEND);
                terminal.out().println("Two windows are open, of João and of Ana. Close both to end the demo.");
                show(demo.handOver());
                return ExitCode.DONE.number();
            }
            demo.run();
            terminal.out().println("All steps hold.");
            if (screenshots != null) {
                terminal.out().println(demo.draw(screenshots, only) + " pictures are in " + screenshots);
            }
            return ExitCode.DONE.number();
        } catch (DemoFailure | MalformedException | VerificationException e) {
            terminal.printError(false, "demo", String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private void show(List<Account> accounts) throws IOException {
        var people = List.of(
                SideBySide.Person.of(accounts.getLast(), Demo.ANA, true),
                SideBySide.Person.of(accounts.getFirst(), Demo.JOAO, false));
        new SideBySide(people, DemoPerson.PIN, surroundings.clock(), surroundings.cards()).run();
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
