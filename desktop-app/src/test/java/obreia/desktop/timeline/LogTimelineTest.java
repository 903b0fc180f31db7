package obreia.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Stretching;
import obreia.desktop.vault.Vault;
import obreia.desktop.vault.VaultOpening;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.TileNodes;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The messages log as a client follows it, true and lying.
class LogTimelineTest {
    private static final Origin ORIGIN = new Origin("mail.example.org/test");
    private static final LogName LOG = new LogName(ORIGIN, LogKind.MESSAGES, 1);
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    @TempDir
    Path folder;

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final MemoryLog log = new MemoryLog(LOG, key);
    private Vault vault;

    @BeforeEach
    void open() throws Exception {
        try (var passphrase = Passphrase.take("a passphrase".toCharArray())) {
            var profile = folder.resolve("profile");
            var opening = Vault.exists(profile)
                    ? Vault.open(profile, passphrase, new SecureRandom())
                    : Vault.create(profile, passphrase, new Stretching(8 * 1024, 1, 1), new SecureRandom());
            assertThat(opening).isInstanceOf(VaultOpening.Opened.class);
            vault = ((VaultOpening.Opened) opening).vault();
        }
    }

    @AfterEach
    void close() throws IOException {
        vault.close();
    }

    @Test
    void followsALogThatGrowsAndRemembersItAfterARestart() throws Exception {
        log.grow(300);
        assertThat(advance(log)).isEqualTo(new Advance.First(head(300)));
        assertThat(advance(log)).isEqualTo(new Advance.Unchanged(head(300)));
        vault.close();
        open();
        log.grow(70_000);
        assertThat(advance(log)).isEqualTo(new Advance.Grown(head(300), head(70_300)));
        assertThat(timeline(log).head()).isEqualTo(head(70_300));
        assertThat(log.transferred()).isLessThan(40_000);
    }

    @Test
    void provesAnEntryKeepsTheProofAndAsksNothingForItAgain() throws Exception {
        log.grow(1000);
        advance(log);
        var proof = timeline(log).prove(417, log.entry(417), MONDAY);

        assertThat(proof.verify(key.verifier(ORIGIN.name()), LogKind.MESSAGES, log.entry(417))
                        .head())
                .isEqualTo(head(1000));
        log.withhold();
        assertThat(timeline(log).prove(417, log.entry(417), TUESDAY)).isEqualTo(proof);
    }

    @Test
    void asksForANewerCheckpointWhereALeafIsNotInTheOneThatIsKnown() throws Exception {
        log.grow(5);
        advance(log);
        log.grow(1);
        assertThat(timeline(log).prove(5, log.entry(5), TUESDAY).index()).isEqualTo(5);
        assertThat(timeline(log).firstSeen(5)).contains(TUESDAY);
        assertThat(timeline(log).firstSeen(4)).contains(MONDAY);
        refused(() -> timeline(log).prove(6, Bytes.utf8("entry 6"), TUESDAY), "leaf 6, and its log");
    }

    @Test
    void refusesAnEntryThatStandsElsewhereOrNowhere() throws Exception {
        log.grow(10);
        advance(log);
        refused(() -> timeline(log).prove(3, log.entry(4), MONDAY), "leaf 3 is not in the tree");
        refused(() -> timeline(log).prove(3, Bytes.utf8("another"), MONDAY), "leaf 3 is not in the tree");
    }

