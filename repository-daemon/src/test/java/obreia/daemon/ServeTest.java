package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import obreia.fixtures.RepositoryProcess;
import obreia.fixtures.line.Device;
import obreia.fixtures.line.LineClient;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `repository serve` as a process.
final class ServeTest {
    static final Pattern NOT_SHIPPED = Pattern.compile(
            ".*[/\\\\](junit|assertj|archunit|opentest4j|apiguardian|jazzer|jqwik|byte-buddy|hamcrest|mockito)[^/\\\\]*");

    @TempDir
    private Path folder;

    private Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void init() {
        home = folder.resolve("home");
        assertThat(run("init", "--origin", "example.org/a")).isZero();
    }

    @Test
    void keepsItsPortAndKeyOverRestartsAndEndsAsTold() throws Exception {
        RepositoryAddress before;
        try (var first = RepositoryProcess.serve(home)) {
            before = first.address();
            assertThat(answer(before)).isEqualTo(ErrorCode.NOT_REGISTERED);
            out.getBuffer().setLength(0);
            assertThat(run("invite")).isZero();
            assertThat(RepositoryAddress.parse(out.toString().strip())).isEqualTo(before);
            assertThat(run("serve")).isEqualTo(ExitCode.IN_USE);
            assertThat(first.stop()).isZero();
            assertThat(first.errors()).doesNotContain("WARN", "ERROR", "Exception");
        }
        try (var second = RepositoryProcess.serve(home)) {
            assertThat(second.address()).isEqualTo(before);
            second.kill();
        }
        try (var third = RepositoryProcess.serve(home)) {
            assertThat(answer(third.address())).isEqualTo(ErrorCode.NOT_REGISTERED);
            assertThat(third.stop()).isZero();
        }
    }

    @Test
    void saysThatThePortIsTaken() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            assertThat(run("serve", "--port", port)).isEqualTo(ExitCode.NO_LINE);
            assertThat(err.toString()).contains("port " + port, "taken").hasLineCount(1);
        }
        // Nothing was left behind: the same home is served the next time.
        try (var process = RepositoryProcess.serve(home)) {
            assertThat(process.stop()).isZero();
        }
    }

    @Test
    void runsOnTheModulePathWithBoringSslAndEpoll() {
        var modules = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!NOT_SHIPPED.matcher(entry).matches() && !entry.endsWith("test-classes") && !entry.contains("-tests")) {
                modules.add(entry);
            }
        }
        var program = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--sun-misc-unsafe-memory-access=allow",
                "--illegal-native-access=deny",
                "--enable-native-access=obreia.daemon,io.netty.common,io.netty.tcnative.classes.openssl,"
                        + "io.netty.transport.unix.common,"
                        + "io.netty.transport.classes.epoll,rocksdbjni",
                "--add-modules",
                "io.netty.tcnative.classes.openssl,io.netty.internal.tcnative.openssl.linux.x86_64,"
                        + "io.netty.transport.epoll.linux.x86_64",
                "-p",
                String.join(File.pathSeparator, modules),
                "-m",
                "obreia.daemon/obreia.daemon.Main"));
        try (var process = RepositoryProcess.start(program, home)) {
            assertThat(process.readyLine()).endsWith(" transport=epoll tls=BoringSSL");
            assertThat(answer(process.address())).isEqualTo(ErrorCode.NOT_REGISTERED);
            assertThat(process.stop()).isZero();
            assertThat(process.errors()).doesNotContain("WARN", "ERROR", "Exception");
        }
    }

    private static ErrorCode answer(RepositoryAddress address) {
        try (var client = LineClient.connect(address.port(), address.pin().orElseThrow(), Device.make())) {
            return ((Response.Failure) client.ask(new Request.New(0, 1))).code();
        }
    }

    private int run(String verb, String... more) {
        var all = new ArrayList<>(List.of("repository", verb, "--home", home.toString()));
        all.addAll(Arrays.asList(more));
        return CommandLines.run(
                new PrintWriter(out, true), new PrintWriter(err, true), List.of(), all.toArray(String[]::new));
    }
}
