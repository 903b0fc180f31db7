package obreia.daemon.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import obreia.daemon.net.TestServer.Engine;
import obreia.fixtures.line.Device;
import obreia.fixtures.line.LineClient;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.RequestCodec;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What strangers do to the line; each time an honest client beside them is answered as before.
final class HostileLineTest {
    private static final Request ASK = new Request.New(0, 1);
    private static final Request FETCH = new Request.Fetch(Digest.of(Bytes.utf8("letter")));
    private static final Response ANSWER = new Response.Deleted(true);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @ParameterizedTest
    @EnumSource
    void hangsUpOnBytesThatAreNotTls(Engine engine) throws IOException {
        try (var server = new TestServer(engine, TestServer.LIMITS, (_, _) -> ANSWER);
                var honest = server.connect(Device.make())) {
            var random = new Random(1);
            for (var i = 0; i < 20; i++) {
                try (var stranger = RawLine.tcp(server)) {
                    var garbage = new byte[1 + random.nextInt(4000)];
                    random.nextBytes(garbage);
                    // Not the start of a record, that is only not yet whole.
                    garbage[0] = (byte) 0xff;
                    stranger.send(garbage);
                    stranger.endOutput();
                    assertThat(stranger.awaitEnd().length).isLessThan(100);
                }
            }
            assertThat(honest.ask(ASK)).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void hangsUpOnWhoNeverBeginsTls(Engine engine) throws IOException {
        try (var server = new TestServer(engine, TestServer.BRISK_HELLO, (_, _) -> ANSWER);
                var silent = RawLine.tcp(server);
                var half = RawLine.tcp(server)) {
            half.send((byte) 0x16, (byte) 3, (byte) 1, (byte) 2, (byte) 0, (byte) 1);
            assertThat(silent.awaitEnd()).isEmpty();
            assertThat(half.awaitEnd().length).isLessThan(100);
        }
    }

    @Test
    void hangsUpOnWhoNeverFinishesItsRequest() throws IOException {
        try (var server = new TestServer(Engine.NATIVE, TestServer.BRISK_HELLO, (_, _) -> ANSWER);
                var slow = RawLine.tls(server)) {
            slow.send("GET /v1 HTTP/1.1\r\nHost: a\r\n");
            assertThat(slow.awaitEnd()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1 HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 100000000\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1 HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\r\n",
                "GET /v1 HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 99\r\n\r\n",
                "\0\1\2\3\r\n\r\n"
            })
    void answersWhatIsNotAnUpgradeShortlyAndHangsUp(String request) throws IOException {
        refusesShortly(request);
    }

    @Test
    void refusesARequestOfAnyLengthShortly() throws IOException {
        refusesShortly("GET /" + "a".repeat(5000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
        refusesShortly("GET /v1 HTTP/1.1\r\n" + "X: y\r\n".repeat(5000) + "\r\n");
    }

    @Test
    void closesWithAReasonWhatIsTooLongOrOfAnotherKind() throws IOException {
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, _) -> ANSWER);
                var honest = server.connect(Device.make());
                var text = server.connect(Device.make());
                var parts = server.connect(Device.make());
                var whole = RawLine.webSocket(server)) {
            text.sendText("{}");
            assertThat(text.awaitClosed())
                    .isEqualTo(new LineClient.Closed(1003, "text frame; requests are binary frames"));
            whole.send(
                    (byte) 0x82,
                    (byte) 0xff,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 0,
                    (byte) 32,
                    (byte) 0,
                    (byte) 0);
            assertThat(closeCode(whole.awaitEnd())).isEqualTo(1009);
            for (var i = 0; i < 12; i++) {
                parts.send(ByteBuffer.allocate(100_000), false);
            }
            assertThat(parts.awaitClosed().code()).isIn(1009, 1006);
            assertThat(honest.ask(ASK)).isEqualTo(ANSWER);
        }
    }

    @Test
    void closesFramesThatBreakTheProtocol() throws IOException {
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, _) -> ANSWER);
                var unmasked = RawLine.webSocket(server);
                var reserved = RawLine.webSocket(server);
                var opcode = RawLine.webSocket(server);
                var continued = RawLine.webSocket(server)) {
            unmasked.send((byte) 0x82, (byte) 1, (byte) 0);
            reserved.send((byte) 0xf2, (byte) 0x81, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
            opcode.send((byte) 0x83, (byte) 0x81, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
            continued.send((byte) 0x80, (byte) 0x81, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0);
            assertThat(closeCode(unmasked.awaitEnd())).isEqualTo(1002);
            assertThat(closeCode(reserved.awaitEnd())).isEqualTo(1002);
            assertThat(closeCode(opcode.awaitEnd())).isEqualTo(1002);
            assertThat(closeCode(continued.awaitEnd())).isEqualTo(1002);
        }
    }

    @Test
    void closesWhoStopsInTheMiddleOfAFrame() {
        try (var server = new TestServer(Engine.NATIVE, TestServer.BRISK_FRAMES, (_, _) -> ANSWER);
                var client = server.connect(Device.make())) {
            client.send(ByteBuffer.allocate(10), false);
            assertThat(client.awaitClosed().code()).isEqualTo(1008);
        }
    }

    @Test
    void closesAClientThatIsGoneWithoutAWord() throws IOException {
        try (var server = new TestServer(Engine.NATIVE, TestServer.BRISK_PINGS, (_, _) -> ANSWER);
                var gone = RawLine.webSocket(server)) {
            assertThat(closeCode(gone.awaitEnd())).isEqualTo(1008);
        }
    }

    @Test
    void holdsFewAnswersOfAClientThatDoesNotReadAndThenLetsItGo() throws IOException {
        var letter = new Response.EnvelopeBody(Bytes.of(new byte[1 << 20]));
        var fetched = new AtomicInteger();
        try (var server = new TestServer(Engine.NATIVE, TestServer.BRISK_FRAMES, (_, request) -> {
                    if (request instanceof Request.Fetch) {
                        fetched.incrementAndGet();
                        return letter;
                    }
                    return ANSWER;
                });
                var honest = server.connect(Device.make());
                var greedy = RawLine.webSocket(server)) {
            for (var i = 1; i <= 200; i++) {
                greedy.sendMessage(RequestCodec.encode(i, FETCH));
            }
            assertThat(honest.ask(ASK)).isEqualTo(ANSWER);
            await(() -> server.lines.all().size() == 1);
            assertThat(fetched.get()).isBetween(1, 3 * TestServer.BRISK_FRAMES.requests());
            assertThat(honest.ask(ASK)).isEqualTo(ANSWER);
        }
    }

    @Test
    void takesSoManyConnectionsOfOneAddressAndTheNextWhenOneLeaves() throws IOException {
        var time = Duration.ofSeconds(10);
        var few = new LineLimits(10, 3, 4, 16, time, time, time, time);
        try (var server = new TestServer(Engine.NATIVE, few, (_, _) -> ANSWER);
                var second = server.connect(Device.make());
                var third = server.connect(Device.make())) {
            try (var first = server.connect(Device.make());
                    var refused = RawLine.tcp(server)) {
                assertThat(refused.awaitEnd()).isEmpty();
                assertThat(first.ask(ASK)).isEqualTo(ANSWER);
            }
            await(() -> server.lines.all().size() == 2);
            try (var next = server.connect(Device.make())) {
                assertThat(next.ask(ASK)).isEqualTo(ANSWER);
            }
            assertThat(second.ask(ASK)).isEqualTo(ANSWER);
            assertThat(third.ask(ASK)).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void outlivesAThousandConnectionsThatComeAndGo(Engine engine) throws Exception {
        try (var server = new TestServer(engine, TestServer.LIMITS, (_, _) -> ANSWER);
                var honest = server.connect(Device.make());
                var strangers = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<Future<Void>>();
            for (var i = 0; i < 1000; i++) {
                all.add(strangers.submit(visit(server, i)));
            }
            for (var visit : all) {
                visit.get(2, TimeUnit.MINUTES);
            }
            assertThat(honest.ask(ASK)).isEqualTo(ANSWER);
            await(() -> server.lines.all().size() == 1);
        }
    }

    private static Callable<Void> visit(TestServer server, int number) {
        return () -> {
            switch (number % 20) {
                case 0 -> {
                    try (var line = RawLine.webSocket(server)) {
                        line.sendMessage(RequestCodec.encode(1, FETCH));
                    }
                }
                case 1 -> RawLine.webSocket(server).reset();
                case 2 -> {
                    try (var line = RawLine.tls(server)) {
                        line.send("GET / HTTP/1.1\r\n\r\n");
                    }
                }
                default -> RawLine.tcp(server).reset();
            }
            return null;
        };
    }

    private static void refusesShortly(String request) throws IOException {
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, _) -> ANSWER);
                var stranger = RawLine.tls(server)) {
            stranger.send(request);
            var answer = new String(stranger.awaitEnd(), StandardCharsets.US_ASCII);
            assertThat(answer).matches("(?s)HTTP/1.1 4\\d\\d .*").hasSizeLessThan(500);
        }
    }

    /// The code of the close frame that ends what was said. RFC 6455, section 5.5.1.
    private static int closeCode(byte[] said) {
        for (var i = said.length - 4; i >= 0; i--) {
            if (said[i] == (byte) 0x88 && said[i + 1] == said.length - i - 2) {
                return ByteBuffer.wrap(said).getShort(i + 2);
            }
        }
        throw new AssertionError("no close frame in " + Bytes.of(said).hex());
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("it did not happen in " + LONGEST);
            }
            Thread.onSpinWait();
        }
    }
}
