package obreia.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obreia.fixtures.wire.WireSamples;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestCodecTest {
    private static final String MAILBOX = WireSamples.mailbox("ana").toString();
    private static final String DIGEST = WireSamples.digest("envelope").hex();

    static List<Request> requests() {
        return WireSamples.requests();
    }

    @Test
    void hasASampleOfEveryKindOfRequest() {
        assertThat(requests().stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(Request.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readsBackWhatWasWritten(Request request) throws MalformedException {
        assertThat(RequestCodec.decode(RequestCodec.encode(41, request))).isEqualTo(new Framed<>(41, request));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void refusesAFrameCutAtAnyByte(Request request) {
        var frame = RequestCodec.encode(1, request);
        for (var end = 0; end < frame.length(); end++) {
            var cut = frame.slice(0, end);
            assertThatThrownBy(() -> RequestCodec.decode(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void refusesAByteTooMany(Request request) {
        var frame = Bytes.concat(RequestCodec.encode(1, request), Bytes.of((byte) 'x'));
        assertThatThrownBy(() -> RequestCodec.decode(frame))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("body");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void readsOrRefusesWhateverOneByteIsChangedTo(Request request) {
        var frame = RequestCodec.encode(1, request).toArray();
        for (var i = 0; i < frame.length; i += frame.length > 1000 ? 13 : 1) {
            var changed = frame.clone();
            changed[i] ^= 0x15;
            try {
                assertThat(RequestCodec.decode(Bytes.of(changed)).content()).isNotNull();
            } catch (MalformedException e) {
                assertThat(e).hasMessageMatching(".+");
            }
        }
    }

    static Stream<String> unreadableHeaders() {
        return Stream.of(
                "",
                "{}",
                "[]",
                "null",
                "\ufeff{'id':1,'type':'subscribe'}",
                " {'id':1,'type':'subscribe'}",
                "{'id':1,'type':'subscribe'}{}",
                "{'id':1,'type':'subscribe',}",
                "{'id':1,'type':'subscribe','extra':1}",
                "{'id':1,'type':'subscribe','type':'subscribe'}",
                "{'id':1,'type':'subscribe','parts':[]}",
                "{'type':'subscribe'}",
                "{'id':1}",
                "{'id':0,'type':'subscribe'}",
                "{'id':-1,'type':'subscribe'}",
                "{'id':1.0,'type':'subscribe'}",
                "{'id':1e3,'type':'subscribe'}",
                "{'id':'1','type':'subscribe'}",
                "{'id':9007199254740992,'type':'subscribe'}",
                "{'id':1,'type':'Subscribe'}",
                "{'id':1,'type':'subscribed'}",
                "{'id':1,'type':'unsubscribe'}",
                "{'id':1,'type':'" + "s".repeat(30) + "'}",
                "{'id':1,'type':null}",
                "{'id':1,'type':'new','after':0}",
                "{'id':1,'type':'new','after':0,'limit':0}",
                "{'id':1,'type':'new','after':0,'limit':101}",
                "{'id':1,'type':'all','after':-1,'limit':1}",
                "{'id':1,'type':'all','after':9007199254740992,'limit':1}",
                "{'id':1,'type':'lookup','mailbox':'" + MAILBOX + "'}",
                "{'id':1,'type':'lookup','mailbox':'" + MAILBOX + "0','after':0}",
                "{'id':1,'type':'lookup','mailbox':'" + MAILBOX.replace('a', 'A') + "X','after':0}",
                "{'id':1,'type':'list','prefix':'" + "a".repeat(65) + "','limit':1}",
                "{'id':1,'type':'list','prefix':'a\\u202eb','limit':1}",
                "{'id':1,'type':'list','prefix':'a\\nb','limit':1}",
                "{'id':1,'type':'list','prefix':'','cursor':'','limit':1}",
                "{'id':1,'type':'list','prefix':'','cursor':null,'limit':1}",
                "{'id':1,'type':'list','prefix':'','cursor':'" + "c".repeat(4097) + "','limit':1}",
                "{'id':1,'type':'fetch','envelope':'" + DIGEST.toUpperCase(java.util.Locale.ROOT) + "'}",
                "{'id':1,'type':'fetch','envelope':'" + DIGEST.substring(2) + "'}",
                "{'id':1,'type':'fetch','envelope':'" + DIGEST + "00'}",
                "{'id':1,'type':'delete','envelope':'" + DIGEST + "'}",
                "{'id':1,'type':'delete','envelope':'" + DIGEST + "','undo':'true'}",
                "{'id':1,'type':'rotate','boxKey':{}}",
                "{'id':1,'type':'checkpoints','directory':false,'messages':false}",
                "{'id':1,'type':'checkpoints','directory':true,'messages':false,'parts':[]}",
                "{'id':1,'type':'checkpoints','directory':false,'parts':[]}",
                "{'id':1,'type':'update'}",
                "{'id':1,'type':'update','parts':[]}",
                "{'id':1,'type':'update','parts':[0]}",
                "{'id':1,'type':'update','parts':[1]}");
    }

    @ParameterizedTest
    @MethodSource("unreadableHeaders")
    void refusesAHeaderThatBreaksARule(String header) {
        var frame = WireSamples.frame(header.replace('\'', '"'));
        assertThatThrownBy(() -> RequestCodec.decode(frame)).isInstanceOf(MalformedException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "[3], 4, body has 4 bytes",
        "[5], 4, the body has only 4 left",
        "[2;2], 4, at most 1",
        "[65537], 65537, 1 to 65536",
        "[9223372036854775807], 4, 1 to 65536",
        "[4.0], 4, not a decimal number"
    })
    void refusesABodyThatDoesNotFillItsParts(String parts, int length, String why) {
        var header = "{\"id\":1,\"type\":\"update\",\"parts\":" + parts.replace(';', ',') + "}";
        var frame = WireSamples.frame(header, Bytes.of(new byte[length]));
        assertThatThrownBy(() -> RequestCodec.decode(frame))
                .isInstanceOf(MalformedException.class)
                .hasStackTraceContaining(why);
    }

    @Test
    void takesAnEnvelopeOfOneMebibyteTo256Recipients() throws MalformedException {
        var to = IntStream.range(0, 256)
                .mapToObj(i -> WireSamples.mailbox("recipient " + i))
                .toList();
        var largest =
                new Request.Send(to, WireSamples.digest("m"), WireSamples.salt(), Bytes.of(new byte[Limits.ENVELOPE]));
        var frame = RequestCodec.encode(1, largest);
        assertThat(frame.length()).isLessThanOrEqualTo(Limits.FRAME);
        assertThat(RequestCodec.decode(frame).content()).isEqualTo(largest);
    }

    @Test
    void refuses257RecipientsAndNoneAndOneTwice() {
        var names = IntStream.range(0, 257)
                .mapToObj(i -> WireSamples.mailbox("recipient " + i).toString())
                .toList();
        assertRefusedRecipients(names, "257 entries, at most 256");
        assertRefusedRecipients(List.of(), "to is empty");
        assertRefusedRecipients(Collections.nCopies(2, MAILBOX), "twice");
    }

    @Test
    void refusesASaltOfAnotherLength() {
        for (var length : List.of(0, 31, 33)) {
            var frame = WireSamples.frame(sendHeader(List.of(MAILBOX), "00".repeat(length)), Bytes.of(new byte[4]));
            assertThatThrownBy(() -> RequestCodec.decode(frame)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void knowsTheIdOfAFrameThatItRefuses() {
        assertThat(RequestCodec.idOf(WireSamples.frame("{\"id\":7,\"type\":\"unheard\"}")))
                .contains(7L);
        assertThat(RequestCodec.idOf(WireSamples.frame("{\"id\":0,\"type\":\"new\"}")))
                .isEmpty();
        assertThat(RequestCodec.idOf(Bytes.utf8("GET / HTTP/1.1"))).isEmpty();
    }

    @Test
    void writesNoRequestWithoutAnId() {
        assertThatThrownBy(() -> RequestCodec.encode(0, new Request.Subscribe()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertRefusedRecipients(List<String> to, String why) {
        var frame = WireSamples.frame(sendHeader(to, WireSamples.salt().hex()), Bytes.of(new byte[4]));
        assertThatThrownBy(() -> RequestCodec.decode(frame))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }

    private static String sendHeader(List<String> to, String salt) {
        var names = new ArrayList<>(to).stream().collect(Collectors.joining("','", "['", "']"));
        var header = "{'id':1,'type':'send','to':" + (to.isEmpty() ? "[]" : names) + ",'message':'" + DIGEST
                + "','salt':'" + salt + "','parts':[4]}";
        return header.replace('\'', '"');
    }
}
