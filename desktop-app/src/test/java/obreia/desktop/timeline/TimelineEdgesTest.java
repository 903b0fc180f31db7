package obreia.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.Tile;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// The first and last leaf, the first checkpoint, what was never seen, what is fetched twice, and what a violation
/// says.
class TimelineEdgesTest extends TimelineCase {
    private final MemoryLog log = log(LogKind.MESSAGES, 1);

    @Test
    void hasAnEmptyTreeBeforeItHasSeenAnything() throws Exception {
        assertThat(timeline().pinned()).isEmpty();
        assertThat(timeline().head().size()).isZero();
        assertThat(timeline().firstSeen(0)).isEmpty();
        log.grow(3);
        assertThat(timeline().compare(log.note(2), MONDAY)).isInstanceOf(Comparison.Ahead.class);
        assertThat(timeline().advance(MONDAY))
                .isEqualTo(new Advance.First(log.signed(3).head()));
        assertThat(timeline().firstSeen(2)).contains(MONDAY);
        assertThat(timeline().firstSeen(3)).isEmpty();
    }

    @Test
    void provesTheFirstAndTheLastLeafAndNoneBeyond() throws Exception {
        log.grow(300);
        timeline().advance(MONDAY);
        for (var leaf : new int[] {0, 255, 256, 299}) {
            var proof = timeline().proveUnderNewest(leaf, log.entry(leaf));
            assertThat(proof.verify(key.verifier(ORIGIN.name()), LogKind.MESSAGES, log.entry(leaf))
                            .head()
                            .size())
                    .isEqualTo(300);
        }
        refused(() -> timeline().proveUnderNewest(300, log.entry(0)), "leaf 300 is in no checkpoint");
        refused(() -> timeline().proveUnderNewest(299, log.entry(0)), "leaf 299");
        log.withhold();
        refused(() -> timeline().proveUnderNewest(5, log.entry(5)), "does not prove leaf 5");
        refused(() -> timeline().prove(5, log.entry(5), MONDAY), "does not prove leaf 5");
        assertThat(timeline().kept(5, MerkleHash.leaf(log.entry(5)))).isEmpty();
    }

    @Test
    void provesNothingOfALogOfWhichNothingWasSeen() throws Exception {
        refused(
                () -> timeline().proveUnderNewest(0, Bytes.utf8("x")),
                "no checkpoint of " + log.signed(0).log());
        served.clear();
        refused(() -> timeline().prove(0, Bytes.utf8("x"), MONDAY), "gives no checkpoint of its log");
        refused(() -> timeline().advance(MONDAY), "gives no checkpoint of its log");
    }

    @Test
    void fetchesAWholeTileOnceAndTheEdgeOfEachTree() throws Exception {
        log.grow(600);
        var timeline = timeline();
        timeline.advance(MONDAY);
        timeline.prove(10, log.entry(10), MONDAY);
        var before = log.transferred();
        timeline.prove(11, log.entry(11), MONDAY);
        assertThat(log.transferred()).isEqualTo(before);
        log.grow(100);
        timeline.advance(MONDAY);
        timeline.prove(12, log.entry(12), MONDAY);
        // The edge of the larger tree: 188 leaves and two hashes above; the whole tile with leaf 12 is known.
        assertThat(log.transferred() - before).isLessThanOrEqualTo((188 + 2) * 32 + 256 * 32);
    }

