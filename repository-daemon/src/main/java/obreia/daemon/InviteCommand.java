package obreia.daemon;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import obreia.protocol.MalformedException;
import obreia.protocol.wire.RepositoryAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `repository invite`: prints the address that people join with. Only reads the home, so it works while it is served.
@Command(
        name = "invite",
        description = "Prints the repository's address, which is all that somebody needs to join.",
        mixinStandardHelpOptions = true)
final class InviteCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, MalformedException, CommandFailure {
        var opened = RepositoryHome.open(home.folder);
        var config = opened.readConfig();
        var port = opened.rememberedPort().orElse(config.port());
        if (port == 0) {
            throw new CommandFailure(
                    ExitCode.NOT_ACCEPTED, "the port is taken at the first start: run repository serve once");
        }
        var pin = opened.readTls().pin();
        try (var key = opened.readLogKey(config.origin())) {
            var log = key.verifier(config.origin().name());
            var address = new RepositoryAddress(config.reachedAt(), port, config.origin(), Optional.of(pin), log);
            print(address);
        }
        return ExitCode.DONE;
    }

    private void print(RepositoryAddress address) {
        Objects.requireNonNull(spec).commandLine().getOut().println(address.format());
    }
}
