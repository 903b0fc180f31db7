package obreia.desktop.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Runs one command line to its exit code. Nothing that a person sees from here is a stack trace.
public final class CommandLineRunner {
    private final Terminal terminal;
    private final Surroundings surroundings;

    public CommandLineRunner(Terminal terminal, Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    @Command(
            name = "obreia",
            mixinStandardHelpOptions = true,
            synopsisSubcommandLabel = "COMMAND",
            description = "Registered mail between people who hold an eID card.")
    private static final class RootCommand {}

    /// Runs it; gives the process's exit code, a number of [ExitCode].
    public int run(String... args) {
        var asJson = Arrays.asList(args).contains("--json");
        var line = new CommandLine(new RootCommand())
                .addSubcommand(new PracticeCommand(terminal, surroundings).line())
                .addSubcommand(new MailCommand(terminal, surroundings).line())
                .addSubcommand(new CommandLine(new CardsCommand(terminal, surroundings)))
                .addSubcommand(new CommandLine(new VerifyCommand(terminal)))
                .addSubcommand(new CommandLine(new DesktopCommand(surroundings)))
                .addSubcommand(new CommandLine(new DemoCommand(terminal, surroundings)));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setExecutionStrategy(new CommandLine.RunLast());
        line.setParameterExceptionHandler((wrong, _) -> {
            var spec = wrong.getCommandLine().getCommandSpec();
            terminal.printError(asJson, "usage", wrong.getMessage() + " (see " + spec.qualifiedName() + " --help)");
            return ExitCode.WRONG_USE.number();
        });
        line.setExecutionExceptionHandler((thrown, _, _) -> {
            var failure = Failures.of(thrown);
            terminal.printError(asJson, failure.code(), String.valueOf(failure.getMessage()));
            return failure.exit().number();
        });
        try {
            return line.execute(args);
        } catch (Error e) { // a missing class, memory, the stack: for a person it is still a sentence
            terminal.printError(asJson, "fault", "a fault of this program: " + e);
            return ExitCode.WRONG_USE.number();
        }
    }
}
