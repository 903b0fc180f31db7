package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

class FetchAheadTest {
    private static final int AT_ONCE = 8;

    private final List<Bytes> envelopes =
            IntStream.range(0, 20).mapToObj(n -> Bytes.utf8("envelope " + n)).toList();
    private final List<Digest> ids = envelopes.stream().map(Digest::of).toList();

    @Test
    void eightAreAskedForBeforeTheFirstIsAnsweredAndEachIsGivenToWhoeverAskedForIt() throws Exception {
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    while (true) {
                        var open = new ArrayList<Framed<Request>>();
                        while (open.size() < AT_ONCE) {
                            open.add(line.request());
                        }
                        Collections.reverse(open);
                        for (var request : open) {
                            line.answer(request.id(), honest(request.content()));
                        }
                    }
                });
                var client = server.connect()) {
            var ahead = new FetchAhead(client, ids.subList(0, AT_ONCE));
            for (var n = 0; n < AT_ONCE; n++) {
                assertThat(ahead.fetch(ids.get(n))).isEqualTo(new Answer.Granted<>(envelopes.get(n)));
            }
        }
    }

    @Test
    void eachIsAskedForOnceAndWhatIsLeftOutHoldsUpNothing() throws Exception {
        var asked = new ConcurrentLinkedQueue<Digest>();
        try (var server = ScriptedServer.answering(request -> {
                    asked.add(((Request.Fetch) request).envelope());
                    return honest(request);
                });
                var client = server.connect()) {
            var ahead = new FetchAhead(client, ids.subList(0, 19));
            for (var n : List.of(0, 9, 18)) {
                assertThat(ahead.fetch(ids.get(n))).isEqualTo(new Answer.Granted<>(envelopes.get(n)));
            }
            assertThat(ahead.fetch(ids.getLast()))
                    .as("one that was not in the list")
                    .isEqualTo(new Answer.Granted<>(envelopes.getLast()));
            assertThat(asked).doesNotHaveDuplicates().contains(ids.getFirst(), ids.get(9), ids.get(18), ids.getLast());
        }
    }

    @Test
    void whatIsRefusedOrFalseIsSaidWhereItIsAskedForAndNowhereElse() throws Exception {
        try (var server = ScriptedServer.answering(request -> {
                    var id = ((Request.Fetch) request).envelope();
                    if (id.equals(ids.get(1))) {
                        return Response.Failure.of(ErrorCode.NOT_FOUND, "it is gone");
                    }
                    return id.equals(ids.get(2)) ? new Response.EnvelopeBody(Bytes.utf8("another")) : honest(request);
                });
                var client = server.connect()) {
            var ahead = new FetchAhead(client, ids);
            assertThat(ahead.fetch(ids.get(0))).isEqualTo(new Answer.Granted<>(envelopes.getFirst()));
            assertThat(ahead.fetch(ids.get(1))).isInstanceOf(Answer.Refused.class);
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> ahead.fetch(ids.get(2)))
                    .withMessageContaining("gave another envelope");
            assertThat(ahead.fetch(ids.get(3))).isEqualTo(new Answer.Granted<>(envelopes.get(3)));
        }
    }

    @Test
    void aLineThatEndsFailsWhatWasAskedForAhead() throws Exception {
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    var first = line.request();
                    line.answer(first.id(), honest(first.content()));
                });
                var client = server.connect()) {
            var ahead = new FetchAhead(client, ids);
            assertThatExceptionOfType(UnreachableException.class).isThrownBy(() -> {
                for (var id : ids) {
                    var _ = ahead.fetch(id);
                }
            });
        }
    }

    private Response honest(Request request) {
        return new Response.EnvelopeBody(envelopes.get(ids.indexOf(((Request.Fetch) request).envelope())));
    }
}
