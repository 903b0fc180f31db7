package obreia.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.EntryFilter;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.mailbox.StoredRecord;
import obreia.daemon.storage.memory.MemoryMailboxStore;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.fixtures.mailboxes.WatchedStore;
import obreia.protocol.MalformedException;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The order of things: first the check, then the sync, then the answer.
class CommitterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00.75Z");
    private static final int CAPACITY = 20;

    private final MailboxStore memory = new MemoryMailboxStore();
    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private volatile WatchedStore.Watcher watcher = (batch, store) -> store.commit(batch);
    private volatile Instant now = NOW;

    private Committer committer;
    private TestMailbox ana;
    private TestMailbox rui;

    @BeforeEach
    void start() throws IOException {
        var store = WatchedStore.of(memory, (batch, below) -> {
            batches.add(batch);
            watcher.commit(batch, below);
        });
        committer = Committer.start(store, TestLogs.signer(), () -> now, CAPACITY);
        ana = TestMailbox.open(committer, "Ana");
        rui = TestMailbox.open(committer, "Rui");
        batches.clear();
    }

    @AfterEach
    void stop() throws IOException {
        committer.close();
        memory.close();
    }

    /// Holds the next commit up until it is let go.
    private final class Gate {
        private final CountDownLatch entered = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        Gate() {
            watcher = (batch, store) -> {
                watcher = (next, below) -> below.commit(next);
                entered.countDown();
                await(open);
                store.commit(batch);
            };
        }

        void letGo() {
            open.countDown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this test", e);
        }
    }

    private TestLetter letter(long number) {
        return TestLetter.of(number, ana, rui);
    }

    @Test
    void answersOnlyWhenTheCommitHasReturned() throws Exception {
        var gate = new Gate();
        var answer = committer.submit(letter(1).send());
        await(gate.entered);
        assertThat(answer).isNotDone();
        assertThat(memory.record(2)).isEmpty();
        gate.letGo();
        assertThat(answer.get().result()).isEqualTo(2);
        assertThat(memory.record(2)).isPresent();
    }

    @Test
    void makesOneBatchOfEverythingThatIsQueued() throws Exception {
        var gate = new Gate();
        var answers = new ArrayList<CompletableFuture<Committed<Long>>>();
        answers.add(committer.submit(letter(0).send()));
        await(gate.entered);
        for (var i = 1; i < CAPACITY; i++) {
            answers.add(committer.submit(letter(i).send()));
        }
        gate.letGo();
        for (var i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get().result()).isEqualTo(2 + i);
        }
        assertThat(batches).hasSize(2);
        assertThat(batches.getLast().changes())
                .filteredOn(Change.RecordAdded.class::isInstance)
                .hasSize(CAPACITY - 1);
        // However many commands moved it on, the head is written once.
        assertThat(batches.getLast().changes())
                .filteredOn(Change.HeadMoved.class::isInstance)
                .containsExactly(new Change.HeadMoved(memory.head()));
    }

    @Test
    void seesWhatWasTakenBeforeItInTheSameBatch() throws Exception {
        var gate = new Gate();
        var first = committer.submit(letter(1).send());
        await(gate.entered);
        var second = committer.submit(letter(2).send());
        var repeated = committer.submit(letter(2).send());
        gate.letGo();
        assertThat(first.get().result()).isEqualTo(2);
        assertThat(second.get().result()).isEqualTo(3);
        assertThat(repeated.get().result()).isEqualTo(3);
        assertThat(batches).hasSize(2);
        assertThat(memory.entries(rui.id(), EntryFilter.ALL, -1, CAPACITY)).hasSize(2);
    }

    @Test
    void aRefusalWaitsForTheSyncThatItRestsOn() throws Exception {
        var gate = new Gate();
        var first = committer.submit(letter(1).send());
        await(gate.entered);
        var _ = committer.submit(letter(2).send());
        var refusal = committer.submit(
                transaction -> transaction.sent(ana.id(), letter(2).message()).isPresent() ? "already" : "free");
        watcher = (_, _) -> {
            throw new IOException("the disk is full");
        };
        gate.letGo();
        assertThat(first.get().result()).isEqualTo(2);
        assertThatThrownBy(refusal::get).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void aFailedBatchFailsEachOfItsCommandsAndLeavesNothing() throws Exception {
        var gate = new Gate();
        var first = committer.submit(letter(0).send());
        await(gate.entered);
        var answers = new ArrayList<CompletableFuture<Committed<Long>>>();
        for (var i = 1; i < CAPACITY; i++) {
            answers.add(committer.submit(letter(i).send()));
        }
        watcher = (_, _) -> {
            watcher = (batch, store) -> store.commit(batch);
            throw new IOException("the disk is full");
        };
        gate.letGo();
        assertThat(first.get().result()).isEqualTo(2);
        for (var answer : answers) {
            assertThatThrownBy(answer::get).rootCause().hasMessage("the disk is full");
        }
        assertThat(memory.head().messages()).isEqualTo(3);
        assertThat((long) committer.commit(letter(7).send())).isEqualTo(3);
        assertThat(memory.sent(ana.id(), letter(1).message())).isEmpty();
    }

    @Test
    void tellsTheCallerThatTheStoreFailed() {
        watcher = (_, _) -> {
            throw new IOException("the disk is full");
        };
        assertThatThrownBy(() -> committer.commit(letter(1).send()))
                .isInstanceOf(IOException.class)
                .hasMessage("the disk is full");
    }

    @Test
    void aMistakeOfTheStoreFailsTheBatchAndNotTheCommitter() throws Exception {
        watcher = (_, _) -> {
            watcher = (batch, store) -> store.commit(batch);
            throw new IllegalStateException("mistaken");
        };
        assertThatThrownBy(() -> committer.commit(letter(1).send())).isInstanceOf(IllegalStateException.class);
        assertThat((long) committer.commit(letter(1).send())).isEqualTo(2);
    }

    @Test
    void aCommandThatThrowsChangesNothingAndHarmsNoOther() throws Exception {
        var gate = new Gate();
        var first = committer.submit(letter(1).send());
        await(gate.entered);
        var broken = committer.submit(transaction -> {
            letter(2).send().run(transaction);
            throw new IllegalStateException("mistaken");
        });
        var next = committer.submit(letter(3).send());
        gate.letGo();
        assertThat(first.get().result()).isEqualTo(2);
        assertThatThrownBy(broken::get).hasRootCauseMessage("mistaken");
        assertThat(next.get().result()).isEqualTo(3);
        assertThat(memory.sent(ana.id(), letter(2).message())).isEmpty();
    }

    @Test
    void aCommandThatOnlyReadsCommitsNothing() throws Exception {
        long leaves = committer.commit(transaction -> transaction.head().messages());
        assertThat(leaves).isEqualTo(2);
        assertThat(batches).isEmpty();
    }

    @Test
    void timesAreWholeSecondsAndNeverFall() throws Exception {
        var first = committer.commit(letter(1).send());
        now = NOW.minusSeconds(3600);
        var second = committer.commit(letter(2).send());
        now = NOW.plusSeconds(5);
        var third = committer.commit(letter(3).send());
        assertThat(time(first)).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(time(second)).isEqualTo(time(first));
        assertThat(time(third)).isEqualTo(Instant.parse("2026-11-23T10:00:05Z"));
        assertThat(memory.head()).isEqualTo(new LogHead(1, 5, 2, time(third)));
    }

    private Instant time(long leaf) throws IOException, MalformedException {
        var bytes = memory.record(leaf).map(StoredRecord::record).orElseThrow();
        return LogRecord.decode(bytes).time();
    }

    @Test
    void finishesWhatIsQueuedBeforeItCloses() throws Exception {
        var gate = new Gate();
        var answers = new ArrayList<CompletableFuture<Committed<Long>>>();
        answers.add(committer.submit(letter(0).send()));
        await(gate.entered);
        for (var i = 1; i < CAPACITY; i++) {
            answers.add(committer.submit(letter(i).send()));
        }
        var closing = Thread.ofVirtual().start(committer::close);
        gate.letGo();
        closing.join();
        assertThat(answers).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(memory.head().messages()).isEqualTo(2L + CAPACITY);
        assertThatThrownBy(() -> committer.submit(letter(99).send()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("stopping");
    }

    @Test
    void aFullQueueMakesTheNextCallerWait() throws Exception {
        var gate = new Gate();
        var _ = committer.submit(letter(0).send());
        await(gate.entered);
        for (var i = 1; i <= CAPACITY; i++) {
            var _ = committer.submit(letter(i).send());
        }
        var answer = new CompletableFuture<Long>();
        var late = Thread.ofPlatform().start(() -> complete(answer, letter(CAPACITY + 1)));
        while (late.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        gate.letGo();
        assertThat(answer.get()).isEqualTo(2L + CAPACITY + 1);
        late.join();
    }

    private void complete(CompletableFuture<Long> answer, TestLetter letter) {
        try {
            answer.complete(committer.commit(letter.send()));
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
    }

    @Test
    void aCallerWhoIsInterruptedIsToldThatTheOutcomeIsUnknown() throws Exception {
        var gate = new Gate();
        var _ = committer.submit(letter(0).send());
        await(gate.entered);
        var answer = new CompletableFuture<Long>();
        var caller = Thread.ofPlatform().start(() -> complete(answer, letter(1)));
        while (caller.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        assertThatThrownBy(answer::get).hasMessageContaining("interrupted");
        gate.letGo();
        caller.join();
    }

    @Test
    void anErrorEndsTheCommitterAndLeavesNobodyWaiting() throws Exception {
        var gate = new Gate();
        var first = committer.submit(letter(0).send());
        await(gate.entered);
        var fatal = committer.submit(_ -> {
            throw new StackOverflowError("planted");
        });
        var behind = committer.submit(letter(1).send());
        gate.letGo();
        assertThat(first.get().result()).isEqualTo(2);
        assertThatThrownBy(fatal::get).rootCause().hasMessageContaining("stopped");
        assertThatThrownBy(behind::get).rootCause().hasMessageContaining("stopped");
        assertThatThrownBy(() -> committer.commit(letter(2).send())).isInstanceOf(IOException.class);
    }
}
