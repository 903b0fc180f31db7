package obreia.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import obreia.daemon.log.CheckpointListener;
import obreia.daemon.log.SetBackWatch;
import obreia.protocol.MalformedException;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.VerifierKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest checkpoints that a repository is known to have signed, kept in a file outside its store: so that a store
/// that was put back to an earlier state is known for what it is. Safe for threads.
///
/// A thread of its own writes the file after a checkpoint was published, never before; of several that came meanwhile
/// it writes the newest, once a second at most. What somebody showed of a repository that was set back is written at
/// once, and stays.
final class Guard implements CheckpointListener, SetBackWatch.Memory, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Path file;
    private final Thread writer = Thread.ofPlatform().name("guard").unstarted(this::write);
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<LogKind, SignedCheckpoint> newest = new EnumMap<>(LogKind.class);
    private boolean setBack;
    private boolean unwritten;
    private boolean closed;

    private Guard(Path file) {
        this.file = file;
    }

    /// Opens the file, where there is one, and begins to write it.
    static Guard open(Path file, VerifierKey key) throws IOException, MalformedException {
        var guard = new Guard(file);
        for (var kept : GuardFile.read(file, key)) {
            guard.newest.put(kept.log().kind(), kept);
        }
        guard.writer.start();
        return guard;
    }

    /// What the file holds: a checkpoint of each log, or nothing of a repository that has not served yet.
    List<SignedCheckpoint> kept() {
        lock.lock();
        try {
            return List.copyOf(newest.values());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void published(SignedCheckpoint directory, SignedCheckpoint messages) {
        lock.lock();
        try {
            if (!setBack) {
                newest.put(LogKind.DIRECTORY, directory);
                newest.put(LogKind.MESSAGES, messages);
                unwritten = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void keep(SignedCheckpoint ahead) throws IOException {
        lock.lock();
        try {
            setBack = true;
            newest.put(ahead.log().kind(), ahead);
        } finally {
            lock.unlock();
        }
        flush();
    }

    private void write() {
        while (awaitChange()) {
            try {
                flush();
            } catch (IOException e) {
                // The next checkpoint tries again; the store itself is not touched by this.
                LOG.error("{} cannot be written", file, e);
            }
        }
    }

    /// Waits for something to write, and a little after the last time; false when there is nothing more to come.
    private boolean awaitChange() {
        lock.lock();
        try {
            var left = PAUSE.toNanos();
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            while (!unwritten && !closed) {
                changed.await();
            }
            return unwritten;
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        } finally {
            lock.unlock();
        }
    }

    /// One at a time, and each takes what is newest when its turn comes: no older file follows a newer one.
    private void flush() throws IOException {
        writing.lock();
        try {
            List<SignedCheckpoint> now;
            lock.lock();
            try {
                now = List.copyOf(newest.values());
                unwritten = false;
            } finally {
                lock.unlock();
            }
            GuardFile.write(file, now);
        } finally {
            writing.unlock();
        }
    }

    /// Writes what is not written yet, and ends the thread.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        var interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
