package obreia.daemon.witness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import obreia.daemon.log.CheckpointListener;
import obreia.daemon.mailbox.StoredLogs;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.log.SignedCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks a repository's witnesses for their cosignatures of its newest checkpoints, in the background: each witness on a
/// thread of its own, so that none waits for another, and each once a second at most. Safe for threads.
///
/// A witness that cannot be reached is asked again a little later, and no letter waits for it.
public final class Witnesses implements CheckpointListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Witnesses.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Cosignatures cosignatures;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Thread> threads;
    private List<SignedCheckpoint> newest = List.of();
    private boolean closed;

    private Witnesses(StoredLogs logs, List<WitnessAddress> witnesses, Cosignatures cosignatures) {
        this.cosignatures = cosignatures;
        this.threads = witnesses.stream()
                .map(witness -> new WitnessLine(witness, logs, http))
                .map(line -> Thread.ofVirtual()
                        .name("witness " + line.witness().key().name())
                        .unstarted(() -> ask(line)))
                .toList();
    }

    /// Begins to ask as soon as something is published; what comes of it lies in `cosignatures`.
    public static Witnesses start(StoredLogs logs, List<WitnessAddress> witnesses, Cosignatures cosignatures) {
        var asking = new Witnesses(logs, witnesses, cosignatures);
        asking.threads.forEach(Thread::start);
        return asking;
    }

    @Override
    public void published(SignedCheckpoint directory, SignedCheckpoint messages) {
        if (threads.isEmpty()) {
            return;
        }
        lock.lock();
        try {
            for (var checkpoint : List.of(directory, messages)) {
                if (newest.stream().noneMatch(checkpoint::equals)) {
                    cosignatures.published(checkpoint);
                }
            }
            newest = List.of(directory, messages);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void ask(WitnessLine line) {
        var done = List.<SignedCheckpoint>of();
        var pause = Duration.ZERO;
        while (awaitOther(done, pause)) {
            var now = newest();
            try {
                for (var checkpoint : now) {
                    if (!done.contains(checkpoint)) {
                        cosignatures.add(checkpoint, line.cosign(checkpoint));
                    }
                }
                done = now;
                pause = PAUSE;
            } catch (IOException e) {
                LOG.debug("witness {} cannot be asked", line.witness().key().name(), e);
                pause = LATER;
            } catch (MalformedException | VerificationException | RuntimeException e) {
                LOG.warn("witness {} did not cosign: {}", line.witness().key().name(), e.getMessage());
                pause = LATER;
            }
        }
    }

    /// Waits so long, and then until there is something else than what is done; false when this is closed.
    private boolean awaitOther(List<SignedCheckpoint> done, Duration pause) {
        lock.lock();
        try {
            var left = pause.toNanos();
            while (left > 0 && !closed) {
                left = changed.awaitNanos(left);
            }
            while (!closed && newest.equals(done)) {
                changed.await();
            }
            return !closed;
        } catch (InterruptedException _) {
            return false; // Closed while it was asking.
        } finally {
            lock.unlock();
        }
    }

    private List<SignedCheckpoint> newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /// Asks no more, and does not wait for a witness that was asked.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        http.shutdownNow();
    }
}
