package obreia.desktop.repository;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import obreia.protocol.wire.Response;

/// Tells a listener what arrives, on a thread of its own, so that a slow listener holds up no answer.
final class Announcer {
    private static final int WAITING = 64;

    private final BlockingQueue<Runnable> events = new ArrayBlockingQueue<>(WAITING);
    private final LineListener listener;
    private volatile boolean done;

    Announcer(LineListener listener) {
        this.listener = listener;
    }

    /// Starts to tell; `whenQuiet` runs each time nothing came for that long.
    void start(Duration quiet, Runnable whenQuiet) {
        var _ = Thread.ofVirtual().name("repository-notices").start(() -> run(quiet, whenQuiet));
    }

    void notice(Response.Notice notice) {
        add(() -> listener.notice(notice));
    }

    void ended(LineEnd end) {
        add(() -> {
            done = true;
            listener.ended(end);
        });
    }

    private synchronized void add(Runnable event) {
        while (!events.offer(event)) {
            var _ = events.poll(); // an older notice says no more than this one
        }
    }

    private void run(Duration quiet, Runnable whenQuiet) {
        while (!done) {
            try {
                var event = events.poll(quiet.toMillis(), TimeUnit.MILLISECONDS);
                if (event == null) {
                    whenQuiet.run();
                } else {
                    event.run();
                }
            } catch (InterruptedException e) {
                return; // nobody has this thread but us, and nobody else wants it to end
            } catch (RuntimeException e) {
                // One notice that its listener could not take must not keep the next from it.
                var thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }
}
