package obreia.desktop.card.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import obreia.desktop.card.Pin;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// What comes out of the pipe between this program and a card process: lines of JSON, and a PIN after the line that
/// announces it.
///
/// A line that does not begin with `{` is passed over, however long it is: drivers print into the same pipe. What was
/// read of a PIN is wiped here. Used by one thread.
final class FrameReader {
    /// Bytes of the longest line: a signature's content of [Request#MAX_CONTENT] bytes in Base64, and what is around
    /// it.
    static final int MAX_LINE = 2 << 20;

    /// Bytes of the longest PIN, in UTF-8.
    static final int MAX_PIN = 4 * Pin.MAX_LENGTH;

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int next;
    private int end;

    /// `in` should keep no buffer of its own, which nobody would wipe.
    FrameReader(InputStream in) {
        this.in = in;
    }

    /// The next line of JSON, without its end. Empty where the pipe ends, also in the middle of a line.
    Optional<String> line() throws IOException, MalformedException {
        var line = new ByteArrayOutputStream();
        var atStart = true;
        var kept = false;
        for (var each = read(); each >= 0; each = read()) {
            if (each == '\n') {
                if (kept) {
                    return Optional.of(Bytes.of(line.toByteArray()).text());
                }
                atStart = true;
                continue;
            }
            kept = atStart ? each == '{' : kept;
            atStart = false;
            if (kept) {
                if (line.size() == MAX_LINE) {
                    throw new MalformedException("a line of the card process has over " + MAX_LINE + " bytes");
                }
                line.write(each);
            }
        }
        return Optional.empty();
    }

    /// The PIN of `length` bytes that comes right after the line that was read last.
    Pin pin(int length) throws IOException, MalformedException {
        if (length < 1 || length > MAX_PIN) {
            throw new MalformedException("a PIN has 1 to " + MAX_PIN + " bytes, not " + length);
        }
        var bytes = new byte[length];
        try {
            for (var i = 0; i < length; i++) {
                var each = read();
                if (each < 0) {
                    throw new MalformedException("the pipe ended within a PIN");
                }
                bytes[i] = (byte) each;
            }
            if (bytes[length - 1] == '\n') {
                throw new MalformedException("a PIN holds no control characters");
            }
            return Pin.read(new ByteArrayInputStream(bytes));
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(buffer, 0, next, (byte) 0);
        }
    }

    private int read() throws IOException {
        if (next == end) {
            Arrays.fill(buffer, 0, end, (byte) 0);
            next = 0;
            end = Math.max(in.read(buffer), 0);
            if (end == 0) {
                return -1;
            }
        }
        return buffer[next++] & 0xff;
    }
}
