package obreia.desktop.card;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import obreia.protocol.MalformedException;

/// A PIN between the key press and the card: never empty, at most [#MAX_LENGTH] characters, wiped on close.
///
/// It never becomes a String, and [#toString] hides it. Used by one thread.
public final class Pin implements AutoCloseable {
    public static final int MAX_LENGTH = 64;

    private static final int MAX_BYTES = 4 * MAX_LENGTH + 2;

    private final char[] characters;
    private boolean closed;

    private Pin(char[] characters) {
        this.characters = characters;
    }

    /// Takes a copy of what was typed and wipes `typed`, whether it is accepted or not.
    public static Pin take(char[] typed) throws MalformedException {
        try {
            if (typed.length == 0 || typed.length > MAX_LENGTH) {
                throw new MalformedException(
                        "a PIN has 1 to " + MAX_LENGTH + " characters, " + typed.length + " were given");
            }
            for (var character : typed) {
                if (Character.isISOControl(character)) {
                    throw new MalformedException("a PIN holds no control characters");
                }
            }
            return new Pin(typed.clone());
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /// Reads a PIN in UTF-8 that fills `in`; one line end may follow it, nothing else. Does not close `in`.
    public static Pin read(InputStream in) throws IOException, MalformedException {
        var bytes = in.readNBytes(MAX_BYTES + 1);
        try {
            if (bytes.length > MAX_BYTES) {
                throw new MalformedException("a PIN has at most " + MAX_LENGTH + " characters, the file is longer");
            }
            return take(decode(ByteBuffer.wrap(bytes, 0, withoutLineEnd(bytes))));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    public int length() {
        return characters.length;
    }

    /// Lends a copy of the characters, which is wiped when `use` returns, and gives what `use` gives.
    public <T, E extends Exception> T lend(Use<T, E> use) throws E {
        if (closed) {
            throw new IllegalStateException("the PIN was used after it was wiped");
        }
        var copy = characters.clone();
        try {
            return use.apply(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
        closed = true;
    }

    @Override
    public String toString() {
        return "Pin[hidden]";
    }

    /// What is done with a PIN while it is lent.
    @FunctionalInterface
    public interface Use<T, E extends Exception> {
        T apply(char[] pin) throws E;
    }

    private static int withoutLineEnd(byte[] bytes) {
        var end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
            if (end > 0 && bytes[end - 1] == '\r') {
                end--;
            }
        }
        return end;
    }

    private static char[] decode(ByteBuffer utf8) throws MalformedException {
        var characters = CharBuffer.allocate(utf8.remaining());
        var decoder = StandardCharsets.UTF_8.newDecoder();
        try {
            var result = decoder.decode(utf8, characters, true);
            if (result.isError()) {
                result.throwException();
            }
            return Arrays.copyOf(characters.array(), characters.position());
        } catch (CharacterCodingException e) {
            throw new MalformedException("a PIN is text in UTF-8", e);
        } finally {
            Arrays.fill(characters.array(), '\0');
        }
    }
}
