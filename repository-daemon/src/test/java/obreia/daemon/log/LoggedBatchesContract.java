package obreia.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import obreia.daemon.mailbox.StoreContract;
import obreia.daemon.mailbox.StoredStatement;
import obreia.fixtures.log.TestLog;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.EntryBundle;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.Tile;
import org.junit.jupiter.api.Test;

/// Random letters and statements in random batches, and what becomes of the logs, against trees built without the
/// daemon.
public abstract class LoggedBatchesContract extends StoreContract {
    private static final int LEAVES = 700;

    private final Random random = new Random(41);
    private final List<Bytes> directory = new ArrayList<>();
    private final List<Bytes> messages = new ArrayList<>();
    private final List<SignedCheckpoint> seen = new ArrayList<>();

    @Test
    void everyAnswerAndEveryPageIsThatOfTheTreeThatTheEntriesMake() throws Exception {
        var ana = new TestMailbox("Ana");
        var rui = new TestMailbox("Rui");
        statements(ana, 1);
        statements(rui, 1);
        var version = 1L;
        while (messages.size() < LEAVES) {
            if (random.nextInt(4) == 0) {
                statements(ana, ++version);
            } else {
                letters(ana, rui, 1 + random.nextInt(60));
            }
        }
        for (var log : LogKind.values()) {
            var model = TestLogs.model(log, 1, log == LogKind.DIRECTORY ? directory : messages);
            checkPages(log, model);
            checkProofs(log, model);
        }
        for (var older : seen) {
            TestLogs.assertConsistent(
                    store, older, TestLogs.newest(store, older.log().kind()));
        }
    }

    private void statements(TestMailbox mailbox, long version) throws IOException {
        Committed<StoredStatement> committed = committer.commitProved(
                transaction -> transaction.addStatement(mailbox.state(version, "laptop"), mailbox.cms(version)));
        var digest = Digest.of(mailbox.cms(version));
        directory.add(new DirectoryEntry.Change(mailbox.id(), version, digest).encode());
        messages.add(digest.bytes());
        var stored = committed.result();
        assertThat(stored.number()).isEqualTo(directory.size() - 1);
        assertThat(stored.leaf()).isEqualTo(messages.size() - 1);
        check(committed.proofs(), LogKind.DIRECTORY, stored.number(), directory.getLast());
        check(committed.proofs(), LogKind.MESSAGES, stored.leaf(), messages.getLast());
    }

    private void letters(TestMailbox from, TestMailbox to, int count)
            throws IOException, ExecutionException, InterruptedException {
        var answers = new ArrayList<CompletableFuture<Committed<Long>>>();
        var first = messages.size();
        for (var i = 0; i < count; i++) {
            var letter = TestLetter.of(first + i, from, to);
            answers.add(committer.submit(letter.send()));
            messages.add(letter.record(NOW).leaf(letter.salt()).bytes());
        }
        for (var i = 0; i < count; i++) {
            var committed = answers.get(i).get();
            assertThat(committed.result()).isEqualTo(first + i);
            check(committed.proofs(), LogKind.MESSAGES, first + i, messages.get(first + i));
        }
    }

    private void check(Proofs proofs, LogKind log, long index, Bytes entry) throws IOException {
        var proof = proofs.prove(log, index, Optional.of(Bytes.utf8("extra")));
        assertThat(proof.index()).isEqualTo(index);
        var checkpoint = TestLogs.verified(proof, log, entry);
        assertThat(checkpoint).isEqualTo(proofs.checkpoint(log));
        assertThat(checkpoint.head().size()).isGreaterThan(index);
        if (!seen.contains(checkpoint)) {
            seen.add(checkpoint);
        }
    }

    private void checkPages(LogKind log, TestLog model) throws IOException {
        var published = new PublishedLog(store);
        assertThat(published.generation()).isEqualTo(1);
        assertThat(published.checkpoint(log, 1))
                .contains(model.checkpoint(model.size()).bytes());
        for (var level = 0; level < 3; level++) {
            var inLevel = model.size() >> (level * Tile.HEIGHT);
            for (var index = 0L; index * Tile.WIDTH < inLevel; index++) {
                var widest = (int) Math.min(Tile.WIDTH, inLevel - index * Tile.WIDTH);
                for (var width : List.of(1, 1 + random.nextInt(widest), widest)) {
                    var tile = new Tile(level, index, width);
                    assertThat(published.tile(log, 1, tile)).contains(model.tile(tile));
                }
                if (widest < Tile.WIDTH) {
                    assertThat(published.tile(log, 1, new Tile(level, index, widest + 1)))
                            .isEmpty();
                }
            }
        }
        var last = (int) (model.size() % Tile.WIDTH);
        var bundle = published.entries(log, 1, model.size() / Tile.WIDTH, last).orElseThrow();
        var entries = log == LogKind.DIRECTORY ? directory : messages;
        assertThat(bundle).isEqualTo(EntryBundle.encode(entries.subList(entries.size() - last, entries.size())));
        assertThat(published.entries(log, 1, model.size() / Tile.WIDTH, last + 1))
                .isEmpty();
    }

    private void checkProofs(LogKind log, TestLog model) throws IOException {
        var proofs = committer.commitProved(_ -> true).proofs();
        for (var index = 0; index < model.size(); index++) {
            assertThat(proofs.prove(log, index, Optional.empty()))
                    .isEqualTo(model.proof(index, model.size(), Optional.empty()));
        }
    }
}
