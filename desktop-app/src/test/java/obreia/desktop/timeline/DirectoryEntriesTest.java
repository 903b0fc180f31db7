package obreia.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import obreia.desktop.vault.KeptDirectory;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Stretching;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The directory's log, which a client follows by its entries alone, true and lying.
class DirectoryEntriesTest {
    private static final Origin ORIGIN = new Origin("mail.example.org/test");
    private static final LogName LOG = new LogName(ORIGIN, LogKind.DIRECTORY, 1);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final int FRAMING = 2;

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final MemoryLog log = new MemoryLog(LOG, key);
    private Vault vault;

    @BeforeEach
    void open() throws Exception {
        try (var passphrase = Passphrase.take("a passphrase".toCharArray())) {
            var opening = Vault.create(
                    folder.resolve("profile"), passphrase, new Stretching(8 * 1024, 1, 1), new SecureRandom());
            vault = ((VaultOpening.Opened) opening).vault();
        }
    }

    @AfterEach
    void close() throws IOException {
        vault.close();
    }

    @Test
    void keepsEveryChangeInItsPlaceAndAsksForNothingButEntries() throws Exception {
        grow(log, 300);
        assertThat(advance(log)).isInstanceOf(Advance.First.class);
        grow(log, 900);
        assertThat(advance(log)).isEqualTo(new Advance.Grown(head(300), head(1200)));

        assertThat(vault.directory().size(LOG)).isEqualTo(1200);
        assertThat(vault.directory().entries(LOG, 299, 2))
                .containsExactly(change(299).encode(), change(300).encode());
        assertThat(vault.directory().changes(LOG, mailbox(2), Long.MAX_VALUE))
                .hasSize(240)
                .startsWith(kept(2), kept(7))
                .endsWith(kept(1197));
        // Each entry once, and those of the one bundle that was there in part before a second time.
        assertThat(log.transferred())
                .isEqualTo((1200 + 300 - 256) * (change(0).encode().length() + FRAMING));
    }

    @Test
    void takesNothingWhereEntriesAreOthersThanThoseOfTheTree() throws Exception {
        grow(log, 300);
        advance(log);
        grow(log, 5);
        var size = change(0).encode().length() + FRAMING;
        for (UnaryOperator<Bytes> lie : new Lies(size).all()) {
            log.bundles(lie);
            var violation = violated(advance(log));
            assertThat(violation).isInstanceOf(Violation.Unproved.class);
            assertThat(violation.words()).startsWith("the repository does not prove its log " + LOG + ": the entries");
            assertThat(vault.directory().size(LOG)).isEqualTo(300);
            assertThat(timeline(log).head()).isEqualTo(head(300));
        }
        log.bundles(UnaryOperator.identity());
        assertThat(advance(log)).isEqualTo(new Advance.Grown(head(300), head(305)));
    }

    /// Each about the last entries of a bundle of 49, of which 44 are known.
    private record Lies(int size) {
        Iterable<UnaryOperator<Bytes>> all() {
            return List.of(
                    bundle -> changed(bundle, 48 * size + size - 1),
                    bundle -> Bytes.concat(
                            bundle.slice(0, 47 * size),
                            bundle.slice(48 * size, 49 * size),
                            bundle.slice(47 * size, 48 * size)),
                    bundle -> Bytes.concat(bundle.slice(0, 48 * size), bundle.slice(47 * size, 48 * size)),
                    bundle -> bundle.slice(0, 48 * size),
                    bundle -> Bytes.concat(bundle, bundle.slice(0, size)),
                    bundle -> bundle.slice(0, 49 * size - 1),
                    bundle -> Bytes.empty(),
                    bundle -> Bytes.utf8("<html>no such page</html>"));
        }
    }

    @Test
    void refusesAnEntryOfTheTreeThatIsNoChangeOfTheDirectory() throws Exception {
        grow(log, 3);
        advance(log);
        log.add(Bytes.utf8("no change"));
        assertThat(violated(advance(log)).words()).contains("entry 3 of the directory cannot be read");
        assertThat(vault.directory().size(LOG)).isEqualTo(3);
    }

    @Test
    void saysThatEntriesAreKeptBackWhereTheTilesAreTrue() throws Exception {
        grow(log, 3);
        advance(log);
        grow(log, 3);
        log.withhold();
        assertThat(violated(advance(log)).words())
                .contains("does not prove its log")
                .contains("HTTP 404");
        assertThat(timeline(log).head()).isEqualTo(head(3));
    }

    @Test
    void provesAForkFromTheEntriesThatItKeepsThoughTheRepositoryGivesNothing() throws Exception {
        grow(log, 1100);
        advance(log);
        log.withhold();
        assertThat(timeline(log).compare(log.note(1050), NOW)).isEqualTo(new Comparison.Consistent(head(1050)));
        assertThat(timeline(log).compare(log.note(1100), NOW)).isEqualTo(new Comparison.Consistent(head(1100)));

        var other = log.fork(1040).add(change(7777).encode()).note();
        var comparison = timeline(log).compare(other, NOW);

        assertThat(comparison).isInstanceOf(Comparison.Forked.class);
        var trees = (Violation.TwoTrees) ((Comparison.Forked) comparison).violation();
        assertThat(trees.older()).isEqualTo(1041);
        assertThat(trees.newer()).isEqualTo(1100);
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> Trees.checkConsistency(
                        trees.path(),
                        log.fork(1040).add(change(7777).encode()).signed(1041).head(),
                        head(1100)))
                .withMessageContaining("another root of the older");
        Trees.checkConsistency(trees.path(), head(1041), head(1100));
    }

    @Test
    void provesAForkByTilesWhereTheEntriesAreThoseOfTheOtherTree() throws Exception {
        grow(log, 20);
        advance(log);
        var fork = log.fork(15);
        for (var i = 0; i < 30; i++) {
            fork.add(change(5000 + i).encode());
        }
        assertThat(violated(advance(fork))).isInstanceOf(Violation.TwoTrees.class);
        assertThat(vault.directory().size(LOG)).isEqualTo(20);
    }

    private static void grow(MemoryLog log, int by) {
        for (var i = 0; i < by; i++) {
            log.add(change(log.size()).encode());
        }
    }

    private static DirectoryEntry.Change change(int place) {
        return new DirectoryEntry.Change(
                mailbox(place % 5), 1000 + place / 5, Digest.of(Bytes.utf8("statement " + place)));
    }

    private static KeptDirectory.Change kept(int place) {
        var change = change(place);
        return new KeptDirectory.Change(place, change.mailbox(), change.version(), change.statement());
    }

    private static MailboxId mailbox(int number) {
        return MailboxId.ofKey(Bytes.utf8("key " + number));
    }

    private static Bytes changed(Bytes bytes, int at) {
        var copy = bytes.toArray();
        copy[at] ^= 1;
        return Bytes.of(copy);
    }

    private TreeHead head(long size) {
        return log.signed(size).head();
    }

    private Advance advance(MemoryLog source) throws Exception {
        return timeline(source).advance(source.note(), NOW);
    }

    private static Violation violated(Advance advance) {
        assertThat(advance).isInstanceOf(Advance.Violated.class);
        return ((Advance.Violated) advance).violation();
    }

    private LogTimeline timeline(MemoryLog source) throws Exception {
        return new RepositoryLogs(vault, ORIGIN, key.verifier(ORIGIN.name()), source).directory();
    }
}
