package obreia.desktop.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import obreia.protocol.MalformedException;

/// The passphrase that opens a vault: 1 to [#MAX_LENGTH] characters, wiped on close, never a String.
public final class Passphrase implements AutoCloseable {
    public static final int MAX_LENGTH = 1024;

    private final char[] characters;
    private boolean closed;

    private Passphrase(char[] characters) {
        this.characters = characters;
    }

    /// Takes a copy of what was typed and wipes `typed`, whether it is accepted or not.
    public static Passphrase take(char[] typed) throws MalformedException {
        try {
            if (typed.length == 0 || typed.length > MAX_LENGTH) {
                throw new MalformedException(
                        "a passphrase has 1 to " + MAX_LENGTH + " characters, " + typed.length + " were given");
            }
            return new Passphrase(typed.clone());
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /// Writes the characters in UTF-8: for the keychain of a person who chose so, and nobody else.
    public void writeTo(OutputStream out) throws IOException {
        var bytes = utf8();
        try {
            out.write(bytes);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// The characters in UTF-8; the caller wipes them.
    byte[] utf8() {
        if (closed) {
            throw new IllegalStateException("the passphrase was used after it was wiped");
        }
        // A buffer of our own, so that it can be wiped; three bytes a UTF-16 unit are the most that UTF-8 takes.
        var encoded = ByteBuffer.allocate(3 * characters.length);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(characters), encoded, true);
        var bytes = Arrays.copyOf(encoded.array(), encoded.position());
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
        closed = true;
    }

    @Override
    public String toString() {
        return "Passphrase[hidden]";
    }
}
