package obreia.daemon;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import obreia.daemon.systemd.ServiceManager;
import obreia.protocol.MalformedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/// The commands of the daemon, and what they say when something is not right: one sentence on standard error.
final class CommandLines {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLines.class);

    private CommandLines() {}

    @Command(name = "obreia", description = "The repository of Obreia.", mixinStandardHelpOptions = true)
    private static final class All {}

    @Command(
            name = "repository",
            description = "A repository of registered mail: make it, serve it, invite people, check it.",
            mixinStandardHelpOptions = true,
            subcommands = {
                InitCommand.class,
                InviteCommand.class,
                TrustCommand.class,
                CheckCommand.class,
                RestoreCommand.class,
                AddWitnessCommand.class
            })
    private static final class RepositoryCommand {}

    /// Runs one command and returns its exit code ([ExitCode]). `program` is the command line that starts this program
    /// again, up to its arguments.
    static int run(PrintWriter out, PrintWriter err, List<String> program, String... args) {
        return run(out, err, program, ServiceManager.none(), args);
    }

    /// As [#run], for a process that `manager` may have started.
    static int run(PrintWriter out, PrintWriter err, List<String> program, ServiceManager manager, String... args) {
        var line = new CommandLine(new All())
                .addSubcommand(new CommandLine(new RepositoryCommand()).addSubcommand(new ServeCommand(manager)))
                .addSubcommand(new CommandLine(new WitnessCommand()))
                .addSubcommand(new BenchCommand(program))
                .setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler((e, _) -> wrongUse(e, err))
                .setExecutionExceptionHandler((e, _, _) -> failed(e, err));
        sayVersion(line, version());
        return line.execute(args);
    }

    /// What `--version` prints: from the project's pom.xml, by way of the module. On the class path, where only tests
    /// are, without a number.
    private static String version() {
        var module = CommandLines.class.getModule().getDescriptor();
        return module == null ? "obreia" : "obreia " + module.rawVersion().orElse("");
    }

    /// `--version` after any verb.
    private static void sayVersion(CommandLine line, String version) {
        line.getCommandSpec().version(version);
        line.getSubcommands().values().forEach(verb -> sayVersion(verb, version));
    }

    private static int wrongUse(ParameterException e, PrintWriter err) {
        err.println(
                "obreia: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong use") + " (see "
                        + e.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return ExitCode.WRONG_USE;
    }

    private static int failed(Exception e, PrintWriter err) {
        return switch (e) {
            case CommandFailure failure -> say(err, failure.exitCode(), failure.getMessage());
            case MalformedException malformed -> say(err, ExitCode.NOT_ACCEPTED, malformed.getMessage());
            case IOException io -> say(err, ExitCode.NOT_ACCEPTED, sentence(io));
            default -> {
                LOG.error("the command failed", e);
                yield say(err, ExitCode.FAULT, "a fault of this program: " + e);
            }
        };
    }

    private static int say(PrintWriter err, int exitCode, @Nullable String sentence) {
        err.println("obreia: " + sentence);
        return exitCode;
    }

    /// The file system's messages are often a path alone.
    private static String sentence(IOException e) {
        return switch (e) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case FileSystemException file ->
                file.getFile() + " cannot be read or written: "
                        + (file.getReason() == null ? file.getClass().getSimpleName() : file.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}