    @Test
    void provesAForkByTwoNotesAndTheConsistencyProofThatFails() throws Exception {
        log.grow(20);
        var fork = log.fork(15).grow(30, "other");
        advance(log);

        var violation = violated(advance(fork));
        assertThat(violation).isInstanceOfSatisfying(Violation.TwoTrees.class, trees -> {
            assertThat(trees.ours()).isEqualTo(log.note());
            assertThat(trees.theirs()).isEqualTo(fork.note());
            // Anybody can check it: the proof leads to the larger root, and to another than the smaller.
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> Trees.checkConsistency(
                            trees.path(), head(20), fork.signed(45).head()))
                    .withMessageContaining("another root of the older");
        });
        assertThat(timeline(log).head()).isEqualTo(head(20));
        assertThat(logs().broken())
                .hasValueSatisfying(words -> assertThat(words).contains("does not begin with"));
        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(Files.readString(file))
                        .contains("send nothing to this repository any more")
                        .contains(new String(log.note().toArray(), StandardCharsets.UTF_8))
                        .contains("proof of consistency from 20 to 45"));
    }

    @Test
    void provesTwoTreesOfOneSizeAndASmallerOneThatNeverWas() throws Exception {
        log.grow(20);
        advance(log);
        assertThat(violated(advance(log.fork(19).grow(1, "other"))))
                .isInstanceOfSatisfying(
                        Violation.TwoTrees.class,
                        trees -> assertThat(trees.path()).isEmpty());
        // The smaller tree is compared with the larger one's tiles, which the repository has shown.
        var liar = log.fork(20);
        var smaller = log.fork(10).grow(2, "other").note();
        assertThat(violated(timeline(liar).advance(smaller, MONDAY))).isInstanceOf(Violation.TwoTrees.class);
        assertThat(files()).hasSize(2);
        assertThat(violated(timeline(liar).advance(smaller, MONDAY))).isInstanceOf(Violation.TwoTrees.class);
        assertThat(files()).hasSize(2);
    }

    @Test
    void saysThatARepositoryWasSetBackAndGoesOnWhenItHasFoundItself() throws Exception {
        log.grow(20);
        advance(log);
        log.setBackTo(12);
        var violation = violated(timeline(log).advance(TUESDAY));
        assertThat(violation).isInstanceOf(Violation.SetBack.class);
        assertThat(violation.words()).contains("has 12 entries, and has signed 20 before");
        assertThat(logs().broken()).isEmpty();
        log.setBackTo(20);
        assertThat(advance(log)).isEqualTo(new Advance.Unchanged(head(20)));
    }

    @Test
    void advancesByNothingThatIsNotProved() throws Exception {
        log.grow(300);
        advance(log);
        log.grow(300);
        log.tiles(tile -> Bytes.concat(tile.slice(32, tile.length()), tile.slice(0, 32)));
        assertThat(violated(advance(log))).isInstanceOf(Violation.Unproved.class);
        log.tiles(tile -> tile.slice(0, tile.length() - 32));
        assertThat(violated(advance(log)).words()).contains("does not prove its log");
        log.withhold();
        assertThat(violated(advance(log)).words()).contains("HTTP 404");
        assertThat(timeline(log).head()).isEqualTo(head(300));
    }

    @Test
    void accusesNobodyOfANoteThatTheLogDidNotSign() throws Exception {
        log.grow(3);
        advance(log);
        var other = new MemoryLog(LOG, SigningKey.generate(new SecureRandom())).grow(9);
        refused(() -> advance(other), "not signed by");
        refused(() -> timeline(log).advance(Bytes.utf8("no note"), MONDAY), "cannot be read");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> timeline(log).compare(Bytes.utf8("no note"), MONDAY));
        assertThat(files()).isEmpty();
    }

    @Test
    void comparesWhatSomebodyElseWasShown() throws Exception {
        log.grow(50);
        advance(log);
        assertThat(timeline(log).compare(log.note(33), MONDAY)).isEqualTo(new Comparison.Consistent(head(33)));
        var longer = log.fork(50).grow(10);
        assertThat(timeline(log).compare(longer.note(), MONDAY)).isInstanceOf(Comparison.Ahead.class);
        var elsewhere = log.fork(10).grow(20, "other");
        assertThat(timeline(log).compare(elsewhere.note(), MONDAY)).isInstanceOf(Comparison.Forked.class);
        assertThat(logs().broken()).isPresent();
    }

    @Test
    void takesAProofOfSubmissionAndAdvancesByItsCheckpoint() throws Exception {
        log.grow(7);
        advance(log);
        log.grow(1);
        var proof = proof(log, 7);
        assertThat(timeline(log).take(proof.encode(), log.entry(7), TUESDAY)).isEqualTo(proof);
        assertThat(timeline(log).head()).isEqualTo(head(8));
        assertThat(timeline(log).firstSeen(7)).contains(TUESDAY);
        refused(() -> timeline(log).take(proof.encode(), log.entry(6), TUESDAY), "leaf 7 is not in the tree");
        var fork = log.fork(5).grow(20, "other");
        refused(() -> timeline(fork).take(proof(fork, 24).encode(), fork.entry(24), TUESDAY), "does not begin with");
    }

    private static LogProof proof(MemoryLog log, int index) throws Exception {
        var signed = log.signed(index + 1);
        var nodes = new TileNodes<IOException>(signed.head(), tile -> log.tile(LOG, tile));
        return new LogProof(Optional.empty(), index, nodes.proveInclusion(index), signed.bytes());
    }

    private TreeHead head(long size) {
        return log.signed(size).head();
    }

    private Advance advance(MemoryLog source) throws Exception {
        return timeline(source).advance(source.note(), MONDAY);
    }

    private static Violation violated(Advance advance) {
        assertThat(advance).isInstanceOf(Advance.Violated.class);
        return ((Advance.Violated) advance).violation();
    }

    private LogTimeline timeline(MemoryLog source) throws Exception {
        return new RepositoryLogs(vault, ORIGIN, key.verifier(ORIGIN.name()), source).messages();
    }

    private RepositoryLogs logs() throws Exception {
        return new RepositoryLogs(vault, ORIGIN, key.verifier(ORIGIN.name()), log);
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(vault.profile())) {
            return all.filter(file -> file.getFileName().toString().startsWith("violation-"))
                    .toList();
        }
    }

    private static void refused(ThrowingCallable look, String why) {
        assertThatExceptionOfType(VerificationException.class).isThrownBy(look).withMessageContaining(why);
    }
}
