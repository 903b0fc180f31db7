package obreia.daemon.log;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;

/// The only writer of a store: one platform thread that runs commands in the order in which they came.
///
/// Everything that is queued becomes one synced batch, and no answer leaves before its sync: not a refusal either,
/// because what it rests on may stand in the same batch. When a batch fails, each of its commands fails with
/// `IOException`, and the next batch starts from what the store holds.
///
/// Places in the logs are given here, from 0 in the order of commands; record times never fall, whatever the clock
/// does. All methods may be called by any thread but the committer's own.
public final class Committer implements Closeable {
    private static final int MAX_COMMANDS = 4096;
    private static final long MAX_BYTES = 8 << 20;

    private final MailboxStore store;
    private final InstantSource clock;
    private final CommandQueue<Submission<?>> queue;
    private final Thread thread;

    private Committer(MailboxStore store, InstantSource clock, int capacity) {
        this.store = store;
        this.clock = clock;
        this.queue = new CommandQueue<>(capacity);
        this.thread = Thread.ofPlatform().name("committer").unstarted(this::run);
    }

    /// Starts the writer of this store, which nobody else may write to. At most `capacity` commands wait; the next
    /// caller waits for room. The store stays open when the committer is closed.
    public static Committer start(MailboxStore store, InstantSource clock, int capacity) {
        var committer = new Committer(store, clock, capacity);
        committer.thread.start();
        return committer;
    }

    /// Queues a command, after a wait where the queue is full. The future completes after the sync; it fails with
    /// `IOException` when the store did, and with what the command threw.
    public <T> CompletableFuture<T> submit(Command<T> command) throws IOException {
        var submission = new Submission<>(command);
        queue.put(submission);
        return submission.answer();
    }

    /// Runs a command and waits until it is durable. An interrupted caller does not learn what became of it.
    public <T> T commit(Command<T> command) throws IOException {
        try {
            return submit(command).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException)
                    new InterruptedIOException("interrupted while the store was writing").initCause(e);
        } catch (ExecutionException e) {
            // A new exception: the same one is given to every command of the batch, each on its own thread.
            if (e.getCause() instanceof IOException failure) {
                throw new IOException(failure.getMessage(), failure);
            }
            throw new IllegalStateException("a command failed", e.getCause());
        }
    }

    private void run() {
        try {
            for (var first = queue.take(); first.isPresent(); first = queue.take()) {
                runBatch(first.get());
            }
        } finally {
            var stopped = new IOException("the committer has stopped");
            queue.drain().forEach(submission -> submission.fail(stopped));
        }
    }

    private void runBatch(Submission<?> first) {
        var batch = new ArrayList<Submission<?>>();
        try {
            var pending = new PendingChanges(store);
            var next = Optional.<Submission<?>>of(first);
            while (next.isPresent()) {
                batch.add(next.get());
                next.get().run(pending, time(pending.head()));
                next = batch.size() < MAX_COMMANDS && pending.bytes() < MAX_BYTES ? queue.poll() : Optional.empty();
            }
            // The logs' tiles and the one signed checkpoint of this batch join it here.
            if (!pending.isEmpty()) {
                store.commit(new Batch(pending.changes()));
            }
            batch.forEach(Submission::complete);
        } catch (IOException | RuntimeException e) {
            batch.forEach(submission -> submission.fail(e));
        } finally {
            // An Error ends this thread; nobody may wait for it for ever.
            var stopped = new IOException("the committer has stopped");
            batch.forEach(submission -> submission.fail(stopped));
        }
    }

    private Instant time(LogHead head) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return now.isBefore(head.time()) ? head.time() : now;
    }

    /// Takes nothing more, finishes what is queued, and waits for it.
    @Override
    public void close() {
        queue.close();
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
