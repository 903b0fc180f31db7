package obreia.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import obreia.fixtures.wire.WireSamples;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;

class FrameBoundsTest {
    @Test
    void refusesALengthFieldBeyondTheFrameOrTheLimit() {
        assertRefused(Bytes.of((byte) 0, (byte) 0, (byte) 0, (byte) 3, (byte) '{', (byte) '}'), "only 2 left");
        assertRefused(Bytes.of((byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff), "4294967295 bytes, at most 65532");
        assertRefused(Bytes.of((byte) 0x80, (byte) 0, (byte) 0, (byte) 0), "2147483648 bytes, at most 65532");
        assertRefused(Bytes.of((byte) 0, (byte) 0, (byte) 0), "3 bytes");
    }

    @Test
    void takesTheLongestHeaderAndRefusesOneByteMore() throws MalformedException {
        var header = "{\"id\":1,\"type\":\"subscribe\"}";
        var longest = "{" + " ".repeat(Limits.HEADER - header.length()) + header.substring(1);
        assertThat(RequestCodec.decode(WireSamples.frame(longest)).content()).isEqualTo(new Request.Subscribe());
        assertRefused(WireSamples.frame(longest + " "), "65533 bytes, at most 65532");
    }

    @Test
    void refusesABodyAndAFrameOverTheLimit() {
        var header = "{\"id\":1,\"type\":\"update\",\"parts\":[1]}";
        assertRefused(WireSamples.frame(header, Bytes.of(new byte[Limits.BODY + 1])), "body has 1048577 bytes");
        assertRefused(Bytes.of(new byte[Limits.FRAME + 1]), "frame has 1114113 bytes");
    }

    @Test
    void refusesAHeaderThatIsNotUtf8() {
        var header =
                Bytes.concat(Bytes.utf8("{\"id\":1,\"type\":\"subscribe"), Bytes.of((byte) 0xc3), Bytes.utf8("\"}"));
        var frame = Bytes.concat(Bytes.of((byte) 0, (byte) 0, (byte) 0, (byte) header.length()), header);
        assertRefused(frame, "not UTF-8");
    }

    @Test
    void refusesAHeaderNestedDeeply() {
        var deep = "{\"id\":1,\"type\":\"subscribe\",\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}";
        assertRefused(WireSamples.frame(deep), "header is not");
    }

    private static void assertRefused(Bytes frame, String why) {
        assertThatThrownBy(() -> RequestCodec.decode(frame))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> ResponseCodec.decode(frame)).isInstanceOf(MalformedException.class);
    }
}
