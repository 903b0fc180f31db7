package obreia.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.SchemeName;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `repository trust`: whose cards the repository takes.
@Command(
        name = "trust",
        description = "Says whose cards the repository takes.",
        mixinStandardHelpOptions = true,
        subcommands = TrustCommand.Add.class)
final class TrustCommand {
    /// `repository trust add`: adds the certificates of an authority to an identity scheme.
    @Command(
            name = "add",
            description = "Takes the cards of an authority: adds its certificates to an identity scheme.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {
        @Mixin
        private final HomeOption home = new HomeOption();

        @Option(
                names = "--scheme",
                required = true,
                paramLabel = "NAME",
                description = "The identity scheme, like pt-citizen or practice.")
        private String scheme = "";

        @Parameters(paramLabel = "FILE", description = "The authority's certificates in PEM.")
        private Path file = Path.of(".");

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() throws IOException, MalformedException {
            var opened = RepositoryHome.open(home.folder);
            var name = SchemeName.parse(scheme);
            var count = opened.addTrust(name, file);
            Objects.requireNonNull(spec)
                    .commandLine()
                    .getOut()
                    .println("Added " + count + (count == 1 ? " certificate" : " certificates") + " to the scheme "
                            + name + "; the next start of repository serve takes its cards.");
            return ExitCode.DONE;
        }
    }
}
