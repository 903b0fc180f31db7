package obreia.daemon.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import obreia.daemon.check.StoreCheck;
import obreia.fixtures.mailboxes.FilledStore;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// `repository check` over a store in whose rows somebody changed a byte, with checksums that hold.
class DamagedRowsTest {
    private static final int LETTERS = 260;

    @TempDir
    private Path folder;

    private record StoredRow(Bytes key, Bytes value) {}

    private interface Change {
        void in(WriteBatch batch) throws RocksDBException;
    }

    @BeforeEach
    void fill() throws IOException {
        try (var store = RocksMailboxStore.open(folder)) {
            FilledStore.fill(store, LETTERS);
        }
    }

    @Test
    void findsNothingInAStoreThatIsWhole() throws IOException {
        assertThat(check()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SCHEMA")
    void findsAByteChangedInARow(Table table) throws IOException {
        var rows = rows(table);
        assertThat(rows).isNotEmpty();
        for (var row : List.of(rows.getFirst(), rows.getLast())) {
            var key = row.key().toArray();
            var value = row.value().toArray();
            if (value.length > 0) {
                for (var at : new TreeSet<>(List.of(0, value.length / 2, value.length - 1))) {
                    var damaged = value.clone();
                    damaged[at] ^= 1;
                    write(batch -> batch.put(key, damaged));
                    assertThat(check())
                            .as(table + ", byte " + at + " of the value")
                            .isNotEmpty();
                    write(batch -> batch.put(key, value));
                }
            }
            var other = key.clone();
            // Not the last byte, which would be another row's key.
            other[Math.min(1, other.length - 1)] ^= 1;
            write(batch -> {
                batch.delete(key);
                batch.put(other, value);
            });
            assertThat(check()).as(table + ", the key").isNotEmpty();
            write(batch -> {
                batch.delete(other);
                batch.put(key, value);
            });
        }
        assertThat(check()).isEmpty();
    }

    @Test
    void findsAnEnvelopeThatIsMissing() throws IOException {
        var row = rows(Table.ENVELOPE_LEAVES).getLast();
        try (var database = open();
                var batch = new WriteBatch()) {
            var key = row.key();
            batch.delete(database.envelopes(), key.slice(1, key.length()).toArray());
            database.write(batch);
        } catch (RocksDBException e) {
            throw new AssertionError(e);
        }
        assertThat(check()).anyMatch(finding -> finding.endsWith("is held, and its envelope is missing"));
    }

    private List<String> check() throws IOException {
        try (var store = RocksMailboxStore.open(folder)) {
            var signer = TestLogs.signer();
            return StoreCheck.run(store, signer.origin(), signer.verifier(), List.of())
                    .findings();
        } catch (IOException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private List<StoredRow> rows(Table table) throws IOException {
        try (var database = open()) {
            return new ArrayList<>(database.list(
                    Range.of(table.key()),
                    Integer.MAX_VALUE,
                    (key, value) -> Optional.of(new StoredRow(Bytes.of(key), Bytes.of(value)))));
        }
    }

    private void write(Change change) throws IOException {
        try (var database = open();
                var batch = new WriteBatch()) {
            change.in(batch);
            database.write(batch);
        } catch (RocksDBException e) {
            throw new AssertionError(e);
        }
    }

    private Database open() throws IOException {
        return new Database(folder, new Options(), (db, options, batch) -> db.write(options, batch));
    }
}
