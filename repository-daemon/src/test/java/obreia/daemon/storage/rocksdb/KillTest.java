package obreia.daemon.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import obreia.daemon.mailbox.EntryFilter;
import obreia.daemon.mailbox.ListedEntry;
import obreia.daemon.mailbox.MailboxStore;
import obreia.fixtures.kill.ChildProcess;
import obreia.fixtures.kill.Moments;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that stores letters is killed without warning, and what it had acknowledged is there, once.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KillTest {
    private static final int KILLS = 20;
    private static final int LETTERS_A_LIFE = 1_000_000;
    private static final int STATEMENTS = 2;

    @TempDir
    private Path folder;

    private final Map<Long, Long> leaves = new HashMap<>();

    @Test
    void whatWasAcknowledgedIsThereOnceAfterEachOfTwentyKills() throws Exception {
        var moments = Moments.spread(KILLS, 400, 20261123);
        for (var life = 0; life < KILLS; life++) {
            var stored = live(life, moments.get(life));
            try (var store = RocksMailboxStore.open(folder)) {
                checkEnvelopes(store, stored);
                checkAll(store, life + 1);
            }
        }
        assertThat(leaves)
                .hasSizeGreaterThanOrEqualTo(
                        moments.stream().mapToInt(Integer::intValue).sum());
    }

    /// One life of the process; answers with the letters that it acknowledged.
    private List<Long> live(int life, int moment) throws IOException {
        var first = (long) life * LETTERS_A_LIFE;
        var command = ChildProcess.java(StoreUnderLoad.class, folder.toString(), Long.toString(first), "1");
        var lines = new ArrayList<String>();
        try (var child = ChildProcess.start(command)) {
            while (lines.size() < moment) {
                lines.add(child.line().orElseThrow(() -> new IOException("the process ended by itself: " + lines)));
            }
            lines.addAll(child.kill());
        }
        var stored = new ArrayList<Long>();
        for (var line : lines) {
            var words = line.split(" ", 3);
            assertThat(words[0]).as(line).isEqualTo("stored");
            stored.add(Long.parseLong(words[1]));
            leaves.put(Long.parseLong(words[1]), Long.parseLong(words[2]));
        }
        return stored;
    }

    private static void checkEnvelopes(MailboxStore store, List<Long> stored) throws IOException {
        for (var number : stored) {
            var envelope = StoreUnderLoad.letter(number).envelope();
            assertThat(store.envelope(envelope.id())).contains(envelope.bytes());
        }
    }

    private void checkAll(MailboxStore store, int lives) throws Exception {
        var head = store.head();
        var listed = store.entries(StoreUnderLoad.RUI.id(), EntryFilter.NEW, -1, Integer.MAX_VALUE);
        var leafOf = new HashMap<Digest, Long>();
        for (var entry : listed) {
            assertThat(leafOf.put(message(entry), entry.entry().leaf())).isNull();
        }
        leaves.forEach((number, leaf) ->
                assertThat(leafOf).containsEntry(StoreUnderLoad.letter(number).message(), leaf));
        assertThat(head.messages()).isEqualTo(listed.size() + STATEMENTS);
        assertThat(store.logEntries(LogKind.MESSAGES, 0, Integer.MAX_VALUE)).hasSize(listed.size() + STATEMENTS);
        assertThat(store.entries(StoreUnderLoad.ANA.id(), EntryFilter.SENT, -1, Integer.MAX_VALUE))
                .hasSameSizeAs(listed);
        assertThat(store.usage(StoreUnderLoad.RUI.id()).entries()).isEqualTo(listed.size());
        // Each thread of a life that ended may have had one letter stored and not yet acknowledged.
        assertThat(listed.size() - leaves.size()).isBetween(0, lives * StoreUnderLoad.THREADS);
        assertThat(new HashSet<>(leaves.values())).hasSameSizeAs(leaves.keySet());
    }

    private static Digest message(ListedEntry entry) throws MalformedException {
        return LogRecord.decode(entry.record().record()).message();
    }
}
