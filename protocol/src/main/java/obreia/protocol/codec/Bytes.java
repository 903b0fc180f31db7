package obreia.protocol.codec;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import obreia.protocol.MalformedException;

/// An immutable byte string. What goes in and what comes out is copied, so it can be a record's component.
///
/// Not for secrets: nothing here is ever wiped.
public final class Bytes implements Comparable<Bytes> {
    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    public static Bytes empty() {
        return EMPTY;
    }

    /// A copy of these bytes.
    public static Bytes of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /// What remains in the buffer, copied; the buffer is left drained.
    public static Bytes of(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new Bytes(bytes);
    }

    /// The text in UTF-8.
    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Fresh random bytes, for salts and identifiers. Length in bytes.
    public static Bytes random(int length, SecureRandom random) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        return new Bytes(bytes);
    }

    /// Reads lower-case hexadecimal digits, two a byte.
    public static Bytes fromHex(String hex) throws MalformedException {
        for (var i = 0; i < hex.length(); i++) {
            if ("0123456789abcdef".indexOf(hex.charAt(i)) < 0) {
                throw new MalformedException("hexadecimal text holds a character outside 0-9 and a-f");
            }
        }
        if (hex.length() % 2 != 0) {
            throw new MalformedException("hexadecimal text has an odd number of digits: " + hex.length());
        }
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    /// Reads standard Base64 without padding; a second spelling of the same bytes is refused.
    /// RFC 4648, section 4, and section 3.5 for the bits left over.
    public static Bytes fromBase64(String text) throws MalformedException {
        try {
            var bytes = new Bytes(Base64.getDecoder().decode(text));
            if (bytes.base64().equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("text is not Base64", e);
        }
        throw new MalformedException("text is not the one unpadded Base64 spelling of its bytes");
    }

    /// The bytes one after another.
    public static Bytes concat(Bytes... parts) {
        var length = 0;
        for (var part : parts) {
            length = Math.addExact(length, part.array.length);
        }
        var all = ByteBuffer.allocate(length);
        for (var part : parts) {
            all.put(part.array);
        }
        return new Bytes(all.array());
    }

    public int length() {
        return array.length;
    }

    public boolean isEmpty() {
        return array.length == 0;
    }

    public byte at(int index) {
        return array[index];
    }

    /// The bytes from `start`, inclusive, to `end`, exclusive.
    public Bytes slice(int start, int end) {
        if (start < 0 || end < start || end > array.length) {
            throw new IndexOutOfBoundsException("slice " + start + ".." + end + " of " + array.length + " bytes");
        }
        return new Bytes(Arrays.copyOfRange(array, start, end));
    }

    public boolean startsWith(Bytes prefix) {
        return array.length >= prefix.array.length
                && Arrays.equals(array, 0, prefix.array.length, prefix.array, 0, prefix.array.length);
    }

    /// Lower-case hexadecimal.
    public String hex() {
        return HexFormat.of().formatHex(array);
    }

    /// Standard Base64 without padding.
    public String base64() {
        return Base64.getEncoder().withoutPadding().encodeToString(array);
    }

    /// The text these bytes spell in UTF-8.
    public String text() throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(array))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("text is not UTF-8", e);
        }
    }

    public byte[] toArray() {
        return array.clone();
    }

    /// A read-only view, without a copy.
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array).asReadOnlyBuffer();
    }

    public InputStream stream() {
        return new ByteArrayInputStream(array);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(array);
    }

    /// Adds these bytes to a running hash.
    public void updateTo(MessageDigest hash) {
        hash.update(array);
    }

    /// Unsigned, byte by byte; a prefix comes first.
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(array, other.array);
    }

    /// Takes the same time wherever the first difference lies.
    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && MessageDigest.isEqual(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /// The length and the first eight bytes: enough for a log line, never the whole.
    @Override
    public String toString() {
        var head = HexFormat.of().formatHex(array, 0, Math.min(8, array.length));
        return "Bytes[" + array.length + (array.length > 8 ? ": " + head + "…]" : ": " + head + "]");
    }
}
