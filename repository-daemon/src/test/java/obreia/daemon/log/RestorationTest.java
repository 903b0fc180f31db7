package obreia.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.storage.memory.MemoryMailboxStore;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A repository that was put back to an earlier state goes on under another name of its logs.
class RestorationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int STATEMENTS = 300;

    private final MailboxStore store = new MemoryMailboxStore();
    private TestMailbox ana;
    private TestMailbox rui;
    private SignedCheckpoint lost;

    @BeforeEach
    void fill() throws IOException {
        try (var committer = Committer.start(store, TestLogs.signer(), () -> NOW, 10)) {
            ana = TestMailbox.open(committer, "Ana");
            rui = TestMailbox.open(committer, "Rui");
            committer.commit(TestLetter.of(1, ana, rui).send());
            for (var version = 2; version < STATEMENTS; version++) {
                ana.state(committer, version, "laptop");
            }
        }
        lost = TestLogs.model(LogKind.MESSAGES, 1, store.logEntries(LogKind.MESSAGES, 0, 10_000))
                .grow(400)
                .checkpoint(400);
    }

    @Test
    void keepsEveryLeafAndBeginsTheDirectoryWithWhatIsKnownOfTheOldOne() throws Exception {
        var messages = store.logEntries(LogKind.MESSAGES, 0, 10_000);
        var directory = store.logEntries(LogKind.DIRECTORY, 0, 10_000);
        var first = Restoration.open(store, TestLogs.signer(), List.of(lost));
        assertThat(first)
                .containsExactly(TestLogs.newest(store, LogKind.DIRECTORY), TestLogs.newest(store, LogKind.MESSAGES));
        assertThat(store.logEntries(LogKind.MESSAGES, 0, 10_000)).isEqualTo(messages);
        var after = store.logEntries(LogKind.DIRECTORY, 0, 10_000);
        assertThat(DirectoryEntry.decode(after.getFirst()))
                .isEqualTo(new DirectoryEntry.Restored(List.of(lost.bytes())));
        assertThat(after.subList(1, after.size())).isEqualTo(directory);
        for (var log : LogKind.values()) {
            var model = TestLogs.model(log, 2, log == LogKind.DIRECTORY ? after : messages);
            assertThat(store.checkpoint(log))
                    .contains(model.checkpoint(model.size()).bytes());
        }
    }

    @Test
    void goesOnWithStatementsAndLettersInTheNewLogs() throws IOException {
        Restoration.open(store, TestLogs.signer(), List.of(lost));
        try (var committer = Committer.start(store, TestLogs.signer(), () -> NOW, 10)) {
            var committed = committer.commitProved(
                    transaction -> transaction.addStatement(ana.state(STATEMENTS, "laptop"), ana.cms(STATEMENTS)));
            var index = store.head().directory(committed.result().number());
            assertThat(index).isEqualTo(STATEMENTS + 1);
            var proof = committed.proofs().prove(LogKind.DIRECTORY, index, Optional.empty());
            var entry = store.logEntries(LogKind.DIRECTORY, index, 1).getFirst();
            assertThat(TestLogs.verified(proof, LogKind.DIRECTORY, entry).log())
                    .isEqualTo(new LogName(TestLetter.ORIGIN, LogKind.DIRECTORY, 2));
            var first = committed.proofs().prove(LogKind.DIRECTORY, 1, Optional.empty());
            TestLogs.verified(
                    first,
                    LogKind.DIRECTORY,
                    store.logEntries(LogKind.DIRECTORY, 1, 1).getFirst());
            committer.commit(TestLetter.of(2, ana, rui).send());
        }
        var published = new PublishedLog(store);
        assertThat(published.generation()).isEqualTo(2);
        assertThat(published.checkpoint(LogKind.MESSAGES, 1)).isEmpty();
        assertThat(published.checkpoint(LogKind.MESSAGES, 2)).isPresent();
    }

    @Test
    void opensTheGenerationAfterEveryOneThatIsKnown() throws Exception {
        Restoration.open(store, TestLogs.signer(), List.of(lost));
        Restoration.open(store, TestLogs.signer(), List.of(lost));
        assertThat(store.head().generation()).isEqualTo(3);
        assertThat(store.logEntries(LogKind.DIRECTORY, 0, 10_000)).hasSize(STATEMENTS + 1);
        var ahead = TestLogs.model(LogKind.MESSAGES, 7, List.of()).checkpoint(0);
        Restoration.open(store, TestLogs.signer(), List.of(lost, ahead));
        assertThat(store.head().generation()).isEqualTo(8);
        assertThat(DirectoryEntry.decode(
                        store.logEntries(LogKind.DIRECTORY, 0, 1).getFirst()))
                .isEqualTo(new DirectoryEntry.Restored(List.of(ahead.bytes())));
        Committer.start(store, TestLogs.signer(), () -> NOW, 10).close();
    }
}
