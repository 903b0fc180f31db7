package obreia.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.storage.memory.MemoryMailboxStore;
import obreia.fixtures.log.TestLog;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.fixtures.mailboxes.WatchedStore;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The logs grow with each batch, in it, and only with it.
class CommitterLogsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final MailboxStore memory = new MemoryMailboxStore();
    private final List<Batch> batches = new CopyOnWriteArrayList<>();
    private final List<SignedCheckpoint> told = new CopyOnWriteArrayList<>();
    private volatile WatchedStore.Watcher watcher = (batch, store) -> store.commit(batch);

    private Committer committer;
    private TestMailbox ana;
    private TestMailbox rui;

    @BeforeEach
    void start() throws IOException {
        committer = open(TestLogs.signer());
        ana = TestMailbox.open(committer, "Ana");
        rui = TestMailbox.open(committer, "Rui");
    }

    @AfterEach
    void stop() throws IOException {
        committer.close();
        memory.close();
    }

    private Committer open(LogSigner signer) throws IOException {
        var store = WatchedStore.of(memory, (batch, below) -> {
            batches.add(batch);
            watcher.commit(batch, below);
        });
        CheckpointListener listener = (directory, messages) -> told.addAll(List.of(directory, messages));
        return Committer.start(store, signer, listener, () -> NOW, 100);
    }

    private TestLetter letter(long number) {
        return TestLetter.of(number, ana, rui);
    }

    private SignedCheckpoint send(long number) throws IOException {
        var committed = committer.commitProved(letter(number).send());
        var entry = letter(number).record(NOW).leaf(letter(number).salt()).bytes();
        var proof = committed.proofs().prove(LogKind.MESSAGES, committed.result(), Optional.empty());
        return TestLogs.verified(proof, LogKind.MESSAGES, entry);
    }

    private static List<Change.LogGrown> grown(Batch batch) {
        return batch.changes().stream()
                .filter(Change.LogGrown.class::isInstance)
                .map(Change.LogGrown.class::cast)
                .toList();
    }

    @Test
    void eachLogThatGrewIsSignedOnceInTheBatchItself() throws IOException {
        assertThat(grown(batches.getLast()))
                .extracting(Change.LogGrown::log)
                .containsExactly(LogKind.DIRECTORY, LogKind.MESSAGES);
        var checkpoint = send(1);
        assertThat(grown(batches.getLast())).singleElement().satisfies(messages -> {
            assertThat(messages.log()).isEqualTo(LogKind.MESSAGES);
            assertThat(messages.from()).isEqualTo(2);
            assertThat(messages.checkpoint()).isEqualTo(checkpoint.bytes());
        });
        committer.commit(transaction -> {
            transaction.markFetched(rui.id(), 2);
            return true;
        });
        assertThat(grown(batches.getLast())).isEmpty();
        assertThat(TestLogs.newest(memory, LogKind.MESSAGES)).isEqualTo(checkpoint);
    }

    @Test
    void listenersHearOfACheckpointAfterItsSync() throws IOException {
        assertThat(told).extracting(checkpoint -> checkpoint.head().size()).containsExactly(0L, 0L, 1L, 1L, 2L, 2L);
        var before = new ArrayList<>(told);
        watcher = (batch, store) -> {
            assertThat(told).isEqualTo(before);
            store.commit(batch);
            assertThat(told).isEqualTo(before);
        };
        var checkpoint = send(1);
        assertThat(told).hasSize(before.size() + 2).endsWith(checkpoint);
        watcher = (_, _) -> {
            throw new IOException("the disk is full");
        };
        assertThatThrownBy(() -> send(2)).isInstanceOf(IOException.class);
        assertThat(told).hasSize(before.size() + 2);
    }

    @Test
    void aBatchThatFailedLeavesTheLogsAsTheyWere() throws IOException {
        var before = send(1);
        watcher = (_, _) -> {
            throw new IOException("the disk is full");
        };
        assertThatThrownBy(() -> send(2)).isInstanceOf(IOException.class);
        assertThat(TestLogs.newest(memory, LogKind.MESSAGES)).isEqualTo(before);
        watcher = (batch, store) -> store.commit(batch);
        var after = send(3);
        assertThat(after.head().size()).isEqualTo(4);
        TestLogs.assertConsistent(memory, before, after);
    }

    @Test
    void aBatchThatFailedAndIsThereAllTheSameIsNotContradicted() throws IOException {
        var before = send(1);
        watcher = (batch, store) -> {
            store.commit(batch);
            throw new IOException("the disk did not answer");
        };
        assertThatThrownBy(() -> send(2)).isInstanceOf(IOException.class);
        watcher = (batch, store) -> store.commit(batch);
        var kept = TestLogs.newest(memory, LogKind.MESSAGES);
        assertThat(kept.head().size()).isEqualTo(4);
        var after = send(3);
        assertThat(after.head().size()).isEqualTo(5);
        TestLogs.assertConsistent(memory, before, after);
        TestLogs.assertConsistent(memory, kept, after);
    }

    @Test
    void goesOnFromWhatIsStored() throws IOException {
        var before = send(1);
        committer.close();
        committer = open(TestLogs.signer());
        var proofs = committer.commitProved(_ -> true).proofs();
        assertThat(proofs.checkpoint(LogKind.MESSAGES)).isEqualTo(before);
        var entry = letter(1).record(NOW).leaf(letter(1).salt()).bytes();
        TestLogs.verified(proofs.prove(LogKind.MESSAGES, 2, Optional.empty()), LogKind.MESSAGES, entry);
        TestLogs.assertConsistent(memory, before, send(2));
    }

    private void refusesToStart(LogSigner signer, String why) {
        committer.close();
        assertThatThrownBy(() -> open(signer)).isInstanceOf(IOException.class).hasMessageContaining(why);
    }

    private void commit(Change change) throws IOException {
        memory.commit(new Batch(List.of(change)));
    }

    @Test
    void refusesToStartOverEntriesThatWereChanged() throws IOException {
        var note = send(1).bytes();
        commit(new Change.LogGrown(LogKind.MESSAGES, 1, List.of(Bytes.utf8("changed")), List.of(), note));
        refusesToStart(TestLogs.signer(), "the store is damaged: the newest checkpoint of the messages log");
    }

    @Test
    void refusesToStartOverACheckpointOfOtherEntries() throws IOException {
        send(1);
        var other = TestLog.messages().grow(3).checkpoint(3).bytes();
        commit(new Change.LogGrown(LogKind.MESSAGES, 3, List.of(), List.of(), other));
        refusesToStart(TestLogs.signer(), "not of this repository's key");
    }

    @Test
    void refusesToStartOverMoreOrFewerEntriesThanWereSigned() throws IOException {
        var note = send(1).bytes();
        send(2);
        commit(new Change.LogGrown(LogKind.MESSAGES, 4, List.of(), List.of(), note));
        refusesToStart(TestLogs.signer(), "with 3 entries");
        commit(new Change.HeadMoved(new LogHead(1, 9, 2, NOW)));
        refusesToStart(TestLogs.signer(), "no whole subtree");
    }

    @Test
    void refusesToStartWithTheKeyOfAnotherRepository() {
        refusesToStart(TestLogs.signer(new Origin("mail.example.net/other")), "not of this repository's key");
    }

    @Test
    void refusesToStartOverEntriesThatNobodySigned() throws IOException {
        var unsigned = new MemoryMailboxStore();
        unsigned.commit(new Batch(List.of(new Change.HeadMoved(new LogHead(1, 1, 0, NOW)))));
        assertThatThrownBy(() -> Committer.start(unsigned, TestLogs.signer(), () -> NOW, 1))
                .isInstanceOf(IOException.class);
    }
}
