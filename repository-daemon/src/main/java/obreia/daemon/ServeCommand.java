package obreia.daemon;

import java.io.IOException;
import java.net.BindException;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import obreia.daemon.systemd.ServiceManager;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `repository serve`: serves a home until the process is told to end (SIGTERM, Ctrl+C).
@Command(
        name = "serve",
        description = {
            "Serves the repository until it is told to end, and prints one line when it is ready.",
            "Exit codes: 0 ended as told, 3 the home or its configuration is not accepted, 4 another process serves"
                    + " it, 5 the port is taken or not allowed, 6 the store was set back to an earlier state."
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65535;

    private final ServiceManager manager;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(names = "--port", paramLabel = "PORT", description = "The port, instead of the configured one.")
    private @Nullable Integer port;

    @Spec
    private @Nullable CommandSpec spec;

    ServeCommand(ServiceManager manager) {
        this.manager = manager;
    }

    @Override
    public Integer call() throws IOException, MalformedException, CommandFailure, InterruptedException {
        var command = Objects.requireNonNull(spec).commandLine();
        if (port != null && (port < 1 || port > MAX_PORT)) {
            throw new ParameterException(command, "--port is " + port + ", 1 to " + MAX_PORT + " are accepted");
        }
        var opened = RepositoryHome.open(home.folder);
        var lock = opened.lock();
        if (lock.isEmpty()) {
            throw new CommandFailure(ExitCode.IN_USE, "another process serves " + opened);
        }
        try (var _ = lock.get()) {
            var repository = start(opened);
            opened.rememberPort(repository.address().port());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(repository), "end"));
            command.getOut().println(repository.readyLine());
            command.getOut().flush();
            manager.ready();
            var _ = manager.watch(repository::work);
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    private Repository start(RepositoryHome opened) throws IOException, MalformedException, CommandFailure {
        var config = opened.readConfig();
        var chosen = port != null
                ? port
                : config.port() != 0 ? config.port() : opened.rememberedPort().orElse(0);
        try {
            return Repository.start(config, opened.openParts(), chosen, Clock.systemUTC());
        } catch (BindException e) {
            throw new CommandFailure(ExitCode.NO_LINE, String.valueOf(e.getMessage()), e);
        } catch (VerificationException e) {
            throw new CommandFailure(ExitCode.SET_BACK, String.valueOf(e.getMessage()), e);
        }
    }

    /// A JVM that a signal ends would report the signal's number; having stopped as told is no failure.
    private void end(Repository repository) {
        manager.stopping();
        repository.close();
        Runtime.getRuntime().halt(ExitCode.DONE);
    }
}
