package obreia.daemon;

import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import obreia.daemon.witness.Witness;
import obreia.daemon.witness.WitnessServer;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.VerifierKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `witness`: a small witness, which cosigns the growth of the logs that it is told of. c2sp.org/tlog-witness.
@Command(
        name = "witness",
        description = "A witness: cosigns the checkpoints of the logs that it is told of, as long as they only grow.",
        mixinStandardHelpOptions = true,
        subcommands = {WitnessCommand.Init.class, WitnessCommand.Trust.class, WitnessCommand.Serve.class})
final class WitnessCommand {
    private static final int DRAWN = 4;
    private static final int MAX_PORT = 65535;

    /// `witness init`: makes the home of a new witness.
    @Command(
            name = "init",
            description = "Makes the folder of a new witness and prints its key, which clients and repositories are"
                    + " given.",
            mixinStandardHelpOptions = true)
    static final class Init implements Callable<Integer> {
        @Mixin
        private final WitnessHomeOption home = new WitnessHomeOption();

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "The name it cosigns under, like witness.example.org; without it one is drawn.")
        private @Nullable String name;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, MalformedException {
            var random = new SecureRandom();
            var chosen = name == null ? "witness/" + Bytes.random(DRAWN, random).hex() : name;
            var made = WitnessHome.create(home.folder, chosen, random);
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println(made.readPublicKey().format());
            return ExitCode.DONE;
        }
    }

    /// `witness trust`: tells the witness of a repository's logs.
    @Command(
            name = "trust",
            description = "Tells the witness of the logs of a repository.",
            mixinStandardHelpOptions = true)
    static final class Trust implements Callable<Integer> {
        @Mixin
        private final WitnessHomeOption home = new WitnessHomeOption();

        @Parameters(paramLabel = "KEY", description = "The key of the logs, as it stands in the repository's address.")
        private String key = "";

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, MalformedException {
            // As copied from an address, where a plus sign is written so.
            var told = VerifierKey.parse(key.replace("%2B", "+"));
            WitnessHome.open(home.folder).trust(told);
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println("The witness cosigns the logs of " + told.name() + ".");
            return ExitCode.DONE;
        }
    }

    /// `witness serve`: cosigns until the process is told to end (SIGTERM, Ctrl+C).
    @Command(
            name = "serve",
            description = {
                "Cosigns until it is told to end, on this machine's loopback over plain HTTP, and prints one line when"
                        + " it is ready: URL and key.",
                "Exit codes: 0 ended as told, 3 the home is not accepted, 4 another process serves it, 5 the port is"
                        + " taken or not allowed."
            },
            mixinStandardHelpOptions = true)
    static final class Serve implements Callable<Integer> {
        @Mixin
        private final WitnessHomeOption home = new WitnessHomeOption();

        @Option(
                names = "--port",
                paramLabel = "PORT",
                description = "The port; without it that of the last time, or a free one.")
        private @Nullable Integer port;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, MalformedException, CommandFailure, InterruptedException {
            var command = Objects.requireNonNull(spec).commandLine();
            if (port != null && (port < 1 || port > MAX_PORT)) {
                throw new ParameterException(command, "--port is " + port + ", 1 to " + MAX_PORT + " are accepted");
            }
            var opened = WitnessHome.open(home.folder);
            var lock = opened.lock();
            if (lock.isEmpty()) {
                throw new CommandFailure(ExitCode.IN_USE, "another process serves " + home.folder);
            }
            try (var _ = lock.get();
                    var key = opened.readKey()) {
                var server = start(opened, key);
                opened.rememberPort(server.port());
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "end"));
                command.getOut()
                        .println("ready http://127.0.0.1:" + server.port() + " "
                                + key.witness(opened.name()).format());
                command.getOut().flush();
                new CountDownLatch(1).await();
            }
            return ExitCode.DONE;
        }

        private WitnessServer start(WitnessHome opened, SigningKey key)
                throws IOException, MalformedException, CommandFailure {
            var chosen = port != null ? port : opened.rememberedPort().orElse(0);
            try {
                return WitnessServer.start(chosen, new Witness(opened.name(), key, opened, Clock.systemUTC()));
            } catch (BindException e) {
                throw new CommandFailure(ExitCode.NO_LINE, "cannot listen on port " + chosen + ": it is taken", e);
            }
        }

        private static void end(WitnessServer server) {
            server.close();
            Runtime.getRuntime().halt(ExitCode.DONE);
        }
    }
}
