package obreia.daemon;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option that names the witness's home, the same in every command.
final class WitnessHomeOption {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "The witness's folder.")
    Path folder = Path.of(".");
}
