package obreia.daemon.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.EntryBundle;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.TreeHead;
import org.junit.jupiter.api.Test;

/// What every store keeps of the two logs.
public abstract class LogContract extends StoreContract {
    private static final Bytes NOTE = Bytes.utf8("a note\n");

    private static Bytes entry(long number) {
        return Bytes.utf8("entry " + number);
    }

    private static Digest hash(int level, long index) {
        return Digest.of(Bytes.utf8("hash " + level + " " + index));
    }

    private void grow(LogKind log, long from, int count, Bytes note, LogHash... hashes) throws IOException {
        var entries = IntStream.range(0, count)
                .mapToObj(number -> entry(from + number))
                .toList();
        store.commit(new Batch(List.of(new Change.LogGrown(log, from, entries, List.of(hashes), note))));
    }

    @Test
    void beginsWithSignedCheckpointsOfNothing() throws IOException {
        for (var log : LogKind.values()) {
            assertThat(TestLogs.newest(store, log).head()).isEqualTo(TreeHead.empty());
            assertThat(store.logEntries(log, 0, MANY)).isEmpty();
            assertThat(store.logHashes(log, 1, 0, MANY)).isEmpty();
        }
    }

    @Test
    void keepsTheEntriesOfEachLogInTheirOrder() throws IOException {
        grow(LogKind.MESSAGES, 0, 300, NOTE);
        grow(LogKind.DIRECTORY, 0, 2, NOTE);
        grow(LogKind.MESSAGES, 300, 5, NOTE);
        assertThat(store.logEntries(LogKind.MESSAGES, 0, MANY))
                .isEqualTo(IntStream.range(0, 305).mapToObj(LogContract::entry).toList());
        assertThat(store.logEntries(LogKind.MESSAGES, 255, 3)).containsExactly(entry(255), entry(256), entry(257));
        assertThat(store.logEntries(LogKind.MESSAGES, 304, MANY)).containsExactly(entry(304));
        assertThat(store.logEntries(LogKind.MESSAGES, 305, MANY)).isEmpty();
        assertThat(store.logEntries(LogKind.DIRECTORY, 1, MANY)).containsExactly(entry(1));
    }

    @Test
    void keepsEntriesOfAnyLength() throws IOException {
        var longest = Bytes.of(new byte[EntryBundle.MAX_ENTRY]);
        var grown = new Change.LogGrown(LogKind.DIRECTORY, 0, List.of(longest, Bytes.empty()), List.of(), NOTE);
        store.commit(new Batch(List.of(grown)));
        assertThat(store.logEntries(LogKind.DIRECTORY, 0, MANY)).containsExactly(longest, Bytes.empty());
    }

    @Test
    void keepsTheHashesOfEachLevelApart() throws IOException {
        grow(LogKind.MESSAGES, 0, 1, NOTE, new LogHash(1, 0, hash(1, 0)), new LogHash(2, 0, hash(2, 0)));
        grow(LogKind.MESSAGES, 1, 1, NOTE, new LogHash(1, 1, hash(1, 1)), new LogHash(1, 2, hash(1, 2)));
        assertThat(store.logHashes(LogKind.MESSAGES, 1, 0, MANY)).containsExactly(hash(1, 0), hash(1, 1), hash(1, 2));
        assertThat(store.logHashes(LogKind.MESSAGES, 1, 1, 1)).containsExactly(hash(1, 1));
        assertThat(store.logHashes(LogKind.MESSAGES, 2, 0, MANY)).containsExactly(hash(2, 0));
        assertThat(store.logHashes(LogKind.MESSAGES, 3, 0, MANY)).isEmpty();
        assertThat(store.logHashes(LogKind.DIRECTORY, 1, 0, MANY)).isEmpty();
    }

    @Test
    void keepsTheNewestCheckpointOfEachLog() throws IOException {
        grow(LogKind.MESSAGES, 0, 1, NOTE);
        grow(LogKind.MESSAGES, 1, 1, Bytes.utf8("a newer note\n"));
        assertThat(store.checkpoint(LogKind.MESSAGES)).contains(Bytes.utf8("a newer note\n"));
        assertThat(TestLogs.newest(store, LogKind.DIRECTORY).head()).isEqualTo(TreeHead.empty());
    }

    @Test
    void writesALogAnewFromItsFirstEntryOn() throws IOException {
        grow(LogKind.DIRECTORY, 0, 3, NOTE, new LogHash(1, 0, hash(1, 0)));
        var anew = List.of(Bytes.utf8("restored"), entry(0), entry(1), entry(2));
        var hashes = List.of(new LogHash(1, 0, hash(1, 7)));
        store.commit(new Batch(List.of(new Change.LogGrown(LogKind.DIRECTORY, 0, anew, hashes, NOTE))));
        assertThat(store.logEntries(LogKind.DIRECTORY, 0, MANY)).isEqualTo(anew);
        assertThat(store.logHashes(LogKind.DIRECTORY, 1, 0, MANY)).containsExactly(hash(1, 7));
    }

    @Test
    void readsNoLogOnceClosed() throws IOException {
        store.close();
        assertThatThrownBy(() -> store.checkpoint(LogKind.MESSAGES)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.logEntries(LogKind.MESSAGES, 0, 1)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> store.logHashes(LogKind.MESSAGES, 1, 0, 1)).isInstanceOf(IOException.class);
    }
}
