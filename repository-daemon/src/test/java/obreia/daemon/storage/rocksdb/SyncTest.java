package obreia.daemon.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import obreia.daemon.log.Committer;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

/// The sync comes before the answer.
class SyncTest {
    private static final int LETTERS = 10;

    @TempDir
    private Path folder;

    private final TestMailbox ana = new TestMailbox("Ana");
    private final TestMailbox rui = new TestMailbox("Rui");

    @Test
    void everyWriteAsksForTheLogAndItsSync() throws IOException {
        var asked = new ArrayList<Boolean>();
        try (var store = RocksMailboxStore.open(folder, new Options(), (db, options, batch) -> {
                    asked.add(options.sync() && !options.disableWAL());
                    db.write(options, batch);
                });
                var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), 1)) {
            TestMailbox.open(committer, ana.name());
            TestMailbox.open(committer, rui.name());
        }
        // The schema's version is the first write, the checkpoints of nothing are the second.
        assertThat(asked).hasSize(4).containsOnly(true);
    }

    @Test
    void theDatabaseHasSyncedItsLogBeforeEachAnswer() throws IOException {
        var options = new Options();
        try (var statistics = new Statistics()) {
            options.database().setStatistics(statistics);
            try (var store = RocksMailboxStore.open(folder, options, (db, how, batch) -> db.write(how, batch));
                    var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), 1)) {
                TestMailbox.open(committer, ana.name());
                TestMailbox.open(committer, rui.name());
                for (var i = 0; i < LETTERS; i++) {
                    var before = statistics.getTickerCount(TickerType.WAL_FILE_SYNCED);
                    committer.commit(TestLetter.of(i, ana, rui).send());
                    assertThat(statistics.getTickerCount(TickerType.WAL_FILE_SYNCED))
                            .isGreaterThan(before);
                }
            }
        }
    }

    @Test
    void theAnswerWaitsForTheWrite() throws Exception {
        var held = new AtomicBoolean();
        var entered = new CountDownLatch(1);
        var open = new CountDownLatch(1);
        try (var store = RocksMailboxStore.open(folder, new Options(), (db, options, batch) -> {
                    if (held.get()) {
                        entered.countDown();
                        await(open);
                    }
                    db.write(options, batch);
                });
                var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), 1)) {
            TestMailbox.open(committer, ana.name());
            TestMailbox.open(committer, rui.name());
            held.set(true);
            var answer = committer.submit(TestLetter.of(1, ana, rui).send());
            await(entered);
            assertThat(answer).isNotDone();
            assertThat(store.record(2)).isEmpty();
            open.countDown();
            assertThat(answer.get().result()).isEqualTo(2);
            assertThat(store.record(2)).isPresent();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this test", e);
        }
    }

    @Test
    void aWriteThatFailsIsTheSendersToKnow() throws IOException {
        var broken = new AtomicBoolean();
        try (var store = RocksMailboxStore.open(folder, new Options(), (db, options, batch) -> {
                    if (broken.get()) {
                        throw new RocksDBException("No space left on device");
                    }
                    db.write(options, batch);
                });
                var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), 1)) {
            TestMailbox.open(committer, ana.name());
            TestMailbox.open(committer, rui.name());
            broken.set(true);
            assertThatThrownBy(() -> committer.commit(TestLetter.of(1, ana, rui).send()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is full");
            assertThat(store.head().messages()).isEqualTo(2);
            broken.set(false);
            long leaf = committer.commit(TestLetter.of(1, ana, rui).send());
            assertThat(leaf).isEqualTo(2);
        }
    }
}