    @Test
    void aFirstCheckpointWhoseTreeIsNotProvedIsTakenForTheMessagesAndNothingIsProvedByIt() throws Exception {
        log.grow(5);
        log.tiles(_ -> Bytes.empty());
        assertThat(timeline().advance(MONDAY)).isInstanceOf(Advance.First.class);
        refused(() -> timeline().prove(2, log.entry(2), MONDAY), "tile 0/000.p/5 has 0 bytes");
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsItWhenTheRepositoryHidesWhatAnotherHasSeen() throws Exception {
        log.grow(9);
        var other = log.note(9);
        log.setBackTo(5);
        timeline().advance(MONDAY);
        var violation = timeline().hidden(other, MONDAY);
        assertThat(violation).isInstanceOf(Violation.SetBack.class);
        assertThat(violation.words()).contains("has 5 entries, and has signed 9 before");
        assertThat(violation.ours()).isEqualTo(other);
        assertThat(violation.theirs()).isEqualTo(log.note(5));
        assertThat(violation.log()).isEqualTo(log.signed(9).log());
        assertThat(violation.proved()).isFalse();
        assertThat(files()).hasSize(1);
    }

    @Test
    void comparesNothingAcrossGenerations() throws Exception {
        log.grow(5);
        timeline().advance(MONDAY);
        var later = log(LogKind.MESSAGES, 7).grow(9);
        assertThat(timeline().compare(later.note(), MONDAY)).isEqualTo(new Comparison.OtherGeneration(7));
        refused(() -> timeline().advance(later.note(), MONDAY), "messages/7, not of");
        refused(() -> timeline().compare(log(LogKind.DIRECTORY, 1).note(), MONDAY), "directory/1, not of");
    }

    @Test
    void knowsTreesThatWereSeenAndCannotTellOfOthers() throws Exception {
        log.grow(5);
        timeline().advance(MONDAY);
        log.grow(5);
        timeline().advance(MONDAY);
        assertThat(timeline().knows(log.signed(5).head())).contains(true);
        assertThat(timeline().knows(log.fork(4).grow(1, "other").signed(5).head()))
                .contains(false);
        assertThat(timeline().knows(log.signed(7).head())).isEmpty();
    }

    @Test
    void namesTheFilesOfOneSecondByNumberAndEveryOtherByItsTime() throws Exception {
        log.grow(20);
        timeline().advance(MONDAY);
        for (var i = 0; i < 3; i++) {
            timeline().advance(log.fork(10).grow(10, "other " + i).note(), MONDAY.plus(Duration.ofMillis(i)));
        }
        timeline().advance(log.fork(10).grow(10, "last").note(), TUESDAY);
        assertThat(files())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder(
                        "violation-2026-11-23T10-00-00Z-messages.txt",
                        "violation-2026-11-23T10-00-00Z-messages-2.txt",
                        "violation-2026-11-23T10-00-00Z-messages-3.txt",
                        "violation-2026-11-24T10-00-00Z-messages.txt");
        assertThat(Files.readString(files().getLast()))
                .contains("Obreia: the log " + log.signed(20).log() + " cannot be trusted.")
                .contains("signed two different logs " + log.signed(20).log() + " of 20 entries")
                .contains("send nothing to this repository any more")
                .doesNotContain("the proof of consistency");
    }

    @Test
    void writesEachViolationIntoTheVaultWithItsTimeAndWhetherItIsProved() throws Exception {
        log.grow(20);
        timeline().advance(MONDAY);
        log.setBackTo(12);
        timeline().advance(TUESDAY);
        timeline().advance(log.fork(10).grow(10, "other").note(), TUESDAY);
        assertThat(vault.alarms().broken())
                .extracting(broken -> broken.proved(), broken -> broken.time(), broken -> broken.log())
                .containsExactly(tuple(false), tuple(true));
        assertThat(logs().broken())
                .hasValueSatisfying(words -> assertThat(words).contains("two different logs"));
    }

    @Test
    void aRestoredLogThatNobodySawBeforeHasNoNoteToShow() throws Exception {
        var violation = new Violation.NotContinued(log.signed(0).log(), Bytes.empty(), log.note(0), "no reason");
        new Violations(vault).keep(violation, MONDAY);
        assertThat(Files.readString(files().getFirst()))
                .contains("-- the note that was verified here before\n(none)\n")
                .contains(new String(log.note(0).toArray(), StandardCharsets.UTF_8))
                .contains("does not continue what was seen before: no reason");
    }

    @Test
    void asksWhateverSourceIsThereAndSaysWhyThereIsNone() throws Exception {
        log.grow(3);
        var present = new ArrayList<LogSource>();
        var through = LogSource.through(() -> {
            if (present.isEmpty()) {
                throw new IOException("not connected now");
            }
            return present.getFirst();
        });
        var name = log.signed(3).log();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> through.checkpoint(name))
                .withMessage("not connected now");
        present.add(log);
        assertThat(through.checkpoint(name)).isEqualTo(log.note());
        var tile = Tile.holding(0, 0, 3);
        assertThat(through.tile(name, tile)).isEqualTo(log.tile(name, tile));
        assertThat(through.entries(name, 0, 3)).isEqualTo(log.entries(name, 0, 3));
    }

    private Tuple tuple(boolean proved) throws Exception {
        return Assertions.tuple(proved, TUESDAY, log.signed(20).log().format());
    }

    private LogTimeline timeline() throws Exception {
        return logs().messages();
    }
}
