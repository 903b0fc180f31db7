package obreia.daemon.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import obreia.daemon.admission.Allowance;
import obreia.daemon.admission.Limits;
import obreia.daemon.net.TestServer.Engine;
import obreia.daemon.service.Caller;
import obreia.fixtures.line.Device;
import obreia.fixtures.line.LineClient;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.RequestCodec;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The line as a client meets it, over a real socket, with either engine.
final class RepositoryServerTest {
    private static final Request ASK = new Request.New(0, 1);
    private static final Response ANSWER = new Response.Deleted(true);

    @Test
    void takesTheNativeTransportAndEngineWhereThereAreSome() {
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, _) -> ANSWER)) {
            assertThat(server.server.transport()).isEqualTo("epoll");
            assertThat(server.server.engine()).isEqualTo("BoringSSL");
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheServiceWhoseDeviceAsks(Engine engine) {
        var device = Device.make();
        var asked = new AtomicReference<Caller>();
        try (var server = new TestServer(engine, TestServer.LIMITS, (caller, _) -> {
                    asked.set(caller);
                    return ANSWER;
                });
                var client = server.connect(device)) {
            assertThat(client.ask(ASK)).isEqualTo(ANSWER);
            assertThat(asked.get()).isEqualTo(new Caller(device.tlsKey()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void carriesTheLargestEnvelopeBothWays(Engine engine) {
        var envelope = Bytes.of(new byte[1 << 20]);
        try (var server = new TestServer(engine, TestServer.LIMITS, (_, request) -> switch (request) {
                    case Request.Send send -> new Response.EnvelopeBody(send.envelope());
                    default -> ANSWER;
                });
                var client = server.connect(Device.make())) {
            var to = MailboxId.ofKey(Bytes.utf8("somebody"));
            var send = new Request.Send(List.of(to), Digest.of(envelope), Bytes.of(new byte[32]), envelope);
            assertThat(client.ask(send)).isEqualTo(new Response.EnvelopeBody(envelope));
        }
    }

    @Test
    void answersInWhateverOrderTheAnswersCome() throws Exception {
        var first = new CountDownLatch(1);
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, request) -> {
                    var number = ((Request.New) request).after();
                    if (number == 1) {
                        await(first);
                    }
                    return new Response.Rotated(number);
                });
                var client = server.connect(Device.make())) {
            var slow = client.begin(new Request.New(1, 1));
            assertThat(client.ask(new Request.New(2, 1))).isEqualTo(new Response.Rotated(2));
            assertThat(slow).isNotDone();
            first.countDown();
            assertThat(slow.get(20, TimeUnit.SECONDS)).isEqualTo(new Response.Rotated(1));
        }
    }

    @Test
    void beginsNoMoreRequestsOfOneConnectionThanItsBoundAndOthersGoOn() throws Exception {
        var open = new CountDownLatch(1);
        var inWork = new AtomicInteger();
        var most = new AtomicInteger();
        var busy = Device.make();
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (caller, _) -> {
                    if (caller.tlsKey().equals(busy.tlsKey())) {
                        most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
                        await(open);
                        inWork.decrementAndGet();
                    }
                    return ANSWER;
                });
                var client = server.connect(busy);
                var other = server.connect(Device.make())) {
            var all = new ArrayList<CompletableFuture<Response>>();
            for (var i = 0; i < 200; i++) {
                all.add(client.begin(ASK));
            }
            assertThat(other.ask(ASK)).isEqualTo(ANSWER);
            open.countDown();
            for (var answer : all) {
                assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(ANSWER);
            }
            assertThat(most.get()).isBetween(1, TestServer.LIMITS.requests());
        }
    }

    @Test
    void answersAMalformedFrameUnderItsIdOrNoneAndGoesOn() throws Exception {
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, _) -> ANSWER);
                var client = server.connect(Device.make())) {
            var trailing = Bytes.concat(RequestCodec.encode(7, ASK), Bytes.of((byte) 1));
            assertThat(code(client.begin(7, trailing).get(20, TimeUnit.SECONDS)))
                    .isEqualTo(ErrorCode.MALFORMED);
            client.send(ByteBuffer.wrap(new byte[] {1, 2, 3}), true);
            assertThat(code(client.nextUnasked())).isEqualTo(ErrorCode.MALFORMED);
            client.send(ByteBuffer.allocate(0), true);
            assertThat(code(client.nextUnasked())).isEqualTo(ErrorCode.MALFORMED);
            var lie = ByteBuffer.allocate(100).putInt(Integer.MAX_VALUE).rewind();
            client.send(lie, true);
            assertThat(code(client.nextUnasked())).isEqualTo(ErrorCode.MALFORMED);
            assertThat(client.ask(ASK)).isEqualTo(ANSWER);
        }
    }

    @Test
    void answersAFaultOfTheServiceAsOneAndGoesOn() {
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, request) -> {
                    if (request instanceof Request.Subscribe) {
                        throw new IllegalStateException("planted");
                    }
                    return ANSWER;
                });
                var client = server.connect(Device.make())) {
            var failure = (Response.Failure) client.ask(new Request.Subscribe());
            assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL);
            assertThat(failure.message()).doesNotContain("planted");
            assertThat(client.ask(ASK)).isEqualTo(ANSWER);
        }
    }

    @Test
    void refusesWhatADeviceAsksTooOftenAndAnswersOthers() {
        var often = new Allowance(1_000_000, Duration.ofSeconds(1));
        var rates = new Limits(1 << 20, 10, 1 << 30, new Allowance(3, Duration.ofDays(1)), often, often);
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, rates, (_, _) -> ANSWER);
                var client = server.connect(Device.make());
                var other = server.connect(Device.make())) {
            for (var i = 0; i < 3; i++) {
                assertThat(client.ask(ASK)).isEqualTo(ANSWER);
            }
            assertThat(code(client.ask(ASK))).isEqualTo(ErrorCode.RATE);
            assertThat(other.ask(ASK)).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void closesEveryConnectionOfARemovedDeviceAtOnceAndNoOther(Engine engine) {
        var lost = Device.make();
        try (var server = new TestServer(engine, TestServer.LIMITS, (_, _) -> ANSWER);
                var one = server.connect(lost);
                var two = server.connect(lost);
                var other = server.connect(Device.make())) {
            server.lines.close(lost.tlsKey());
            assertThat(one.awaitClosed()).isEqualTo(new LineClient.Closed(1008, "this device was removed"));
            assertThat(two.awaitClosed().code()).isEqualTo(1008);
            assertThat(other.ask(ASK)).isEqualTo(ANSWER);
        }
    }

    @Test
    void pushesNoticesToWhoSubscribedAndToNobodyElse() {
        var reader = Device.make();
        var mailbox = MailboxId.ofKey(reader.tlsKey());
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, _) -> new Response.Subscribed());
                var client = server.connect(reader);
                var silent = server.connect(reader)) {
            assertThat(client.ask(new Request.Subscribe())).isEqualTo(new Response.Subscribed());
            assertThat(silent.ask(ASK)).isEqualTo(new Response.Subscribed());
            var notice = new Response.Notice(Response.Notice.Kind.MESSAGE, 42);
            server.lines.push(mailbox, notice);
            server.lines.push(
                    MailboxId.ofKey(Bytes.utf8("other")), new Response.Notice(Response.Notice.Kind.RECEIPT, 1));
            assertThat(client.nextNotice()).isEqualTo(notice);
            assertThat(client.ask(ASK)).isEqualTo(new Response.Subscribed());
            assertThat(silent.ask(ASK)).isEqualTo(new Response.Subscribed());
            assertThat(client.noticesLeft()).isZero();
            assertThat(silent.noticesLeft()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverResumesASession(Engine engine) throws Exception {
        try (var server = new TestServer(engine, TestServer.LIMITS, (_, _) -> ANSWER)) {
            var asked = new AtomicInteger();
            var context = Device.make().context(server.pin(), asked);
            for (var i = 1; i <= 3; i++) {
                var http = HttpClient.newBuilder().sslContext(context).build();
                var answer = http.send(
                        HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + server.port() + "/"))
                                .build(),
                        BodyHandlers.ofString());
                http.shutdownNow();
                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(asked.get()).isEqualTo(i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesTls12(Engine engine) throws Exception {
        try (var server = new TestServer(engine, TestServer.LIMITS, (_, _) -> ANSWER);
                var socket = (SSLSocket) Device.make()
                        .context(server.pin())
                        .getSocketFactory()
                        .createSocket("127.0.0.1", server.port())) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThatThrownBy(socket::startHandshake)
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("protocol_version");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesADeviceKeyThatIsNotP256(Engine engine) {
        try (var server = new TestServer(engine, TestServer.LIMITS, (_, _) -> ANSWER)) {
            assertThatThrownBy(() -> server.connect(Device.withCurve("secp384r1")))
                    .isInstanceOf(AssertionError.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void letsAClientWithoutCertificateAskForPagesAndNotForWebSocket(Engine engine) throws Exception {
        try (var server = new TestServer(engine, TestServer.LIMITS, (_, _) -> ANSWER)) {
            assertThat(status(server, Device.none(), "/other")).isEqualTo(404);
            assertThatThrownBy(() -> server.connect(Device.none()))
                    .cause()
                    .isInstanceOfSatisfying(
                            WebSocketHandshakeException.class,
                            refused -> assertThat(refused.getResponse().statusCode())
                                    .isEqualTo(403));
        }
    }

    @Test
    void aClientThatPinsAnotherKeyDoesNotConnect() {
        try (var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, _) -> ANSWER)) {
            assertThatThrownBy(() -> LineClient.connect(server.port(), Digest.of(Bytes.utf8("other")), Device.make()))
                    .hasStackTraceContaining("not the repository that the address names");
        }
    }

    @Test
    void answersWhatIsInWorkBeforeItStops() throws Exception {
        var begun = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        var server = new TestServer(Engine.NATIVE, TestServer.LIMITS, (_, _) -> {
            begun.countDown();
            await(open);
            return ANSWER;
        });
        try (var client = server.connect(Device.make())) {
            var answer = client.begin(ASK);
            await(begun);
            var closing = Thread.ofVirtual().start(server::close);
            open.countDown();
            assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(ANSWER);
            assertThat(client.awaitClosed()).isEqualTo(new LineClient.Closed(1001, "the repository stops"));
            closing.join();
        }
    }

    private static int status(TestServer server, Device device, String path) throws IOException, InterruptedException {
        try (var http =
                HttpClient.newBuilder().sslContext(device.context(server.pin())).build()) {
            var uri = URI.create("https://127.0.0.1:" + server.port() + path);
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static ErrorCode code(Response response) {
        return ((Response.Failure) response).code();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing came in 20 seconds");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
