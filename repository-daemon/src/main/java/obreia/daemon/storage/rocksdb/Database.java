package obreia.daemon.storage.rocksdb;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import obreia.protocol.codec.Digest;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/// An open RocksDB with its two column families: reads and writes that end in a value or an `IOException`, and a close
/// that no reader can run into. For all threads.
final class Database implements Closeable {
    /// The one way into the log on the disk; tests watch it.
    @FunctionalInterface
    interface Write {
        void write(RocksDB db, WriteOptions options, WriteBatch batch) throws RocksDBException;
    }

    /// Makes something of a value.
    @FunctionalInterface
    interface Decoder<T> {
        T decode(byte[] value) throws IOException;
    }

    /// Makes something of a row, or passes it over.
    @FunctionalInterface
    interface RowDecoder<T> {
        Optional<T> decode(byte[] key, byte[] value) throws IOException;
    }

    private interface Access<T> {
        T run() throws RocksDBException, IOException;
    }

    private final Path folder;
    private final Write write;
    private final Lock open;
    private final Lock closing;
    private final Deque<AutoCloseable> natives = new ArrayDeque<>();
    private final RocksDB db;
    private final ColumnFamilyHandle rows;
    private final ColumnFamilyHandle envelopes;
    private final WriteOptions synced;
    private boolean closed;

    /// Opens or creates the database in this folder. The options are the database's, to be closed with it.
    Database(Path folder, Options options, Write write) throws IOException {
        this.folder = folder;
        this.write = write;
        var lock = new ReentrantReadWriteLock();
        open = lock.readLock();
        closing = lock.writeLock();
        Files.createDirectories(folder);
        var opened = false;
        try {
            own(options);
            var handles = new ArrayList<ColumnFamilyHandle>();
            var families = List.of(
                    new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options.rows()),
                    new ColumnFamilyDescriptor("envelopes".getBytes(StandardCharsets.US_ASCII), options.envelopes()));
            db = own(RocksDB.open(options.database(), folder.toString(), families, handles));
            rows = own(handles.get(0));
            envelopes = own(handles.get(1));
            synced = own(new WriteOptions().setSync(true));
            opened = true;
        } catch (RocksDBException e) {
            throw failure("opened", e);
        } finally {
            if (!opened) {
                closeNatives();
            }
        }
    }

    private <T extends AutoCloseable> T own(T resource) {
        natives.push(resource);
        return resource;
    }

    ColumnFamilyHandle envelopes() {
        return envelopes;
    }

    /// True of a database that nothing was ever written to.
    boolean isNew() throws IOException {
        return reading(() -> db.getLatestSequenceNumber() == 0);
    }

    <T> Optional<T> get(Row key, Decoder<T> decoder) throws IOException {
        return reading(() -> decode(db.get(rows, key.done()), decoder));
    }

    <T> Optional<T> envelope(Digest id, Decoder<T> decoder) throws IOException {
        return reading(() -> decode(db.get(envelopes, id.bytes().toArray()), decoder));
    }

    private static <T> Optional<T> decode(byte @Nullable [] value, Decoder<T> decoder) throws IOException {
        return value == null ? Optional.empty() : Optional.of(decoder.decode(value));
    }

    /// At most `limit` of what the decoder makes of the rows of a range, rising, all as they are at one moment.
    <T> List<T> list(Range range, int limit, RowDecoder<T> decoder) throws IOException {
        return reading(() -> {
            var list = new ArrayList<T>();
            try (var end = new Slice(range.end());
                    var options = new ReadOptions().setIterateUpperBound(end);
                    var iterator = db.newIterator(rows, options)) {
                for (iterator.seek(range.start()); iterator.isValid() && list.size() < limit; iterator.next()) {
                    decoder.decode(iterator.key(), iterator.value()).ifPresent(list::add);
                }
                iterator.status();
            }
            return list;
        });
    }

    /// Writes all of it, synced, or nothing.
    void write(WriteBatch batch) throws IOException {
        locked("written to", () -> {
            write.write(db, synced, batch);
            return batch;
        });
    }

    private <T> T reading(Access<T> access) throws IOException {
        return locked("read", access);
    }

    private <T> T locked(String what, Access<T> access) throws IOException {
        open.lock();
        try {
            if (closed) {
                throw new IOException("the store in " + folder + " is closed");
            }
            return access.run();
        } catch (RocksDBException e) {
            throw failure(what, e);
        } finally {
            open.unlock();
        }
    }

    private IOException failure(String what, RocksDBException e) {
        var status = Optional.ofNullable(e.getStatus());
        var code = status.map(Status::getCode).orElse(Status.Code.Undefined);
        var text = String.valueOf(e.getMessage());
        if (text.contains("lock file") || text.contains("lock hold by current process")) {
            return new IOException("the store in " + folder + " is in use by another process", e);
        }
        if (status.map(Status::getSubCode).orElse(Status.SubCode.None) == Status.SubCode.NoSpace
                || text.contains("No space left on device")) {
            return new IOException("the disk of the store in " + folder + " is full", e);
        }
        var damaged = code == Status.Code.Corruption ? "is damaged and " : "";
        return new IOException("the store in %s %scannot be %s: %s".formatted(folder, damaged, what, text), e);
    }

    @Override
    public void close() {
        closing.lock();
        try {
            if (!closed) {
                closed = true;
                closeNatives();
            }
        } finally {
            closing.unlock();
        }
    }

    private void closeNatives() {
        while (!natives.isEmpty()) {
            close(natives.pop());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException("native resources close without an exception", e);
        }
    }
}
