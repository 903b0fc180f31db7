package obreia.desktop.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import obreia.protocol.MalformedException;
import obreia.protocol.wire.RepositoryAddress;
import org.jspecify.annotations.Nullable;

/// A repository that runs as a process of its own, from its own commands.
final class DemoRepository implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern ADDRESS = Pattern.compile("obreia://\\S+");

    private final List<String> program;
    private final Path home;
    private final Path log;
    private @Nullable Process process;
    private String readyLine = "";
    private Optional<RepositoryAddress> address = Optional.empty();

    DemoRepository(List<String> program, Path home, Path log) {
        this.program = List.copyOf(program);
        this.home = home;
        this.log = log;
    }

    Path home() {
        return home;
    }

    /// Runs one of its commands to its end; gives what it printed.
    String run(String... arguments) throws IOException, InterruptedException {
        var finished = start(arguments);
        var printed = new String(finished.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!finished.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || finished.exitValue() != 0) {
            finished.destroyForcibly();
            throw new IOException("'repository " + arguments[0] + "' did not end well: " + lastWords());
        }
        return printed.strip();
    }

    /// Starts to serve; gives the ready line's address.
    RepositoryAddress serve(int port) throws IOException, MalformedException {
        var arguments = new ArrayList<>(List.of("serve", "--home", home.toString()));
        if (port != 0) {
            arguments.addAll(List.of("--port", Integer.toString(port)));
        }
        var serving = start(arguments.toArray(String[]::new));
        process = serving;
        var out = new BufferedReader(serving.inputReader(StandardCharsets.UTF_8));
        var line = out.readLine();
        while (line != null) {
            var found = ADDRESS.matcher(line);
            if (line.contains("ready") && found.find()) {
                readyLine = line;
                var at = RepositoryAddress.parse(found.group());
                address = Optional.of(at);
                return at;
            }
            line = out.readLine();
        }
        throw new IOException("the repository did not start: " + lastWords());
    }

    Optional<RepositoryAddress> address() {
        return address;
    }

    String readyLine() {
        return readyLine;
    }

    /// Asks it to stop, as a system would, and waits until it has; gives its exit code.
    int stop() throws IOException, InterruptedException {
        var serving = process;
        if (serving == null) {
            return 0;
        }
        process = null;
        serving.destroy();
        if (!serving.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            serving.destroyForcibly();
            throw new IOException("the repository did not stop when it was asked to");
        }
        return serving.exitValue();
    }

    /// Asks it to stop, if it still runs, and waits until it has: it writes to its home up to its end.
    @Override
    public void close() {
        var serving = process;
        process = null;
        if (serving == null) {
            return;
        }
        serving.destroy();
        try {
            if (serving.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        serving.destroyForcibly();
    }

    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(program);
        command.add("repository");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private String lastWords() throws IOException {
        var lines = Files.exists(log) ? Files.readAllLines(log) : List.<String>of();
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }
}
