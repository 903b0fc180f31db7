package obreia.daemon;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option that names the repository's home, the same in every command.
final class HomeOption {
    @Option(names = "--home", required = true, paramLabel = "DIR", description = "The repository's folder.")
    Path folder = Path.of(".");
}
