package obreia.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import obreia.protocol.MalformedException;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.wire.RepositoryAddress;
import org.jspecify.annotations.Nullable;

/// A repository that a load test starts for itself: a process of this program over a temporary home, whose limits let
/// the load through. Removed when it is closed.
final class OwnRepository implements AutoCloseable {
    private static final int SECONDS_TO_END = 30;

    /// What a later setting says holds: the limits that would stop one address from being a thousand people.
    private static final String OPEN = """

            # For a load test.
            mailbox.messages = 10000000
            rates {
              requests-per-minute = 10000000
              connections-per-minute = 10000000
              registrations-per-minute = 10000000
            }
            line.connections = 20000
            line.connections-per-address = 20000
            """;

    private final Path folder;
    private final Process process;
    private final RepositoryAddress address;

    private OwnRepository(Path folder, Process process, RepositoryAddress address) {
        this.folder = folder;
        this.process = process;
        this.address = address;
    }

    /// `program` is the command line that starts this program, up to its arguments.
    static OwnRepository start(List<String> program, X509Certificate authority)
            throws IOException, MalformedException, CommandFailure {
        var folder = Files.createTempDirectory("obreia-bench");
        try {
            var home = folder.resolve("home");
            var origin = new Origin("localhost/bench");
            var created = RepositoryHome.create(home, origin, 0, new SecureRandom(), Instant.now());
            PrivateFiles.write(home.resolve("repository.conf"), RepositoryConfig.template(origin, 0) + OPEN);
            var pem = folder.resolve("authority.pem");
            PrivateFiles.write(pem, ServerCertificate.pem(authority));
            created.addTrust(new SchemeName("bench"), pem);
            var command = new ArrayList<>(program);
            command.addAll(List.of("repository", "serve", "--home", home.toString()));
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new OwnRepository(folder, process, address(process));
        } catch (IOException | MalformedException | CommandFailure | RuntimeException e) {
            remove(folder);
            throw e;
        }
    }

    RepositoryAddress address() {
        return address;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        remove(folder);
    }

    private static RepositoryAddress address(Process process) throws IOException, MalformedException, CommandFailure {
        var line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (line == null || !line.startsWith("ready ")) {
            process.destroyForcibly();
            throw new CommandFailure(ExitCode.NO_LINE, "the repository for the load did not start");
        }
        return RepositoryAddress.parse(line.split(" ", -1)[1]);
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
