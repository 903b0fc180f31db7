package obreia.desktop.card.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import obreia.desktop.card.Pin;
import obreia.desktop.card.Prompts;
import obreia.protocol.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final String PIN = "code-çã-739";

    @Test
    void passesOverWhatADriverPrints() throws Exception {
        var printed = "debug: x\n\nhalf a line\n{\"is\":\"ready\"}\n {\"no\":1}\n"
                + "x".repeat(3 * FrameReader.MAX_LINE) + "\n{\"is\":\"cancelled\"}\n{\"cut off\":";
        var reader = reader(printed);
        assertThat(reader.line()).hasValue("{\"is\":\"ready\"}");
        assertThat(reader.line()).hasValue("{\"is\":\"cancelled\"}");
        assertThat(reader.line()).isEmpty();
    }

    @Test
    void takesALineOfTheGreatestLengthAndNoLonger() throws Exception {
        var line = "{" + "x".repeat(FrameReader.MAX_LINE - 1);
        assertThat(reader(line + "\n").line()).hasValue(line);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> reader(line + "x\n").line())
                .withMessageContaining("over " + FrameReader.MAX_LINE);
    }

    @Test
    void refusesALineThatIsNotText() {
        var reader = new FrameReader(new ByteArrayInputStream(new byte[] {'{', (byte) 0xc3, '\n'}));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(reader::line);
    }

    @Test
    void carriesAPinAndTheLineAfterIt() throws Exception {
        var pipe = new ByteArrayOutputStream();
        var writer = new FrameWriter(pipe);
        try (var pin = Prompts.pin(PIN)) {
            writer.pin(pin);
        }
        writer.line(new Request.Stop().encode());

        var reader = new FrameReader(new ByteArrayInputStream(pipe.toByteArray()));
        var announced = Request.decode(reader.line().orElseThrow());
        assertThat(announced).isEqualTo(new Request.PinFollows(PIN.getBytes(StandardCharsets.UTF_8).length));
        try (var pin = reader.pin(((Request.PinFollows) announced).length())) {
            assertThat(pin.<String, RuntimeException>lend(String::new)).isEqualTo(PIN);
        }
        assertThat(Request.decode(reader.line().orElseThrow())).isEqualTo(new Request.Stop());
    }

    @Test
    void leavesNothingOfAPinInAnyBuffer() throws Exception {
        var buffers = new ArrayList<byte[]>();
        var pipe = new ByteArrayOutputStream();
        var kept = new Kept(pipe);
        try (var pin = Prompts.pin(PIN)) {
            new FrameWriter(kept).pin(pin);
        }
        var reader = new FrameReader(new Watched(pipe.toByteArray(), buffers));
        var length = ((Request.PinFollows) Request.decode(reader.line().orElseThrow())).length();
        reader.pin(length).close();

        assertThat(pipe.toString(StandardCharsets.UTF_8)).contains(PIN);
        assertThat(kept.text()).doesNotContain("739");
        assertThat(buffers)
                .isNotEmpty()
                .allSatisfy(buffer ->
                        assertThat(new String(buffer, StandardCharsets.UTF_8)).doesNotContain("739"));
    }

    @Test
    void writesNoLineWithAnythingOfAPin() throws Exception {
        var lines = new ArrayList<String>();
        var out = new OutputStream() {
            @Override
            public void write(int b) {
                throw new AssertionError("byte by byte");
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                lines.add(new String(bytes, from, length, StandardCharsets.UTF_8));
            }
        };
        try (var pin = Prompts.pin(PIN)) {
            new FrameWriter(out).pin(pin);
        }
        assertThat(lines.stream().filter(line -> line.contains("{")))
                .containsExactly("\n{\"do\":\"pin\",\"length\":13}\n");
        assertThat(lines.stream().filter(line -> line.contains("739"))).containsExactly(PIN);
    }

    @Test
    void writesNoPinThatIsNotText() {
        var pipe = new ByteArrayOutputStream();
        try (var pin = Prompts.pin("12\ud83d")) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> new FrameWriter(pipe).pin(pin))
                    .withMessageNotContaining("12");
        }
        assertThat(pipe.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, FrameReader.MAX_PIN + 1})
    void readsNoPinOfALengthThatNoneHas(int length) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> reader("1".repeat(1000)).pin(length));
    }

    @Test
    void readsNoPinThatIsCutOffOrHoldsControlCharacters() {
        for (var bytes : List.of("123", "123\n", "12\n4", "\u0000234")) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> reader(bytes).pin(4))
                    .withMessageNotContaining("123");
        }
    }

    @Test
    void readsThePinOfTheGreatestLength() throws Exception {
        var longest = "€".repeat(Pin.MAX_LENGTH);
        var pipe = new ByteArrayOutputStream();
        try (var pin = Prompts.pin(longest)) {
            new FrameWriter(pipe).pin(pin);
        }
        var reader = new FrameReader(new ByteArrayInputStream(pipe.toByteArray()));
        var length = ((Request.PinFollows) Request.decode(reader.line().orElseThrow())).length();
        try (var pin = reader.pin(length)) {
            assertThat(pin.length()).isEqualTo(Pin.MAX_LENGTH);
        }
    }

    private static FrameReader reader(String text) {
        return new FrameReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// The stream that a process's input is: it keeps what it wrote.
    private static final class Kept extends BufferedOutputStream {
        Kept(OutputStream out) {
            super(out, 8192);
        }

        String text() {
            return new String(buf, StandardCharsets.UTF_8);
        }
    }

    /// Keeps the arrays that it was given to read into.
    private static final class Watched extends InputStream {
        private final ByteArrayInputStream in;
        private final List<byte[]> buffers;

        Watched(byte[] bytes, List<byte[]> buffers) {
            this.in = new ByteArrayInputStream(bytes);
            this.buffers = buffers;
        }

        @Override
        public int read() {
            throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            buffers.add(bytes);
            return in.read(bytes, from, Math.min(length, 64));
        }
    }
}
