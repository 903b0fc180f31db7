package obreia.daemon.storage.rocksdb;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;

/// The bytes of a key or a value, written field by field.
final class Row {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    /// Bytes without a length: of a known one, or the last.
    Row bytes(Bytes bytes) {
        out.writeBytes(bytes.toArray());
        return this;
    }

    Row digest(Digest digest) {
        return bytes(digest.bytes());
    }

    Row mailbox(MailboxId mailbox) {
        return uuid(mailbox.value());
    }

    Row device(DeviceId device) {
        return uuid(device.value());
    }

    private Row uuid(UUID id) {
        return number(id.getMostSignificantBits()).number(id.getLeastSignificantBits());
    }

    /// A number of 8 bytes. In keys never negative, so that their order is that of the bytes.
    Row number(long number) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
        return this;
    }

    Row time(Instant time) {
        return number(time.getEpochSecond());
    }

    /// A number of 4 bytes.
    Row size(int size) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(size).array());
        return this;
    }

    Row octet(int value) {
        out.write(value);
        return this;
    }

    /// Text after its length.
    Row text(String text) {
        var utf8 = Bytes.utf8(text);
        return size(utf8.length()).bytes(utf8);
    }

    byte[] done() {
        return out.toByteArray();
    }
}
