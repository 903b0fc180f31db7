package obreia.daemon.log;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A bounded queue that can be closed: nothing enters a closed one, what is in it still comes out.
final class CommandQueue<E> {
    private final int capacity;
    private final ArrayDeque<E> waiting = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Condition work = lock.newCondition();
    private boolean closed;

    CommandQueue(int capacity) {
        this.capacity = capacity;
    }

    /// Enters the queue, after a wait where it is full.
    void put(E element) throws IOException {
        lock.lock();
        try {
            while (!closed && waiting.size() >= capacity) {
                room.await();
            }
            if (closed) {
                throw new IOException("the repository is stopping");
            }
            waiting.add(element);
            work.signal();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted before the committer took it").initCause(e);
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the next; empty when the queue is closed and drained.
    Optional<E> take() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                work.awaitUninterruptibly();
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    /// The next, without a wait.
    Optional<E> poll() {
        lock.lock();
        try {
            return next();
        } finally {
            lock.unlock();
        }
    }

    private Optional<E> next() {
        var next = Optional.ofNullable(waiting.poll());
        room.signal();
        return next;
    }

    /// Lets nothing in any more.
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            work.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Closes, and hands over what is left.
    List<E> drain() {
        close();
        lock.lock();
        try {
            var rest = List.copyOf(waiting);
            waiting.clear();
            return rest;
        } finally {
            lock.unlock();
        }
    }
}
