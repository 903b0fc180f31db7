package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.RepositoryAddress;
import org.junit.jupiter.api.Test;

class LineOpeningTest {
    private final DeviceKey device = DeviceKey.generate(new SecureRandom(), Instant.parse("2026-11-23T10:02:05Z"));

    private record Met(String tls, Bytes device, String head) {}

    @Test
    void showsTheDeviceInTls13AndAsksForWebSocket() throws Exception {
        var met = new CompletableFuture<Met>();
        try (var server = ScriptedServer.running(line -> {
            met.complete(new Met(line.tls(), line.device(), line.head()));
        })) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> connect(server.address()));
            var seen = met.get(30, TimeUnit.SECONDS);
            assertThat(seen.tls()).isEqualTo("TLSv1.3");
            assertThat(seen.device()).isEqualTo(device.spki());
            assertThat(seen.head()).startsWith("GET /v1 HTTP/1.1\r\n");
        }
    }

    @Test
    void refusesAServerWithAnotherKeyBeforeItSaysAnything() throws Exception {
        var reached = new AtomicBoolean();
        try (var server = ScriptedServer.running(line -> {
            line.upgrade();
            reached.set(true);
        })) {
            var wrong = server.address(Optional.of(Digest.of(Bytes.utf8("another key"))));
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> connect(wrong))
                    .withMessageContaining("127.0.0.1")
                    .withMessageContaining("pin");
            assertThat(reached).isFalse();
        }
    }

    @Test
    void refusesAServerThatNobodyVouchesForWhereNoKeyIsPinned() {
        try (var server = ScriptedServer.running(ScriptedLine::upgrade)) {
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> connect(server.address(Optional.empty())));
        }
    }

    @Test
    void speaksNoOlderTls() {
        try (var server = ScriptedServer.running("TLSv1.2", ScriptedLine::upgrade)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> connect(server.address()));
        }
    }

    @Test
    void saysThatNobodyListens() {
        var server = ScriptedServer.running(ScriptedLine::upgrade);
        server.close();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> connect(server.address()))
                .withMessageContaining("cannot reach the repository at 127.0.0.1:");
    }

    @Test
    void saysWhatWasAnsweredInsteadOfWebSocket() {
        try (var server = ScriptedServer.running(line -> {
            var _ = line.head();
            line.write(ScriptedServer.head("HTTP/1.1 403 Forbidden", "Content-Length: 0"));
        })) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> connect(server.address()))
                    .withMessageContaining("HTTP 403");
        }
    }

    @Test
    void doesNotWaitForeverForAnAnswerToTheUpgrade() {
        try (var server = ScriptedServer.running(ScriptedLine::waitForTheEnd)) {
            var briefly = new Patience(Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(30));
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> RepositoryClient.connect(server.address(), device, briefly, LineListener.none()));
        }
    }

    private void connect(RepositoryAddress address) throws IOException, VerificationException {
        RepositoryClient.connect(address, device, Patience.standard(), LineListener.none())
                .close();
    }
}
