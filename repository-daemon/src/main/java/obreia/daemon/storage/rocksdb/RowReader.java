package obreia.daemon.storage.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;

/// A key or value read field by field. Whatever is not as [Row] writes it is damage, an `IOException`.
final class RowReader {
    private final Table table;
    private final ByteBuffer in;

    private RowReader(Table table, ByteBuffer in) {
        this.table = table;
        this.in = in;
    }

    static RowReader ofValue(Table table, byte[] value) {
        return new RowReader(table, ByteBuffer.wrap(value));
    }

    /// Reads after the table's letter.
    static RowReader ofKey(Table table, byte[] key) throws IOException {
        var reader = new RowReader(table, ByteBuffer.wrap(key));
        reader.octet();
        return reader;
    }

    IOException damage(String what, Exception cause) {
        return new IOException("the store is damaged: a row of " + table + " " + what, cause);
    }

    private ByteBuffer need(int length) throws IOException {
        if (length < 0 || in.remaining() < length) {
            throw new IOException("the store is damaged: a row of " + table + " ends before its end");
        }
        return in;
    }

    /// Returns `value` if nothing is left.
    <T> T whole(T value) throws IOException {
        if (in.hasRemaining()) {
            throw new IOException("the store is damaged: a row of " + table + " goes on after its end");
        }
        return value;
    }

    int remaining() {
        return in.remaining();
    }

    Bytes bytes(int length) throws IOException {
        var bytes = Bytes.of(need(length).slice(in.position(), length));
        in.position(in.position() + length);
        return bytes;
    }

    Bytes rest() {
        return Bytes.of(in);
    }

    Digest digest() throws IOException {
        return new Digest(bytes(Digest.LENGTH));
    }

    MailboxId mailbox() throws IOException {
        try {
            return new MailboxId(uuid());
        } catch (IllegalStateException e) {
            throw damage("names no mailbox", e);
        }
    }

    DeviceId device() throws IOException {
        try {
            return new DeviceId(uuid());
        } catch (IllegalStateException e) {
            throw damage("names no device", e);
        }
    }

    private UUID uuid() throws IOException {
        return new UUID(number(), number());
    }

    long number() throws IOException {
        return need(Long.BYTES).getLong();
    }

    Instant time() throws IOException {
        try {
            return Instant.ofEpochSecond(number());
        } catch (DateTimeException e) {
            throw damage("holds no time", e);
        }
    }

    int size() throws IOException {
        return need(Integer.BYTES).getInt();
    }

    int octet() throws IOException {
        return need(1).get() & 0xff;
    }

    String text() throws IOException {
        return text(size());
    }

    /// Text of this many bytes.
    String text(int length) throws IOException {
        try {
            return bytes(length).text();
        } catch (MalformedException e) {
            throw damage("holds no text", e);
        }
    }
}
