package obreia.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Supplier;
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
    public int run(String... words) {
        var args = opened(words);
        var asJson = Arrays.asList(args).contains("--json");
        try {
            return isFromAMenu(args)
                    ? DesktopCommand.open(surroundings, surroundings.profile(), args.length > 1 ? args[1] : "")
                    : execute(asJson, args);
        } catch (IOException | RuntimeException e) {
            return failed(asJson, e);
        } catch (Error e) { // a missing class, memory, the stack: for a person it is still a sentence
            terminal.printError(asJson, "fault", "a fault of this program: " + e);
            return ExitCode.WRONG_USE.number();
        }
    }

    /// How menus and links open the window, with no option to read: picocli takes a fifth of a second to make ready for
    /// reading them.
    private static boolean isFromAMenu(String... args) {
        return (args.length == 1 || (args.length == 2 && !args[1].isEmpty() && !args[1].startsWith("-")))
                && args[0].equals("desktop");
    }

    private int failed(boolean asJson, Exception thrown) {
        var failure = Failures.of(thrown);
        terminal.printError(asJson, failure.code(), String.valueOf(failure.getMessage()));
        return failure.exit().number();
    }

    private int execute(boolean asJson, String... args) {
        var line = line(args);
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setExecutionStrategy(new CommandLine.RunLast());
        line.setParameterExceptionHandler((wrong, _) -> {
            var spec = wrong.getCommandLine().getCommandSpec();
            terminal.printError(asJson, "usage", wrong.getMessage() + " (see " + spec.qualifiedName() + " --help)");
            return ExitCode.WRONG_USE.number();
        });
        line.setExecutionExceptionHandler((thrown, _, _) -> failed(asJson, thrown));
        return line.execute(args);
    }

    /// The system gives a program the one link or file that a person opened with it, and no verb.
    private static String[] opened(String... words) {
        if (words.length == 1
                && (words[0].startsWith("obreia:") || words[0].endsWith(".zip") || words[0].endsWith(".obreia"))) {
            return new String[] {"desktop", words[0]};
        }
        return words;
    }

    /// With the verb that is named, or with all of them for what names none: making them all takes longer than most
    /// verbs do, and the window waits for it.
    private CommandLine line(String... args) {
        var verbs = new LinkedHashMap<String, Supplier<CommandLine>>();
        verbs.put("practice", () -> new PracticeCommand(terminal, surroundings).line());
        verbs.put("mail", () -> new MailCommand(terminal, surroundings).line());
        verbs.put("cards", () -> new CommandLine(new CardsCommand(terminal, surroundings)));
        verbs.put("verify", () -> new CommandLine(new VerifyCommand(terminal)));
        verbs.put("desktop", () -> new CommandLine(new DesktopCommand(surroundings)));
        verbs.put("demo", () -> new CommandLine(new DemoCommand(terminal, surroundings)));
        var line = new CommandLine(new RootCommand());
        if (args.length > 0 && verbs.containsKey(args[0])) {
            verbs.keySet().retainAll(Set.of(args[0]));
        }
        verbs.values().forEach(verb -> line.addSubcommand(verb.get()));
        sayVersion(line, Version.ofThisProgram());
        return line;
    }

    /// `--version` after any verb.
    private static void sayVersion(CommandLine line, String version) {
        line.getCommandSpec().version(version);
        line.getSubcommands().values().forEach(verb -> sayVersion(verb, version));
    }
}
