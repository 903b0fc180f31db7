package obreia.desktop;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import obreia.desktop.cli.CommandLineRunner;
import obreia.desktop.cli.Surroundings;
import obreia.desktop.cli.Terminal;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;

/// The entry class and composition root: the one place that reads system properties and chooses implementations.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        var random = new SecureRandom();
        var terminal = new Terminal(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.console());
        int exit;
        try (var cards = new Cards(random)) {
            var surroundings = new Surroundings(
                    cards,
                    InstantSource.system(),
                    random,
                    Patience.standard(),
                    Stretching.STANDARD,
                    Optional.ofNullable(System.getProperty("obreia.launcher")));
            exit = new CommandLineRunner(terminal, surroundings).run(args);
        }
        System.exit(exit);
    }

    /// Names have accents, whatever the terminal says it is.
    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }
}
