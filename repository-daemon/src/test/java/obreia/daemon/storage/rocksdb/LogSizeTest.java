package obreia.daemon.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import obreia.daemon.log.Committed;
import obreia.daemon.log.Committer;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;

/// What the logs take up on the disk.
class LogSizeTest {
    private static final int LETTERS = 5000;
    private static final int MOST = 150;

    @TempDir
    private Path folder;

    @Test
    void aMessageTakesUnder150BytesOfTheLogs() throws Exception {
        var database = new AtomicReference<RocksDB>();
        try (var store = RocksMailboxStore.open(folder, new Options(), (db, options, batch) -> {
                    database.set(db);
                    db.write(options, batch);
                });
                var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), LETTERS)) {
            var ana = TestMailbox.open(committer, "Ana");
            var answers = new ArrayList<CompletableFuture<Committed<Long>>>();
            for (var i = 0; i < LETTERS; i++) {
                answers.add(committer.submit(TestLetter.of(i, ana, ana).send()));
            }
            for (var answer : answers) {
                answer.get();
            }
            var bytes = size(
                    Objects.requireNonNull(database.get()), Table.LOG_ENTRIES, Table.LOG_HASHES, Table.CHECKPOINTS);
            // Measured: 46.5 bytes.
            assertThat(bytes).isBetween(LETTERS * 32L, LETTERS * (long) MOST);
        }
    }

    /// What these tables take up once they are settled in files.
    private static long size(RocksDB db, Table... tables) throws Exception {
        try (var flush = new FlushOptions()) {
            db.flush(flush);
        }
        db.compactRange();
        var ranges = new ArrayList<org.rocksdb.Range>();
        for (var table : tables) {
            var range = Range.of(table.key());
            ranges.add(new org.rocksdb.Range(new Slice(range.start()), new Slice(range.end())));
        }
        var sizes = db.getApproximateSizes(List.copyOf(ranges), SizeApproximationFlag.INCLUDE_FILES);
        var all = 0L;
        for (var size : sizes) {
            all += size;
        }
        return all;
    }
}
