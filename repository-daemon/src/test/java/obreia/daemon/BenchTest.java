package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import obreia.fixtures.RepositoryProcess;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SchemeName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bench` on a repository of its own, and on one that runs already.
final class BenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void putsLoadOnARepositoryOfItsOwn() {
        assertThat(run("bench", "--connections", "1,2", "--seconds", "1", "--mailboxes", "3"))
                .as(err.toString())
                .isZero();
        var lines = out.toString().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).contains("\"phase\":\"prepare\",\"members\":3");
        assertThat(lines.get(1)).contains("\"phase\":\"submit\",\"conns\":1", "\"n\":", "\"p99_ms\":");
        assertThat(lines.get(2)).contains("\"conns\":2", "\"size\":2048").doesNotContain("\"n\":0,");
    }

    @Test
    void putsLoadOnARepositoryThatTrustsItsAuthority() throws Exception {
        var home = folder.resolve("home");
        var authority = folder.resolve("authority");
        var created = RepositoryHome.create(home, new Origin("example.org/load"), 0, new SecureRandom(), Instant.now());
        try (var process = RepositoryProcess.serve(home)) {
            // The first time it makes the authority, which this repository does not trust.
            assertThat(load(process, authority)).isEqualTo(ExitCode.NO_LINE);
            assertThat(err.toString()).contains("untrusted_card").hasLineCount(1);
            assertThat(process.stop()).isZero();
        }
        assertThat(created.addTrust(new SchemeName("load"), Path.of(authority + ".pem")))
                .isEqualTo(1);
        try (var process = RepositoryProcess.serve(home)) {
            assertThat(load(process, authority)).as(err.toString()).isZero();
            assertThat(out.toString()).contains("\"phase\":\"submit\"");
        }
        assertThat(Files.exists(authority)).isTrue();
    }

    @Test
    void refusesNumbersOutOfBounds() {
        assertThat(run("bench", "--size", "10")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(err.toString()).contains("--size is 10");
        assertThat(run("bench", "--connections", "0")).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run("bench", "--address", "obreia://127.0.0.1:1?origin=a")).isEqualTo(ExitCode.WRONG_USE);
    }

    private int load(RepositoryProcess process, Path authority) {
        return run(
                "bench",
                "--connections",
                "2",
                "--seconds",
                "1",
                "--mailboxes",
                "3",
                "--address",
                process.address().format(),
                "--authority",
                authority.toString());
    }

    private int run(String... args) {
        var program = new ArrayList<>(RepositoryProcess.java());
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        return CommandLines.run(new PrintWriter(out, true), new PrintWriter(err, true), program, args);
    }
}
