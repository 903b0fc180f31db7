package obreia.desktop.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `demo`.
@Command(name = "demo", mixinStandardHelpOptions = true, description = "Two practice people and a repository.")
final class DemoCommand implements Callable<Integer> {
    DemoCommand(Terminal terminal, Surroundings surroundings) {}

    @Override
    public Integer call() {
        return 2;
    }
}
