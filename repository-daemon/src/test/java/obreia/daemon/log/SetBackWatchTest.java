package obreia.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.storage.memory.MemoryMailboxStore;
import obreia.fixtures.log.TestLog;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which checkpoints show that a store was set back.
class SetBackWatchTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int LEAVES = 5;

    private final MailboxStore store = new MemoryMailboxStore();
    private final List<SignedCheckpoint> kept = new ArrayList<>();
    private final SetBackWatch watch = new SetBackWatch(store, kept::add);

    @BeforeEach
    void fill() throws IOException {
        try (var committer = Committer.start(store, TestLogs.signer(), () -> NOW, 10)) {
            var ana = TestMailbox.open(committer, "Ana");
            for (var i = 1; i < LEAVES; i++) {
                committer.commit(TestLetter.of(i, ana, ana).send());
            }
        }
    }

    private TestLog model(LogKind log, int generation) throws IOException {
        return TestLogs.model(log, generation, store.logEntries(log, 0, LEAVES));
    }

    private void showsNothing(SignedCheckpoint checkpoint) throws IOException {
        watch.show(checkpoint);
        assertThat(watch.why()).isEmpty();
        assertThat(kept).isEmpty();
    }

    private void shows(SignedCheckpoint checkpoint, String why) throws IOException {
        watch.show(checkpoint);
        assertThat(watch.why())
                .get()
                .asString()
                .startsWith("this repository was set back")
                .contains(why);
        assertThat(kept).containsExactly(checkpoint);
    }

    @Test
    void everyCheckpointThatTheLogsLeadToIsWell() throws IOException {
        for (var size = 0; size <= LEAVES; size++) {
            showsNothing(model(LogKind.MESSAGES, 1).checkpoint(size));
        }
        showsNothing(model(LogKind.DIRECTORY, 1).checkpoint(1));
    }

    @Test
    void aLargerOneShowsIt() throws IOException {
        var larger = model(LogKind.MESSAGES, 1).grow(LEAVES + 1L);
        shows(larger.checkpoint(LEAVES + 1L), "messages/1 with 6 entries, the log has 5");
        showsNot(model(LogKind.MESSAGES, 1).checkpoint(LEAVES));
    }

    /// What was found once stays.
    private void showsNot(SignedCheckpoint good) throws IOException {
        var why = watch.why();
        watch.show(good);
        assertThat(watch.why()).isEqualTo(why);
        assertThat(kept).hasSize(1);
    }

    @Test
    void oneOfOtherEntriesShowsIt() throws IOException {
        var entries = new ArrayList<>(store.logEntries(LogKind.MESSAGES, 0, LEAVES));
        entries.set(1, Bytes.utf8("another"));
        shows(TestLogs.model(LogKind.MESSAGES, 1, entries).checkpoint(3), "not those of the log");
    }

    @Test
    void oneOfALaterGenerationShowsItAndOneOfAnEarlierDoesNot() throws IOException {
        var before = model(LogKind.MESSAGES, 1).grow(100).checkpoint(100);
        var next = store.head().inGeneration(2);
        store.commit(new Batch(List.of(new Change.HeadMoved(next))));
        showsNothing(before);
        showsNothing(model(LogKind.MESSAGES, 2).checkpoint(LEAVES));
        shows(model(LogKind.MESSAGES, 3).checkpoint(0), "its logs are of generation 2");
    }
}
