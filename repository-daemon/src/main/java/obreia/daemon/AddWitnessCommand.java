package obreia.daemon;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import obreia.daemon.witness.WitnessAddress;
import obreia.protocol.MalformedException;
import obreia.protocol.log.WitnessKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `repository witness`: whom the repository asks for cosignatures.
@Command(
        name = "witness",
        description = "Adds a witness, which the repository asks to cosign its newest checkpoints.",
        mixinStandardHelpOptions = true)
final class AddWitnessCommand implements Callable<Integer> {
    @Mixin
    private final HomeOption home = new HomeOption();

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "Where the witness is asked; /add-checkpoint is put behind it.")
    private String url = "";

    @Parameters(paramLabel = "KEY", description = "The witness's key, as witness init prints it.")
    private String key = "";

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, MalformedException {
        var witness = WitnessAddress.of(url, WitnessKey.parse(key));
        RepositoryHome.open(home.folder).addWitness(witness);
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println("Added the witness " + witness.key().name() + "; the next start of repository serve asks it.");
        return ExitCode.DONE;
    }
}
