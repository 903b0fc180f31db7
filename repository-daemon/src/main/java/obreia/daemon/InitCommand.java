package obreia.daemon;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `repository init`: makes the home of a new repository.
@Command(
        name = "init",
        description = "Makes the folder of a new repository: its configuration, and the key its members know it by.",
        mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
    private static final int DRAWN = 4;
    private static final int MAX_PORT = 65535;

    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(
            names = "--origin",
            paramLabel = "NAME",
            description = "The repository's name in everything that is signed, like mail.example.org/lawyers;"
                    + " without it one is drawn.")
    private @Nullable String origin;

    @Option(names = "--port", paramLabel = "PORT", description = "The port; 0, as without it, takes a free one.")
    private int port;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, MalformedException {
        var command = Objects.requireNonNull(spec).commandLine();
        if (port < 0 || port > MAX_PORT) {
            throw new ParameterException(command, "--port is " + port + ", 0 to " + MAX_PORT + " are accepted");
        }
        var random = new SecureRandom();
        var name = origin == null ? "localhost/" + Bytes.random(DRAWN, random).hex() : origin;
        RepositoryHome.create(home.folder, Origin.parse(name), port, random, Instant.now());
        command.getOut().println("Made the repository " + name + " in " + home.folder + ".");
        command.getOut()
                .println("Next: repository trust add --home DIR --scheme NAME FILE.pem, then repository serve.");
        return ExitCode.DONE;
    }
}
