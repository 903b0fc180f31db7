package obreia.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obreia.fixtures.wire.WireSamples;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResponseCodecTest {
    private static final String MAILBOX = WireSamples.mailbox("ana").toString();

    static List<Response> responses() {
        return WireSamples.responses();
    }

    @Test
    void hasASampleOfEveryKindOfAnswer() {
        var notice = Stream.of(Response.Notice.class);
        assertThat(Stream.concat(notice, responses().stream().map(Object::getClass))
                        .distinct())
                .containsExactlyInAnyOrder(Response.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("responses")
    void readsBackWhatWasWritten(Response response) throws MalformedException {
        assertThat(ResponseCodec.decode(ResponseCodec.encode(41, response))).isEqualTo(new Framed<>(41, response));
    }

    @ParameterizedTest
    @EnumSource
    void readsBackANotice(Response.Notice.Kind kind) throws MalformedException {
        var notice = new Response.Notice(kind, 12);
        assertThat(ResponseCodec.decode(ResponseCodec.encode(0, notice))).isEqualTo(new Framed<>(0, notice));
    }

    @ParameterizedTest
    @EnumSource
    void readsBackAnErrorOfEveryCode(ErrorCode code) throws MalformedException {
        var failure = Response.Failure.of(code, "it was refused");
        assertThat(ResponseCodec.decode(ResponseCodec.encode(0, failure)).content())
                .isEqualTo(failure);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void refusesAFrameCutAtAnyByte(Response response) {
        var frame = ResponseCodec.encode(1, response);
        for (var end = 0; end < frame.length(); end++) {
            var cut = frame.slice(0, end);
            assertThatThrownBy(() -> ResponseCodec.decode(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("responses")
    void refusesAByteTooMany(Response response) {
        var frame = Bytes.concat(ResponseCodec.encode(1, response), Bytes.of((byte) 'x'));
        assertThatThrownBy(() -> ResponseCodec.decode(frame)).isInstanceOf(MalformedException.class);
    }

    static Stream<String> unreadableHeaders() {
        var person = "{'mailbox':'" + MAILBOX + "','name':'A','version':1}";
        return Stream.of(
                "{'id':0,'type':'subscribed'}",
                "{'id':1,'type':'notice','kind':'message','leaf':1}",
                "{'id':0,'type':'notice','kind':'letter','leaf':1}",
                "{'id':0,'type':'notice','kind':'message','leaf':-1}",
                "{'id':1,'type':'subscribe'}",
                "{'id':1,'type':'error','code':'no_such_code','message':'x','retry':false}",
                "{'id':1,'type':'error','code':'INTERNAL','message':'x','retry':false}",
                "{'id':1,'type':'error','code':'internal','message':'','retry':false}",
                "{'id':1,'type':'error','code':'internal','message':'a\\u202eb','retry':false}",
                "{'id':1,'type':'error','code':'internal','message':'" + "x".repeat(513) + "','retry':false}",
                "{'id':1,'type':'error','code':'internal','message':'x'}",
                "{'id':1,'type':'registered','mailbox':'" + MAILBOX + "','version':0,'leaf':1}",
                "{'id':1,'type':'people','people':" + Collections.nCopies(101, person) + "}",
                "{'id':1,'type':'people','people':[{'mailbox':'" + MAILBOX + "','name':'','version':1}]}",
                "{'id':1,'type':'people','people':[{'mailbox':'" + MAILBOX + "','name':'A\\tB','version':1}]}",
                "{'id':1,'type':'people','people':[{'mailbox':'" + MAILBOX + "','name':'A','alias':'','version':1}]}",
                "{'id':1,'type':'people','people':[{'mailbox':'" + MAILBOX + "','name':'A','version':1,'badge':true}]}",
                "{'id':1,'type':'entries','entries':[],'more':false}",
                "{'id':1,'type':'entries','entries':[{}],'more':false,'parts':[]}",
                "{'id':1,'type':'statements','boxKeys':[],'leaves':[1],'more':false,'parts':[0]}",
                "{'id':1,'type':'statements','boxKeys':[],'leaves':[1],'more':false,'parts':[]}",
                "{'id':1,'type':'statements','boxKeys':[],'leaves':[],'parts':[]}",
                "{'id':1,'type':'stored','parts':[]}",
                "{'id':1,'type':'stored','leaf':7,'parts':[1]}",
                "{'id':1,'type':'updated','version':2,'parts':[]}",
                "{'id':1,'type':'checkpoints','parts':[]}",
                "{'id':1,'type':'deleted','hidden':1}",
                "{'id':1,'type':'rotated','number':0}");
    }

    @ParameterizedTest
    @MethodSource("unreadableHeaders")
    void refusesAHeaderThatBreaksARule(String header) {
        var frame = WireSamples.frame(header.replace('\'', '"'));
        assertThatThrownBy(() -> ResponseCodec.decode(frame)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesTwoBoxKeysOfOneDevice() {
        var frame = ResponseCodec.encode(
                1,
                new Response.Statements(
                        List.of(), List.of(WireSamples.boxKey("a", 1), WireSamples.boxKey("a", 2)), false));
        assertThatThrownBy(() -> ResponseCodec.decode(frame))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void carriesALetterToAllWithEveryReceipt() throws MalformedException {
        var record = WireSamples.receipt().encode();
        var entries = IntStream.range(0, Limits.ENTRIES)
                .mapToObj(i -> new Entry(i, WireSamples.salt(), record, 2048, true))
                .toList();
        var response = new Response.Entries(entries, false);
        assertThat(ResponseCodec.decode(ResponseCodec.encode(1, response)).content())
                .isEqualTo(response);
    }

    @Test
    void doesNotWriteABodyOrHeaderOverTheLimit() {
        var statements = new Response.Statements(
                Collections.nCopies(17, new StatementEntry(1, Bytes.of(new byte[Limits.STATEMENT]))), List.of(), false);
        assertThatThrownBy(() -> ResponseCodec.encode(1, statements))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("body");
        var person = new PersonEntry(
                WireSamples.mailbox("a"), "\u6f22".repeat(Limits.NAME), Optional.of("\u6f22".repeat(Limits.ALIAS)), 1);
        var people = new Response.People(Collections.nCopies(100, person), Optional.empty());
        assertThatThrownBy(() -> ResponseCodec.encode(1, people))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("header");
    }

    @Test
    void makesAnySentenceFitAnError() {
        assertThat(Response.Failure.of(ErrorCode.INTERNAL, "a\u202eb\nc").message())
                .isEqualTo("abc");
        assertThat(Response.Failure.of(ErrorCode.INTERNAL, "\n").message()).isEqualTo("refused");
        assertThat(Response.Failure.of(ErrorCode.INTERNAL, "x".repeat(1000)).message())
                .hasSize(Limits.SENTENCE);
        assertThat(Response.Failure.of(ErrorCode.INTERNAL, "x" + "\ud83d\ude00".repeat(300))
                        .message())
                .hasSize(Limits.SENTENCE - 1);
    }
}
