package obreia.daemon.net;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// The places for requests that the repository works on at once. Who finds none waits in line, and is called when one
/// is theirs. Safe for threads; callers are called outside the lock.
final class Places {
    private final int all;
    private final Queue<Runnable> line = new ArrayDeque<>();
    private int free;

    Places(int all) {
        this.all = all;
        this.free = all;
    }

    /// Takes a place and returns true; or returns false, and runs `whenTaken` later, when a place was taken for it.
    synchronized boolean take(Runnable whenTaken) {
        if (free > 0) {
            free--;
            return true;
        }
        line.add(whenTaken);
        return false;
    }

    /// Gives a place back, to the first who waits.
    void leave() {
        var next = passOn();
        if (next != null) {
            next.run();
        }
    }

    /// Waits until nobody has a place, at most this long; false if somebody still has one.
    synchronized boolean awaitEmpty(Duration longest) throws InterruptedException {
        var deadline = System.nanoTime() + longest.toNanos();
        while (free < all) {
            var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    private synchronized @Nullable Runnable passOn() {
        var next = line.poll();
        if (next == null) {
            free++;
            if (free == all) {
                notifyAll();
            }
        }
        return next;
    }
}
