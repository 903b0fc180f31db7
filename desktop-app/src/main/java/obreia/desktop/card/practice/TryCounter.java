package obreia.desktop.card.practice;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The tries that are left before a practice card blocks: one digit in a small file beside the card.
///
/// The digit is counted down and synced before a PIN is looked at, under a lock that other threads and programs
/// respect, so neither a crash nor a second program gains a try. A missing file is a card never tried.
final class TryCounter {
    static final int TRIES = 3;

    private static final long WAIT_NANOS = 10_000_000;
    private static final int WAITS = 1_000;

    private final Path file;

    TryCounter(Path card) {
        this.file = card.resolveSibling(card.getFileName() + ".tries");
    }

    /// The tries left just now.
    int left() throws IOException {
        if (!Files.exists(file)) {
            return TRIES;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return read(channel);
        }
    }

    /// Waits for the lock, 10 seconds at most, and holds it until the attempt is closed.
    Attempt begin() throws IOException {
        var channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
        try {
            for (var wait = 0; wait < WAITS; wait++) {
                if (lock(channel) != null) {
                    return new Attempt(channel, read(channel));
                }
                LockSupport.parkNanos(WAIT_NANOS);
            }
            throw new IOException("another program is using the practice card; try again when it is done");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by another thread of this program
        }
    }

    private int read(FileChannel channel) throws IOException {
        var content = ByteBuffer.allocate(2);
        var length = Math.max(0, channel.read(content, 0));
        if (length == 0) {
            return TRIES; // made by an attempt that ended before its first write
        }
        var left = content.get(0) - '0';
        if (length != 1 || left < 0 || left > TRIES) {
            throw new IOException(file + " is not a practice card's count of tries, one digit from 0 to " + TRIES);
        }
        return left;
    }

    /// One attempt, alone with the counter.
    static final class Attempt implements AutoCloseable {
        private final FileChannel channel;
        private int left;

        private Attempt(FileChannel channel, int left) {
            this.channel = channel;
            this.left = left;
        }

        int left() {
            return left;
        }

        /// Counts one down. After it returns the try is spent, whatever happens.
        void spend() throws IOException {
            if (left == 0) {
                throw new IllegalStateException("a blocked card has no try to spend");
            }
            write(left - 1);
        }

        /// The PIN was right: all tries are there again.
        void restore() throws IOException {
            write(TRIES);
        }

        private void write(int tries) throws IOException {
            // One byte in place: there is no moment at which the file says something else.
            var _ = channel.write(ByteBuffer.wrap(new byte[] {(byte) ('0' + tries)}), 0);
            channel.force(true);
            left = tries;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
