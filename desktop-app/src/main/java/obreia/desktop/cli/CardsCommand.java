package obreia.desktop.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import obreia.desktop.card.CardScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `cards`: what there is of readers, drivers, cards and certificates, and what is wrong with each. Asks for no PIN.
@Command(
        name = "cards",
        mixinStandardHelpOptions = true,
        description = "Show readers, drivers, cards and certificates, and what is wrong with each. Asks for no PIN.")
final class CardsCommand implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Terminal terminal;
    private final Surroundings surroundings;

    @Option(names = "--json", description = "Print JSON: one document, with --watch one for each change.")
    private boolean json;

    @Option(names = "--watch", description = "Go on and print what changes, until it is ended (Ctrl+C).")
    private boolean watch;

    @Option(names = "--count", paramLabel = "N", description = "With --watch: end after N changes.")
    private int count = Integer.MAX_VALUE;

    @Option(
            names = "--module",
            paramLabel = "PATH",
            description = "Try this PKCS#11 module too; can be given several times.")
    private List<Path> modules = new ArrayList<>();

    CardsCommand(Terminal terminal, Surroundings surroundings) {
        this.terminal = terminal;
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws Exception {
        var scan = surroundings.cards().scan(modules, surroundings.clock().instant());
        print(scan, new CardsText(scan).lines());
        for (var said = 0; watch && said < count; ) {
            Thread.sleep(PAUSE);
            var next = look(scan);
            var changes = new CardChanges(scan, next).lines();
            if (!changes.isEmpty()) {
                print(next, changes);
                said++;
            }
            scan = next;
        }
        return ExitCode.DONE.number();
    }

    private CardScan look(CardScan before) throws IOException {
        var cards = surroundings.cards();
        var places = cards.places(modules);
        if (new CardChanges(before, new CardScan(before.state(), places, before.tokens())).ofReaders()) {
            cards.anew(); // some drivers see no reader that came after they were loaded
        }
        return cards.scan(places, surroundings.clock().instant());
    }

    private void print(CardScan scan, List<String> text) {
        if (json) {
            terminal.out().println(scan.json());
        } else {
            text.forEach(terminal.out()::println);
        }
    }
}
