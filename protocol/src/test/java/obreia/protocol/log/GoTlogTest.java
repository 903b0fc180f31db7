package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import obreia.fixtures.GoTlog;
import obreia.fixtures.log.TestLog;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Another implementation, Go's, agrees about our logs and refuses the false ones.
@Tag("go")
class GoTlogTest {
    private static final TestLog LOG = TestLog.messages().grow(1_000);

    @SuppressWarnings("NullAway.Init") // compiled before the first test
    private static GoTlog go;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() {
        go = GoTlog.compile();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "3, 7", "100, 255", "256, 256", "256, 257", "255, 300", "300, 1000"})
    void agreesAboutOurLogs(long older, long newer) {
        LOG.write(folder, newer);
        var outcome = verify(LOG, older, newer);
        assertThat(outcome.output())
                .isEqualTo("verified mail.example.org/lawyers/messages/1: " + newer + " leaves, continues " + older
                        + "\n");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void refusesAForgedSignature() {
        LOG.write(folder, 7);
        var stranger = TestLog.key(8).verifier(LOG.name().format());
        var note = LOG.checkpoint(7).bytes();
        assertThat(go.verify(folder, stranger, note, note).succeeded()).isFalse();
    }

    @Test
    void refusesAForkedLog() {
        var fork = TestLog.messages();
        fork.append(Bytes.utf8("another"));
        fork.grow(300);
        fork.write(folder, 300);
        var key = LOG.verifier().named(LOG.name());
        var outcome = go.verify(
                folder, key, LOG.checkpoint(200).bytes(), fork.checkpoint(300).bytes());
        assertThat(outcome.succeeded()).isFalse();
        assertThat(outcome.output()).isEqualTo("invalid transparency proof\n");
    }

    @Test
    void refusesAChangedEntryAndAChangedTile() throws IOException {
        for (var file : new String[] {"tile/entries/000", "tile/0/000", "tile/1/000.p/1"}) {
            LOG.write(folder, 300);
            var bytes = Files.readAllBytes(folder.resolve(file));
            bytes[7] ^= 1;
            Files.write(folder.resolve(file), bytes);
            assertThat(verify(LOG, 200, 300).succeeded()).as(file).isFalse();
        }
    }

    private GoTlog.Outcome verify(TestLog log, long older, long newer) {
        var key = log.verifier().named(log.name());
        return go.verify(
                folder,
                key,
                log.checkpoint(older).bytes(),
                log.checkpoint(newer).bytes());
    }
}
