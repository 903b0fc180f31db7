package obreia.desktop.card.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import obreia.desktop.card.Pin;
import obreia.protocol.MalformedException;

/// What goes into the pipe between this program and a card process. Each line is written at once, after a line end that
/// cuts off whatever a driver printed. Used by one thread.
final class FrameWriter {
    private final OutputStream out;

    FrameWriter(OutputStream out) {
        this.out = out;
    }

    void line(String json) throws IOException {
        out.write(("\n" + json + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// The line that announces a PIN and the PIN, in one frame that is wiped here and written over in the buffer of the
    /// pipe. MalformedException, and nothing is written, for characters that no text has.
    void pin(Pin pin) throws IOException, MalformedException {
        var bytes = pin.<ByteBuffer, MalformedException>lend(FrameWriter::encode);
        try {
            line(Request.pinFollows(bytes.remaining()));
            out.write(bytes.array(), 0, bytes.remaining());
            out.flush();
            // A buffered stream keeps what it has written: line ends, which are passed over, take the place of the PIN.
            var over = new byte[FrameReader.MAX_PIN];
            Arrays.fill(over, (byte) '\n');
            out.write(over);
            out.flush();
        } finally {
            Arrays.fill(bytes.array(), (byte) 0);
        }
    }

    private static ByteBuffer encode(char[] characters) throws MalformedException {
        var bytes = ByteBuffer.allocate(FrameReader.MAX_PIN);
        try {
            var encoder = StandardCharsets.UTF_8.newEncoder();
            var result = encoder.encode(CharBuffer.wrap(characters), bytes, true);
            if (result.isError()) {
                result.throwException();
            }
            return bytes.flip();
        } catch (CharacterCodingException e) {
            Arrays.fill(bytes.array(), (byte) 0);
            throw new MalformedException("the PIN holds half a character", e);
        }
    }
}
