package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import obreia.fixtures.RepositoryProcess;
import obreia.fixtures.log.TestLog;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.AddCheckpoint;
import obreia.protocol.log.Trees;
import obreia.protocol.log.WitnessKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `witness` and `repository witness`, as an operator uses them.
final class WitnessCommandTest {
    private final TestLog log = TestLog.messages();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void cosignsWhatItWasToldOfAndStillKnowsAfterAKill() throws Exception {
        log.grow(20);
        var home = folder.resolve("witness").toString();
        assertThat(run("witness", "init", "--home", home, "--name", "witness.example.org"))
                .isZero();
        var key = WitnessKey.parse(out.toString().strip());
        assertThat(Files.getPosixFilePermissions(folder.resolve("witness/witness.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        var encoded = log.verifier().format().replace("+", "%2B");
        assertThat(run("witness", "trust", "--home", home, encoded)).isZero();
        String ready;
        try (var first = Serving.start(home)) {
            ready = first.ready();
            assertThat(ready).matches("ready http://127\\.0\\.0\\.1:\\d+ .*").endsWith(" " + key);
            assertThat(add(ready, 0, 20).statusCode()).isEqualTo(200);
            assertThat(run("witness", "serve", "--home", home)).isEqualTo(ExitCode.IN_USE);
        }
        try (var second = Serving.start(home)) {
            assertThat(second.ready()).isEqualTo(ready);
            assertThat(add(ready, 0, 10).body()).isEqualTo("20\n");
        }
    }

    @Test
    void saysWhatIsNotAccepted() throws IOException {
        var home = folder.resolve("witness").toString();
        assertThat(run("witness", "serve", "--home", home)).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(run("witness", "init", "--home", home, "--name", "not a name"))
                .isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(run("witness", "init", "--home", home)).isZero();
        assertThat(out.toString()).startsWith("witness/");
        assertThat(run("witness", "init", "--home", home)).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(run("witness", "trust", "--home", home, "nonsense")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(run("witness", "serve", "--home", home, "--port", "0")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString().lines()).hasSize(5).allMatch(line -> line.startsWith("obreia: "));
    }

    @Test
    void addsAWitnessToARepositoryOnce() throws Exception {
        var home = folder.resolve("home");
        assertThat(run("repository", "init", "--home", home.toString())).isZero();
        try (var key = TestLog.key(3)) {
            var witness = key.witness("witness.example.org").format();
            for (var url : List.of("http://127.0.0.1:1", "https://witness.example.org/w")) {
                assertThat(run("repository", "witness", "--home", home.toString(), "--url", url, witness))
                        .isZero();
                var all = RepositoryHome.open(home).readWitnesses();
                assertThat(all).hasSize(1);
                assertThat(all.getFirst().prefix()).isEqualTo(URI.create(url));
                assertThat(all.getFirst().key().format()).isEqualTo(witness);
            }
            for (var url : List.of("ftp://h", "http://", "http://h/", "http://h?a", "http://h#a", "http://u@h", "h")) {
                assertThat(run("repository", "witness", "--home", home.toString(), "--url", url, witness))
                        .isEqualTo(ExitCode.NOT_ACCEPTED);
            }
        }
    }

    private HttpResponse<String> add(String ready, long oldSize, long size) throws Exception {
        var proof = oldSize == size ? List.<Digest>of() : Trees.proveConsistency(oldSize, size, log::at);
        var body = new AddCheckpoint(oldSize, proof, log.checkpoint(size).bytes()).encode();
        var request = HttpRequest.newBuilder(URI.create(ready.split(" ", -1)[1] + "/add-checkpoint"))
                .POST(BodyPublishers.ofByteArray(body.toArray()))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }

    private int run(String... arguments) {
        return CommandLines.run(new PrintWriter(out, true), new PrintWriter(err, true), List.of(), arguments);
    }

    /// `witness serve` as a process, killed without warning when it is closed.
    private record Serving(Process process, String ready) implements AutoCloseable {
        static Serving start(String home) throws IOException {
            var command = new ArrayList<>(RepositoryProcess.java());
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), "obreia.daemon.Main"));
            command.addAll(List.of("witness", "serve", "--home", home));
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Serving(
                    process, process.inputReader(StandardCharsets.UTF_8).readLine());
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }
}
