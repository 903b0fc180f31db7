package obreia.desktop;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.process.CardHelper;
import obreia.desktop.card.process.Limits;
import obreia.desktop.cli.CommandLineRunner;
import obreia.desktop.cli.Surroundings;
import obreia.desktop.cli.Terminal;
import obreia.desktop.repository.Patience;
import obreia.desktop.vault.Stretching;

/// The entry class and composition root: the one place that reads system properties and chooses implementations.
public final class Main {
    /// Not in any help: this program starts itself so, for the drivers of cards.
    private static final String CARD_HELPER = "card-helper";

    private Main() {}

    public static void main(String[] args) throws IOException {
        if (args.length == 1 && args[0].equals(CARD_HELPER)) {
            helpWithCards();
            return;
        }
        var random = new SecureRandom();
        var terminal = new Terminal(System.in, utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.console());
        var system = System.getProperty("os.name");
        int exit;
        try (var cards = new Cards(random, cardHelper(), Limits.standard())) {
            var surroundings = new Surroundings(
                    cards,
                    InstantSource.system(),
                    random,
                    Patience.standard(),
                    Stretching.STANDARD,
                    Optional.ofNullable(System.getProperty("obreia.launcher")),
                    ProfilePlace.of(system, Path.of(System.getProperty("user.home")), System.getenv()),
                    hasDisplay(system));
            exit = new CommandLineRunner(terminal, surroundings).run(args);
        }
        System.exit(exit);
    }

    /// Windows and macOS always have one; elsewhere the session says so.
    private static boolean hasDisplay(String system) {
        return system.startsWith("Windows")
                || system.startsWith("Mac")
                || System.getenv("DISPLAY") != null
                || System.getenv("WAYLAND_DISPLAY") != null;
    }

    /// The command that starts this program, as it runs now, as a card process.
    public static List<String> cardHelper() {
        // Named by the launcher of a package: ours on Linux, jpackage's elsewhere.
        var packaged = System.getProperty("obreia.program", System.getProperty("jpackage.app-path"));
        if (packaged != null) {
            return List.of(packaged, CARD_HELPER);
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var module = Main.class.getModule();
        return module.isNamed()
                ? List.of(
                        java,
                        "--enable-native-access=" + module.getName(),
                        "--module-path",
                        System.getProperty("jdk.module.path"),
                        "--module",
                        module.getName() + "/" + Main.class.getName(),
                        CARD_HELPER)
                : List.of(
                        java,
                        "--enable-native-access=ALL-UNNAMED",
                        "--class-path",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        CARD_HELPER);
    }

    /// Ends without ceremony: a driver may hang, and whatever it would do at an orderly end may hang too.
    private static void helpWithCards() throws IOException {
        Runnable end = () -> Runtime.getRuntime().halt(0);
        CardHelper.serve(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out), end);
        end.run();
    }

    /// Names have accents, whatever the terminal says it is.
    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }
}
