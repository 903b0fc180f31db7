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
        var bytes = new byte[FrameReader.MAX_PIN];
        try {
            var length = pin.<Integer, MalformedException>lend(characters -> encode(characters, bytes));
            line(Request.pinFollows(length));
            out.write(bytes, 0, length);
            out.flush();
            // A buffered stream keeps what it has written: line ends, which are passed over, take the place of the PIN.
            Arrays.fill(bytes, (byte) '\n');
            out.write(bytes);
            out.flush();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static int encode(char[] characters, byte[] to) throws MalformedException {
        try {
            var bytes = ByteBuffer.wrap(to);
            var result = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), bytes, true);
            if (result.isError()) {
                result.throwException();
            }
            return bytes.position();
        } catch (CharacterCodingException e) {
            throw new MalformedException("the PIN holds half a character", e);
        }
    }
}
