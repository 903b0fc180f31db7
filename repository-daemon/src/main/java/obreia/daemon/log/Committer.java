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
import obreia.protocol.log.LogKind;

/// The only writer of a store: one platform thread that runs commands in the order in which they came.
///
/// Everything that is queued becomes one synced batch, and no answer leaves before its sync: not a refusal either,
/// because what it rests on may stand in the same batch. When a batch fails, each of its commands fails with
/// `IOException`, and the next batch starts from what the store holds.
///
/// Places in the logs are given here, from 0 in the order of commands; record times never fall, whatever the clock
/// does. What a batch adds to a log joins the batch, with one signed checkpoint of each log that grew; checkpoints and
/// proofs leave after the sync like any answer. After a failure the logs are built again from what the store holds. All
/// methods may be called by any thread but the committer's own.
public final class Committer implements Closeable {
    private static final int MAX_COMMANDS = 4096;
    private static final long MAX_BYTES = 8 << 20;

    private final MailboxStore store;
    private final LogOpening opening;
    private final CheckpointListener listener;
    private final InstantSource clock;
    private final CommandQueue<Submission<?>> queue;
    private final Thread thread;
    private Optional<Logs> logs;

    private Committer(
            MailboxStore store,
            LogOpening opening,
            Logs logs,
            CheckpointListener listener,
            InstantSource clock,
            int capacity) {
        this.store = store;
        this.opening = opening;
        this.logs = Optional.of(logs);
        this.listener = listener;
        this.clock = clock;
        this.queue = new CommandQueue<>(capacity);
        this.thread = Thread.ofPlatform().name("committer").unstarted(this::run);
    }

    /// Starts the writer of this store, which nobody else may write to. At most `capacity` commands wait; the next
    /// caller waits for room. The store stays open when the committer is closed.
    ///
    /// @param listener is told both checkpoints as they are now, and after each batch that a log grew by
    /// @throws IOException where the logs in the store cannot be read, or are not those that were signed
    public static Committer start(
            MailboxStore store, LogSigner signer, CheckpointListener listener, InstantSource clock, int capacity)
            throws IOException {
        return start(store, () -> SignedLogs.load(store, signer), listener, clock, capacity);
    }

    /// As [#start], with nobody to tell.
    public static Committer start(MailboxStore store, LogSigner signer, InstantSource clock, int capacity)
            throws IOException {
        return start(store, signer, (_, _) -> {}, clock, capacity);
    }

    static Committer start(
            MailboxStore store, LogOpening opening, CheckpointListener listener, InstantSource clock, int capacity)
            throws IOException {
        var logs = opening.load();
        var committer = new Committer(store, opening, logs, listener, clock, capacity);
        committer.tell(logs.proofs());
        committer.thread.start();
        return committer;
    }

    /// Where the logs come from: at the start, and again after a failure.
    @FunctionalInterface
    interface LogOpening {
        Logs load() throws IOException;
    }

    private void tell(Proofs proofs) {
        listener.published(proofs.checkpoint(LogKind.DIRECTORY), proofs.checkpoint(LogKind.MESSAGES));
    }

    /// Queues a command, after a wait where the queue is full. The future completes after the sync; it fails with
    /// `IOException` when the store did, and with what the command threw.
    public <T> CompletableFuture<Committed<T>> submit(Command<T> command) throws IOException {
        var submission = new Submission<>(command);
        queue.put(submission);
        return submission.answer();
    }

    /// Runs a command and waits until it is durable. An interrupted caller does not learn what became of it.
    public <T> T commit(Command<T> command) throws IOException {
        return commitProved(command).result();
    }

    /// As [#commit], with the proofs of what was taken.
    public <T> Committed<T> commitProved(Command<T> command) throws IOException {
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
            var proofs = store(pending).proofs();
            batch.forEach(submission -> submission.complete(proofs));
        } catch (IOException | RuntimeException e) {
            batch.forEach(submission -> submission.fail(e));
        } finally {
            // An Error ends this thread; nobody may wait for it for ever.
            var stopped = new IOException("the committer has stopped");
            batch.forEach(submission -> submission.fail(stopped));
        }
    }

    /// Makes the changes durable, and with them what they add to the logs, which are answered as they are then.
    private Logs store(PendingChanges pending) throws IOException {
        var before = logs.isPresent() ? logs.get() : opening.load();
        // Where the commit fails, what the store has is not known.
        logs = Optional.empty();
        var after = before;
        if (!pending.isEmpty()) {
            var changes = pending.changes();
            var grown = before.grow(changes);
            changes.addAll(grown.changes());
            store.commit(new Batch(changes));
            after = grown.logs();
            if (!grown.changes().isEmpty()) {
                tell(after.proofs());
            }
        }
        logs = Optional.of(after);
        return after;
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
