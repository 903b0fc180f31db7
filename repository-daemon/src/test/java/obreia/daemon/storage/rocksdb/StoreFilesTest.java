package obreia.daemon.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import obreia.daemon.log.Committer;
import obreia.daemon.mailbox.EntryFilter;
import obreia.daemon.mailbox.FoldedName;
import obreia.daemon.mailbox.MailboxStore;
import obreia.fixtures.mailboxes.TestLetter;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.fixtures.mailboxes.TestMailbox;
import obreia.protocol.log.LogKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// What becomes of a store whose files were cut, changed, or are not its own.
class StoreFilesTest {
    private static final int LETTERS = 30;
    private static final int STATEMENTS = 2;

    @TempDir
    private Path temporary;

    private Path folder;
    private TestMailbox ana;
    private TestMailbox rui;

    @BeforeEach
    void fill() throws IOException {
        folder = temporary.resolve("store");
        try (var store = RocksMailboxStore.open(folder);
                var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), 1)) {
            ana = TestMailbox.open(committer, "Ana");
            rui = TestMailbox.open(committer, "Rui");
            for (var i = 0; i < LETTERS; i++) {
                committer.commit(letter(i).send());
            }
        }
    }

    private TestLetter letter(long number) {
        return TestLetter.of(number, ana, rui);
    }

    /// Opens and closes the store, so that what was in its log lies in its tables and blob files.
    private void settle() throws IOException {
        RocksMailboxStore.open(folder).close();
    }

    private List<Path> files(String suffix) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var one = ByteBuffer.allocate(1);
            channel.read(one, at);
            channel.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 1)}), at);
        }
    }

    private static void cut(Path file, long bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - bytes);
        }
    }

    /// Reads everything there is: the letters, and what leads to them.
    private void readAll(MailboxStore store) throws IOException {
        assertThat(store.head().messages()).isEqualTo(LETTERS + STATEMENTS);
        for (var i = 0; i < LETTERS; i++) {
            var letter = letter(i);
            assertThat(store.sent(ana.id(), letter.message())).contains((long) STATEMENTS + i);
            assertThat(store.envelope(letter.envelope().id()))
                    .contains(letter.envelope().bytes());
        }
        assertThat(store.entries(rui.id(), EntryFilter.NEW, -1, LETTERS)).hasSize(LETTERS);
        assertThat(store.entries(ana.id(), EntryFilter.SENT, -1, LETTERS)).hasSize(LETTERS);
        assertThat(store.people(FoldedName.of(""), Optional.empty(), LETTERS)).hasSize(2);
        assertThat(store.mailboxOf(ana.person())).contains(ana.id());
        assertThat(store.device(rui.device("laptop").tlsKey())).isPresent();
        assertThat(store.statements(ana.id(), 0, LETTERS)).hasSize(1);
        assertThat(store.logEntries(LogKind.MESSAGES, 0, LETTERS + STATEMENTS)).hasSize(LETTERS + STATEMENTS);
        assertThat(store.logEntries(LogKind.DIRECTORY, 0, LETTERS)).hasSize(2);
        assertThat(store.usage(rui.id()).entries()).isEqualTo(LETTERS);
    }

    @Test
    void hasEverythingWhenItIsOpenedAgain() throws IOException {
        try (var store = RocksMailboxStore.open(folder)) {
            readAll(store);
        }
        try (var store = RocksMailboxStore.open(folder)) {
            readAll(store);
        }
    }

    @Test
    void goesOnWhereItWas() throws IOException {
        try (var store = RocksMailboxStore.open(folder);
                var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), 1)) {
            long leaf = committer.commit(letter(LETTERS).send());
            assertThat(leaf).isEqualTo(LETTERS + STATEMENTS);
        }
    }

    @Test
    void dropsALastWriteThatWasCutOff() throws IOException {
        cut(files(".log").getLast(), 100);
        try (var store = RocksMailboxStore.open(folder);
                var committer = Committer.start(store, TestLogs.signer(), InstantSource.system(), 1)) {
            assertThat(store.head().messages()).isEqualTo(LETTERS + STATEMENTS - 1);
            assertThat(store.sent(ana.id(), letter(LETTERS - 1).message())).isEmpty();
            assertThat(store.entries(rui.id(), EntryFilter.ALL, -1, LETTERS)).hasSize(LETTERS - 1);
            committer.commit(letter(LETTERS - 1).send());
            readAll(store);
        }
    }

    @Test
    void staysShutWhenTheLogIsDamagedBeforeItsEnd() throws IOException {
        var log = files(".log").getLast();
        flip(log, Files.size(log) / 2);
        assertThatThrownBy(() -> RocksMailboxStore.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void findsEachChangedByteOfABlobFileAndHandsOutTheRest() throws IOException {
        settle();
        var blobs = files(".blob");
        assertThat(blobs).isNotEmpty();
        var blob = blobs.getFirst();
        var content = Files.readAllBytes(blob);
        var found = 0;
        for (var i = 0; i < LETTERS; i++) {
            var id = letter(i).envelope().id();
            var at = find(content, letter(i).envelope().bytes().toArray());
            assertThat(at).isPositive();
            flip(blob, at + 7L * i);
            try (var store = RocksMailboxStore.open(folder)) {
                assertThatThrownBy(() -> store.envelope(id))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("damaged");
                var other = letter((i + 1) % LETTERS).envelope();
                assertThat(store.envelope(other.id())).contains(other.bytes());
                found++;
            }
            flip(blob, at + 7L * i);
        }
        assertThat(found).isEqualTo(LETTERS);
    }

    private static int find(byte[] content, byte[] wanted) {
        for (var at = 0; at + wanted.length <= content.length; at++) {
            if (Arrays.equals(content, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    @Test
    void neverHandsOutWhatAChangedByteOfATableMade() throws IOException {
        settle();
        var table = largest(files(".sst"));
        var unnoticed = new ArrayList<Long>();
        for (var at = 0L; at < Files.size(table); at += 97) {
            flip(table, at);
            try (var store = RocksMailboxStore.open(folder)) {
                // Whatever can still be read is what was written; readAll compares it.
                readAll(store);
                unnoticed.add(at);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("damaged");
            }
            flip(table, at);
        }
        // Only bytes that no reader needs, of the table's filter and description, may go unnoticed.
        assertThat(unnoticed).hasSizeLessThan((int) (Files.size(table) / 97 / 2));
        try (var store = RocksMailboxStore.open(folder)) {
            readAll(store);
        }
    }

    private static Path largest(List<Path> files) throws IOException {
        var largest = files.getFirst();
        for (var file : files) {
            largest = Files.size(file) > Files.size(largest) ? file : largest;
        }
        return largest;
    }

    @Test
    void isOpenOnceOnly() throws IOException {
        try (var store = RocksMailboxStore.open(folder)) {
            assertThatThrownBy(() -> RocksMailboxStore.open(folder))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining(folder.toString());
            readAll(store);
        }
    }

    @Test
    void refusesAnotherSchema() throws IOException, RocksDBException {
        try (var database = new Database(folder, new Options(), (db, options, batch) -> db.write(options, batch))) {
            try (var batch = new WriteBatch()) {
                batch.put(Table.SCHEMA.key().done(), new Row().number(3).done());
                database.write(batch);
            }
        }
        assertThatThrownBy(() -> RocksMailboxStore.open(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has schema 3, this program reads schema 2");
    }

    @Test
    void refusesADatabaseOfAnotherProgram() throws RocksDBException {
        var foreign = temporary.resolve("foreign");
        RocksDB.loadLibrary();
        try (var database = RocksDB.open(foreign.toString())) {
            database.put(new byte[] {1}, new byte[] {2});
        }
        assertThatThrownBy(() -> RocksMailboxStore.open(foreign))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a store of this program");
    }

    @Test
    void saysWhichFolderCannotBeOpened() throws IOException {
        var file = Files.createFile(temporary.resolve("file"));
        assertThatThrownBy(() -> RocksMailboxStore.open(file.resolve("store"))).isInstanceOf(IOException.class);
    }
}
