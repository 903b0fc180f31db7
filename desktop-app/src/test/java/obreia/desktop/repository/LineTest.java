package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.Limits;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.ResponseCodec;
import org.junit.jupiter.api.Test;

class LineTest {
    private static final Bytes ENVELOPE = Bytes.of(filled(Limits.ENVELOPE));
    private static final Request.Fetch FETCH = new Request.Fetch(Digest.of(ENVELOPE));
    private static final Request SUBSCRIBE = new Request.Subscribe();

    @Test
    void gathersALargeAnswerFromItsFragments() throws Exception {
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    var frame = ResponseCodec.encode(line.request().id(), new Response.EnvelopeBody(ENVELOPE));
                    for (var at = 0; at < frame.length(); at += 10_000) {
                        var end = Math.min(frame.length(), at + 10_000);
                        line.send(
                                at == 0 ? ScriptedLine.BINARY : ScriptedLine.CONTINUATION,
                                end == frame.length(),
                                frame.slice(at, end));
                    }
                    line.waitForTheEnd();
                });
                var client = server.connect()) {
            assertThat(client.fetch(Digest.of(ENVELOPE))).isEqualTo(new Answer.Granted<>(ENVELOPE));
        }
    }

    @Test
    void handsALargeRequestOver() throws Exception {
        var got = new CompletableFuture<Request>();
        try (var server = ScriptedServer.answering(request -> {
                    got.complete(request);
                    return Response.Failure.of(ErrorCode.QUOTA, "full");
                });
                var client = server.connect()) {
            var send = Records.send(ENVELOPE);
            assertThat(client.call(send)).isInstanceOf(Response.Failure.class);
            assertThat(got.join()).isEqualTo(send);
        }
    }

    @Test
    void endsAtAnAnswerThatIsTooLarge() throws Exception {
        untrue(
                line -> {
                    var _ = line.request();
                    line.send(ScriptedLine.BINARY, false, Bytes.of(new byte[Limits.FRAME]));
                    line.send(ScriptedLine.CONTINUATION, true, Bytes.of(new byte[1]));
                },
                "over " + Limits.FRAME + " bytes");
    }

    @Test
    void endsAtWhatCannotBeRead() throws Exception {
        untrue(line -> line.send(ScriptedLine.BINARY, true, Bytes.utf8("hello there")), "cannot be read");
        untrue(line -> line.send(ScriptedLine.TEXT, true, Bytes.utf8("{}")), "text");
    }

    @Test
    void endsAtAnAnswerToARequestThatWasNeverMade() throws Exception {
        untrue(line -> line.answer(7, new Response.Subscribed()), "request 7, which was never made");
    }

    @Test
    void endsAtASecondAnswerToOneRequest() throws Exception {
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    var id = line.request().id();
                    line.answer(id, new Response.Subscribed());
                    line.answer(id, new Response.Subscribed());
                    line.waitForTheEnd();
                });
                var client = server.connect()) {
            assertThat(client.call(SUBSCRIBE)).isEqualTo(new Response.Subscribed());
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> client.call(SUBSCRIBE))
                    .withMessageContaining("request 1 twice");
        }
    }

    @Test
    void refusesAnAnswerOfAnotherKindAndGoesOn() throws Exception {
        try (var server = ScriptedServer.answering(request ->
                        request instanceof Request.Subscribe ? new Response.Deleted(true) : new Response.Rotated(2));
                var client = server.connect()) {
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(client::subscribe)
                    .withMessage("the repository answered Subscribe with Deleted");
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> client.fetch(Digest.of(ENVELOPE)))
                    .withMessage("the repository answered Fetch with Rotated");
        }
    }

    @Test
    void saysThatTheLineBrokeInTheMiddleOfAnAnswer() throws Exception {
        var heard = new Heard();
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    var frame = ResponseCodec.encode(line.request().id(), new Response.EnvelopeBody(ENVELOPE));
                    line.send(ScriptedLine.BINARY, false, frame.slice(0, frame.length() / 2));
                });
                var client = server.connect(Patience.standard(), heard)) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.call(FETCH));
            assertThat(heard.end()).isInstanceOf(LineEnd.Lost.class);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.call(FETCH));
        }
    }

    @Test
    void saysWhatTheRepositoryCouldNotRead() throws Exception {
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    var _ = line.request();
                    line.answer(0, Response.Failure.of(ErrorCode.MALFORMED, "frame has no header"));
                    line.waitForTheEnd();
                });
                var client = server.connect()) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.call(SUBSCRIBE))
                    .withMessageContaining("frame has no header");
        }
    }

    @Test
    void letsAnAnswerThatComesTooLateGo() throws Exception {
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    var late = line.request();
                    var next = line.request();
                    line.answer(late.id(), new Response.Subscribed());
                    line.answer(next.id(), new Response.Deleted(false));
                    line.waitForTheEnd();
                });
                var client = server.connect(
                        new Patience(Duration.ofSeconds(30), Duration.ofMillis(500), Duration.ofSeconds(30)),
                        LineListener.none())) {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> client.call(SUBSCRIBE))
                    .withMessageContaining("did not answer");
            assertThat(client.call(new Request.Delete(Digest.of(ENVELOPE), true)))
                    .isEqualTo(new Response.Deleted(false));
        }
    }

    @Test
    void givesEachOfManyThreadsItsOwnAnswer() throws Exception {
        var atOnce = 8;
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    while (true) {
                        var requests = new ArrayList<Framed<Request>>();
                        while (requests.size() < atOnce) {
                            requests.add(line.request());
                        }
                        Collections.reverse(requests);
                        for (var request : requests) {
                            var number = ((Request.Lookup) request.content()).after();
                            line.answer(request.id(), Response.Failure.of(ErrorCode.NOT_FOUND, "no " + number));
                        }
                    }
                });
                var client = server.connect();
                var threads = Executors.newFixedThreadPool(atOnce)) {
            var calls = IntStream.range(0, atOnce * 5)
                    .<Callable<Boolean>>mapToObj(number -> () -> client.call(new Request.Lookup(Records.ANA, number))
                            .equals(Response.Failure.of(ErrorCode.NOT_FOUND, "no " + number)))
                    .toList();
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isTrue();
            }
        }
    }

    @Test
    void tellsWhatWasRefusedApartFromWhatFailed() throws Exception {
        try (var server = ScriptedServer.answering(_ -> Response.Failure.of(ErrorCode.RATE, "too many requests"));
                var client = server.connect()) {
            assertThat(client.subscribe())
                    .isEqualTo(new Answer.Refused<>(new Refusal(ErrorCode.RATE, "too many requests", true)));
        }
    }

    /// A line on which the repository says this ends as untrue, for the request that waits and for all later ones.
    private static void untrue(ScriptedServer.Script script, String why) throws Exception {
        var heard = new Heard();
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    script.run(line);
                    line.waitForTheEnd();
                });
                var client = server.connect(Patience.standard(), heard)) {
            for (var i = 0; i < 2; i++) {
                assertThatExceptionOfType(VerificationException.class)
                        .isThrownBy(() -> client.call(SUBSCRIBE))
                        .withMessageContaining(why);
            }
            assertThat(heard.end()).isInstanceOf(LineEnd.Untrue.class);
        }
    }

    private static byte[] filled(int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
