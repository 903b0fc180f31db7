package obreia.daemon.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import obreia.daemon.admission.Allowance;
import obreia.daemon.admission.Limits;
import obreia.daemon.net.TestServer.Engine;
import obreia.daemon.service.Caller;
import obreia.fixtures.line.Device;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Tile;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The logs over HTTP, on the port of the requests, as anybody's client meets them.
final class LogLineTest {
    private static final String UPGRADE = String.join(
            "\r\n",
            "GET /v1 HTTP/1.1",
            "Host: a",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "Sec-WebSocket-Version: 13",
            "",
            "");

    private static final Bytes NOTE = Bytes.utf8("example.org/directory/1\n3\n");
    private static final Bytes HASHES = Bytes.of(new byte[96]);
    private static final Bytes ENTRIES = Bytes.utf8("three entries");
    private static final Bytes WIDE = Bytes.of(new byte[1 << 20]);
    private static final Duration LONG = Duration.ofSeconds(60);

    /// Patience of four seconds with a client that asks nothing, or does not take its answer.
    private static final LineLimits BRISK = new LineLimits(4000, 100, 16, 128, Duration.ofSeconds(2), LONG, LONG, LONG);

    private static final Device MEMBER = Device.make();

    @ParameterizedTest
    @EnumSource
    void servesCheckpointTilesAndEntriesToAClientWithoutACertificate(Engine engine) throws IOException {
        try (var server = server(engine, new Pages());
                var line = RawLine.tls(server, Device.none())) {
            var checkpoint = get(line, "/log/directory/1/checkpoint");
            assertThat(checkpoint.status()).isEqualTo(200);
            assertThat(checkpoint.body()).isEqualTo(NOTE);
            assertThat(checkpoint.headers())
                    .containsAllEntriesOf(
                            Map.of("content-type", "text/plain; charset=utf-8", "cache-control", "no-cache"));
            var tile = get(line, "/log/messages/1/tile/0/000.p/3");
            assertThat(tile.body()).isEqualTo(HASHES);
            assertThat(tile.headers())
                    .containsAllEntriesOf(Map.of(
                            "content-type",
                            "application/octet-stream",
                            "cache-control",
                            "public, max-age=31536000, immutable"));
            var entries = get(line, "/log/messages/1/tile/entries/000.p/3");
            assertThat(entries.body()).isEqualTo(ENTRIES);
            assertThat(entries.header("content-type")).isEqualTo("application/octet-stream");
            assertThat(entries.header("cache-control")).startsWith("public").endsWith("immutable");
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheDirectorysEntriesForMembers(Engine engine) throws IOException {
        try (var server = server(engine, new Pages());
                var nobody = RawLine.tls(server, Device.none());
                var stranger = RawLine.tls(server);
                var member = RawLine.tls(server, MEMBER)) {
            assertThat(get(nobody, "/log/directory/1/tile/entries/000.p/3").status())
                    .isEqualTo(403);
            assertThat(get(stranger, "/log/directory/1/tile/entries/000.p/3").status())
                    .isEqualTo(403);
            var entries = get(member, "/log/directory/1/tile/entries/000.p/3");
            assertThat(entries.body()).isEqualTo(ENTRIES);
            assertThat(entries.header("cache-control")).startsWith("private");
            assertThat(get(nobody, "/log/directory/1/tile/0/000.p/3").body()).isEqualTo(HASHES);
        }
    }

    @Test
    void letsAClientWithoutACertificateReadTheLogsAndNothingElse() throws IOException {
        try (var server = server(Engine.NATIVE, new Pages());
                var line = RawLine.tls(server, Device.none())) {
            assertThat(get(line, "/log/messages/1/checkpoint").status()).isEqualTo(200);
            line.send(UPGRADE);
            assertThat(line.awaitAnswer().status()).isEqualTo(403);
            assertThat(line.awaitEnd()).isEmpty();
        }
    }

    @Test
    void upgradesAConnectionThatReadTheLogsBefore() throws IOException {
        try (var server = server(Engine.NATIVE, new Pages());
                var line = RawLine.tls(server, MEMBER)) {
            assertThat(get(line, "/log/messages/1/checkpoint").status()).isEqualTo(200);
            line.send(UPGRADE);
            assertThat(line.awaitAnswer(false).status()).isEqualTo(101);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/",
                "/log/directory",
                "/log/directory/1",
                "/log/directory/1/",
                "/log/directory/1/checkpoint/",
                "/log/directory/1/checkpoint?",
                "/log/directory/1/checkpoint?a=b",
                "/log/directory/1/checkpoint#a",
                "/log/directory/1/Checkpoint",
                "/log//directory/1/checkpoint",
                "/log/directory//1/checkpoint",
                "/log/./directory/1/checkpoint",
                "/log/messages/../directory/1/checkpoint",
                "/log/messages/%2e%2e/directory/1/checkpoint",
                "/log/%64irectory/1/checkpoint",
                "/log/Directory/1/checkpoint",
                "/log/letters/1/checkpoint",
                "/log/directory/0/checkpoint",
                "/log/directory/01/checkpoint",
                "/log/directory/+1/checkpoint",
                "/log/directory/-1/checkpoint",
                "/log/directory/2/checkpoint",
                "/log/directory/99999999999999999999/checkpoint",
                "/log/directory/1/tile",
                "/log/directory/1/tile/",
                "/log/directory/1/tile/0",
                "/log/directory/1/tile/0/0",
                "/log/directory/1/tile/0/0000",
                "/log/directory/1/tile/0/00",
                "/log/directory/1/tile/0/x00",
                "/log/directory/1/tile/0/x000",
                "/log/directory/1/tile/0/x000/000",
                "/log/directory/1/tile/0/001/000",
                "/log/directory/1/tile/0/x001/x000",
                "/log/directory/1/tile/00/000",
                "/log/directory/1/tile/64/000",
                "/log/directory/1/tile/-1/000",
                "/log/directory/1/tile/0/000.p",
                "/log/directory/1/tile/0/000.p/",
                "/log/directory/1/tile/0/000.p/0",
                "/log/directory/1/tile/0/000.p/03",
                "/log/directory/1/tile/0/000.p/256",
                "/log/directory/1/tile/0/000.p/99999999999999999999",
                "/log/directory/1/tile/0/000.p/3/",
                "/log/directory/1/tile/0/000.p/3.p/3",
                "/log/directory/1/tile/0/../0/000.p/3",
                "/log/directory/1/tile/0/x999/x999/x999/x999/x999/x999/x999/x999/999",
                "/log/directory/1/tile/data/000.p/3",
                "/log/messages/1/tile/entries/",
                "/log/messages/1/tile/entries/0/000.p/3",
                "/log/messages/1/tile/entries/../entries/000.p/3",
                "/log/messages/1/tile/0/000%2ep/3"
            })
    void findsNothingAtAnyOtherPath(String path) throws IOException {
        try (var server = server(Engine.NATIVE, new Pages());
                var line = RawLine.tls(server, MEMBER)) {
            var answer = get(line, path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(Bytes.utf8("There is nothing here.\n"));
            assertThat(get(line, "/log/directory/1/checkpoint").status()).isEqualTo(200);
        }
    }

    @Test
    void answersAMethodOtherThanGetAndHeadByNamingThoseTwo() throws IOException {
        try (var server = server(Engine.NATIVE, new Pages());
                var line = RawLine.tls(server, MEMBER)) {
            for (var method : new String[] {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "MADE-UP"}) {
                line.send(method + " /log/directory/1/checkpoint HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");
                var answer = line.awaitAnswer();
                assertThat(answer.status()).isEqualTo(405);
                assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
            }
            assertThat(get(line, "/log/directory/1/checkpoint").body()).isEqualTo(NOTE);
        }
    }

    @Test
    void answersHeadWithTheLengthAndNoBody() throws IOException {
        try (var server = server(Engine.NATIVE, new Pages());
                var line = RawLine.tls(server, MEMBER)) {
            line.send("HEAD /log/directory/1/checkpoint HTTP/1.1\r\nHost: a\r\n\r\n");
            var answer = line.awaitAnswer(false);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("content-length")).isEqualTo(Integer.toString(NOTE.length()));
            assertThat(get(line, "/log/messages/1/tile/0/000.p/3").body()).isEqualTo(HASHES);
        }
    }

    @Test
    void answersRequestsThatWereSentTogetherInTheirOrder() throws IOException {
        try (var server = server(Engine.NATIVE, new Pages());
                var line = RawLine.tls(server, MEMBER)) {
            line.send((request("/log/directory/1/checkpoint")
                            + request("/log/messages/1/tile/0/000.p/3")
                            + request("/log/messages/1/tile/entries/000.p/3")
                            + request("/log/messages/1/nothing"))
                    .repeat(30));
            for (var i = 0; i < 30; i++) {
                assertThat(line.awaitAnswer().body()).isEqualTo(NOTE);
                assertThat(line.awaitAnswer().body()).isEqualTo(HASHES);
                assertThat(line.awaitAnswer().body()).isEqualTo(ENTRIES);
                assertThat(line.awaitAnswer().status()).isEqualTo(404);
            }
        }
    }

    @Test
    void closesWhenTheClientAsksForIt() throws IOException {
        try (var server = server(Engine.NATIVE, new Pages());
                var closing = RawLine.tls(server, Device.none());
                var old = RawLine.tls(server, Device.none())) {
            closing.send("GET /log/directory/1/checkpoint HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertThat(closing.awaitAnswer().header("connection")).isEqualTo("close");
            assertThat(closing.awaitEnd()).isEmpty();
            old.send("GET /log/directory/1/checkpoint HTTP/1.0\r\n\r\n");
            assertThat(old.awaitAnswer().body()).isEqualTo(NOTE);
            assertThat(old.awaitEnd()).isEmpty();
        }
    }

    @Test
    void hangsUpOnWhoAsksNothingMoreAndOnWhoNeverFinishes() throws IOException {
        try (var server = new TestServer(Engine.NATIVE, BRISK, TestServer.free(), new OneMember(), new Pages());
                var idle = RawLine.tls(server, Device.none());
                var half = RawLine.tls(server, Device.none())) {
            assertThat(get(idle, "/log/directory/1/checkpoint").status()).isEqualTo(200);
            assertThat(get(half, "/log/directory/1/checkpoint").status()).isEqualTo(200);
            half.send("GET /log/directory/1/check");
            assertThat(idle.awaitEnd()).isEmpty();
            assertThat(half.awaitEnd()).isEmpty();
        }
    }

    @Test
    void readsNoMoreOfAClientThatDoesNotTakeItsAnswersAndLetsItGo() throws Exception {
        var pages = new Pages();
        try (var server = new TestServer(Engine.NATIVE, BRISK, TestServer.free(), new OneMember(), pages);
                var greedy = RawLine.tls(server, Device.none());
                var honest = RawLine.tls(server, MEMBER)) {
            greedy.send(request("/log/messages/1/tile/1/000").repeat(100));
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (server.lines.all().size() > 1 && System.nanoTime() < deadline) {
                assertThat(get(honest, "/log/directory/1/checkpoint").status()).isEqualTo(200);
            }
            assertThat(server.lines.all()).hasSize(1);
            assertThat(pages.wide.get()).isLessThan(20);
        }
    }

    @Test
    void boundsHowOftenAnAddressWithoutADeviceMayAsk() throws IOException {
        var often = new Allowance(1_000_000, Duration.ofSeconds(1));
        var rates = new Limits(1 << 20, 1000, 1 << 30, new Allowance(5, Duration.ofHours(1)), often, often);
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, rates, new OneMember(), new Pages());
                var first = RawLine.tls(server, Device.none());
                var second = RawLine.tls(server, Device.none());
                var member = RawLine.tls(server, MEMBER)) {
            for (var i = 0; i < 5; i++) {
                assertThat(get(first, "/log/directory/1/checkpoint").status()).isEqualTo(200);
            }
            assertThat(get(second, "/log/directory/1/checkpoint").status()).isEqualTo(429);
            assertThat(get(second, "/log/nothing").status()).isEqualTo(429);
            assertThat(get(member, "/log/directory/1/checkpoint").status()).isEqualTo(200);
        }
    }

    @Test
    void saysThatTheLogCannotBeReadNowAndGoesOn() throws IOException {
        try (var server = server(Engine.NATIVE, new Pages());
                var line = RawLine.tls(server, Device.none())) {
            assertThat(get(line, "/log/messages/1/tile/2/000").status()).isEqualTo(503);
            assertThat(get(line, "/log/messages/1/tile/3/000").status()).isEqualTo(500);
            assertThat(get(line, "/log/messages/1/checkpoint").status()).isEqualTo(200);
        }
    }

    @Test
    void worksOnNoMorePagesAtOnceThanThereArePlacesAndOthersWait() throws Exception {
        var time = Duration.ofSeconds(60);
        var two = new LineLimits(100, 100, 4, 2, time, time, time, time);
        var pages = new Pages();
        try (var server = new TestServer(Engine.NATIVE, two, TestServer.free(), new OneMember(), pages);
                var first = RawLine.tls(server, Device.none());
                var second = RawLine.tls(server, Device.none());
                var third = RawLine.tls(server, Device.none())) {
            first.send(request("/log/messages/1/tile/4/000"));
            second.send(request("/log/messages/1/tile/4/000"));
            assertThat(pages.begun.await(20, TimeUnit.SECONDS)).isTrue();
            third.send(request("/log/messages/1/checkpoint"));
            pages.release.countDown();
            assertThat(third.awaitAnswer().body()).isEqualTo(NOTE);
            assertThat(first.awaitAnswer().status()).isEqualTo(404);
            assertThat(second.awaitAnswer().status()).isEqualTo(404);
        }
    }

    private static TestServer server(Engine engine, LogPages pages) {
        return new TestServer(engine, TestServer.LIMITS, TestServer.free(), new OneMember(), pages);
    }

    private static HttpAnswer get(RawLine line, String path) throws IOException {
        line.send(request(path));
        return line.awaitAnswer();
    }

    private static String request(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
    }

    /// Both logs have three leaves; the tiles of the upper levels are for what goes wrong.
    private static final class Pages implements LogPages {
        private final CountDownLatch begun = new CountDownLatch(2);
        private final CountDownLatch release = new CountDownLatch(1);
        private final AtomicInteger wide = new AtomicInteger();

        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }

        @Override
        public Optional<Bytes> checkpoint(LogKind log, int generation) {
            return generation == 1 ? Optional.of(NOTE) : Optional.empty();
        }

        @Override
        public Optional<Bytes> tile(LogKind log, int generation, Tile tile) throws IOException {
            switch (tile.level()) {
                case 1 -> {
                    wide.incrementAndGet();
                    return Optional.of(WIDE);
                }
                case 2 -> throw new IOException("the disk is gone");
                case 3 -> throw new IllegalStateException("a fault");
                case 4 -> {
                    begun.countDown();
                    await(release);
                }
                default -> {
                    // As a log has them.
                }
            }
            return generation == 1 && tile.equals(new Tile(0, 0, 3)) ? Optional.of(HASHES) : Optional.empty();
        }

        @Override
        public Optional<Bytes> entries(LogKind log, int generation, long index, int width) {
            return generation == 1 && index == 0 && width == 3 ? Optional.of(ENTRIES) : Optional.empty();
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody let it go on");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// One device is a member's.
    private record OneMember() implements Requests {
        @Override
        public Response handle(Caller caller, Request request) {
            return new Response.Deleted(true);
        }

        @Override
        public Optional<MailboxId> mailbox(Caller caller) {
            return caller.tlsKey().equals(MEMBER.tlsKey())
                    ? Optional.of(MailboxId.ofKey(caller.tlsKey()))
                    : Optional.empty();
        }
    }
}
