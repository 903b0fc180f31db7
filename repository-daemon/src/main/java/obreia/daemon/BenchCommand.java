package obreia.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.daemon.bench.Load;
import obreia.daemon.bench.LoadAuthority;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.wire.RepositoryAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench`: load on a repository, one JSON line a phase.
@Command(
        name = "bench",
        description = {
            "Puts load on a repository and prints one JSON line a phase: each connection hands in a letter, waits for"
                    + " the answer, and hands in the next.",
            "Without --address it starts a repository of its own in a temporary folder, as a process, and removes it."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {
    private static final int MAX_CONNECTIONS = 10_000;
    private static final int MAX_MAILBOXES = 100_000;
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final int WARM_UP_CONNECTIONS = 16;

    @Option(
            names = "--connections",
            split = ",",
            defaultValue = "1,16,64",
            paramLabel = "N",
            description = "Connections at once; several numbers are measured one after another (${DEFAULT-VALUE}).")
    private List<Integer> connections = List.of();

    @Option(
            names = "--seconds",
            defaultValue = "5",
            paramLabel = "S",
            description = "How long each is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--mailboxes",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Members to register, who write to one another (${DEFAULT-VALUE}).")
    private int mailboxes;

    @Option(
            names = "--size",
            defaultValue = "2048",
            paramLabel = "BYTES",
            description = "The size of an envelope (${DEFAULT-VALUE}).")
    private int size;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "A repository that runs already, which trusts the authority and lets this much through.")
    private @Nullable String address;

    @Option(
            names = "--authority",
            paramLabel = "FILE",
            description = "The authority of the load's cards, PKCS #12; made where there is none, with FILE.pem beside"
                    + " it for repository trust add. Needed with --address.")
    private @Nullable Path authority;

    @Spec
    private @Nullable CommandSpec spec;

    private final List<String> program;

    /// `program` is the command line that starts this program again, up to its arguments.
    BenchCommand(List<String> program) {
        this.program = List.copyOf(program);
    }

    @Override
    public Integer call() throws IOException, MalformedException, CommandFailure {
        check();
        var issuer =
                authority == null ? LoadAuthority.make(new SecureRandom(), Instant.now()) : keptAuthority(authority);
        if (address != null) {
            run(RepositoryAddress.parse(address), Optional.empty(), issuer);
        } else {
            try (var own = OwnRepository.start(program, issuer.certificate())) {
                run(own.address(), Optional.of(own.process()), issuer);
            }
        }
        return ExitCode.DONE;
    }

    private void run(RepositoryAddress repository, Optional<ProcessHandle> process, LoadAuthority issuer)
            throws CommandFailure {
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        var load = new Load(repository, process, size, out);
        try {
            load.prepare(issuer, mailboxes);
            load.submit(WARM_UP_CONNECTIONS, WARM_UP, true);
            for (var count : connections) {
                load.submit(count, Duration.ofSeconds(seconds), false);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.NO_LINE, "the load ended: " + e.getMessage(), e);
        }
    }

    private static LoadAuthority keptAuthority(Path file) throws IOException, MalformedException {
        if (Files.exists(file)) {
            return LoadAuthority.decode(Bytes.of(Files.readAllBytes(file)));
        }
        var made = LoadAuthority.make(new SecureRandom(), Instant.now());
        PrivateFiles.write(file, made.encode());
        PrivateFiles.write(file.resolveSibling(file.getFileName() + ".pem"), ServerCertificate.pem(made.certificate()));
        return made;
    }

    private void check() {
        for (var count : connections) {
            within("--connections", count, 1, MAX_CONNECTIONS);
        }
        within("--seconds", seconds, 1, 3600);
        within("--mailboxes", mailboxes, 1, MAX_MAILBOXES);
        within("--size", size, Load.minSize(), Envelope.MAX_SIZE);
        if (address != null && authority == null) {
            throw wrong("--address needs --authority, whose cards that repository trusts");
        }
    }

    private void within(String option, int value, int min, int max) {
        if (value < min || value > max) {
            throw wrong(option + " is " + value + ", " + min + " to " + max + " are accepted");
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), sentence);
    }
}
