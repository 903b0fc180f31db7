package obreia.daemon.storage.rocksdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// Reads rows whose keys end with a number that rises by one from row to row. A number that is left out is damage.
final class Gapless<T> implements Database.RowDecoder<T> {
    private final Database.Decoder<T> values;
    private long next;

    private Gapless(long from, Database.Decoder<T> values) {
        this.next = from;
        this.values = values;
    }

    static <T> Gapless<T> from(long first, Database.Decoder<T> values) {
        return new Gapless<>(first, values);
    }

    @Override
    public Optional<T> decode(byte[] key, byte[] value) throws IOException {
        var number = ByteBuffer.wrap(key).getLong(key.length - Long.BYTES);
        if (number != next) {
            throw new IOException(
                    "the store is damaged: row %d of the log's table '%c' is not there".formatted(next, key[0]));
        }
        next++;
        return Optional.of(values.decode(value));
    }
}
