package obreia.daemon.storage.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import obreia.fixtures.kill.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A store whose files may not grow any more, by the operating system's word: its process is given a greatest file size
/// while it works (`prlimit`, of util-linux), which needs neither root nor a disk of its own.
///
/// Tried by hand on a tmpfs of 200 MiB: with the disk full each sender is told so; 5 to 7 s after 64 MiB are free again
/// letters are stored, without a restart.
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class FullDiskTest {
    private static final int FAILURES = 50;
    private static final int GREATEST_FILE = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void eachSenderIsToldAndWhatWasAcknowledgedStays() throws Exception {
        var command = ChildProcess.java(StoreUnderLoad.class, folder.toString(), "0", Integer.toString(FAILURES));
        var lines = new ArrayList<String>();
        try (var child = ChildProcess.start(command)) {
            lines.add(child.line().orElseThrow(() -> new IOException("the process ended by itself")));
            limit(child);
            lines.addAll(child.rest());
            assertThat(child.exitCode()).isZero();
        }
        var stored = words(lines, line -> line.startsWith("stored "));
        var failed = words(lines, line -> line.startsWith("failed "));
        assertThat(failed).hasSizeGreaterThanOrEqualTo(FAILURES).allMatch(words -> words[2].contains("written to"));
        assertThat(stored).hasSize(lines.size() - failed.size()).hasSizeGreaterThan(100);
        try (var store = RocksMailboxStore.open(folder)) {
            for (var words : stored) {
                var letter = StoreUnderLoad.letter(Long.parseLong(words[1]));
                assertThat(store.sent(letter.from(), letter.message())).contains(Long.parseLong(words[2]));
                assertThat(store.envelope(letter.envelope().id()))
                        .contains(letter.envelope().bytes());
            }
            for (var words : failed) {
                var letter = StoreUnderLoad.letter(Long.parseLong(words[1]));
                assertThat(store.sent(letter.from(), letter.message())).isEmpty();
            }
        }
    }

    private static List<String[]> words(List<String> lines, Predicate<String> which) {
        return lines.stream().filter(which).map(line -> line.split(" ", 3)).toList();
    }

    private static void limit(ChildProcess child) throws IOException, InterruptedException {
        var limit = "--fsize=" + GREATEST_FILE + ":unlimited";
        var process = new ProcessBuilder("prlimit", "--pid", Long.toString(child.pid()), limit).start();
        assertThat(process.waitFor()).isZero();
    }
}
