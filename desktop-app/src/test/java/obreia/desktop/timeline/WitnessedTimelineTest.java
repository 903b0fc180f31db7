package obreia.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.NoteSignature;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.TileNodes;
import obreia.protocol.log.WitnessKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A log of which two of three witnesses must have cosigned what counts.
class WitnessedTimelineTest extends TimelineCase {
    private final List<SigningKey> witnesses = new ArrayList<>();
    private final MemoryLog log = log(LogKind.MESSAGES, 1);

    @BeforeEach
    void twoOfThreeAreRequired() throws Exception {
        for (var i = 0; i < 4; i++) {
            witnesses.add(SigningKey.generate(new SecureRandom()));
        }
        vault.witnesses().require(List.of(key(0), key(1), key(2)), 2);
        log.grow(10);
    }

    @AfterEach
    void theWitnessesEnd() {
        witnesses.forEach(SigningKey::close);
    }

    @Test
    void takesNothingWithTooFewOrForeignOrForgedCosignatures() throws Exception {
        var none = log.signed(10);
        assertThat(advance(none)).isEqualTo(new Advance.Unwitnessed(0, 2));
        var one = cosigned(none, 0, MONDAY);
        assertThat(advance(one)).isEqualTo(new Advance.Unwitnessed(1, 2));
        assertThat(advance(cosigned(one, 3, MONDAY))).isEqualTo(new Advance.Unwitnessed(1, 2));
        var forged = new NoteSignature(
                name(1),
                key(1).keyId(),
                witnesses.get(3).cosign(name(3), none.note().text(), MONDAY).signature());
        assertThat(advance(one.with(forged))).isEqualTo(new Advance.Unwitnessed(1, 2));
        assertThat(timeline().pinned()).isEmpty();
        refused(
                () -> advance(one).orThrow(),
                "carries the cosignatures of 1 of the witnesses that you require, and 2 are needed");
    }

    @Test
    void firstSawItWhenTheSecondWitnessDid() throws Exception {
        var three = cosigned(
                cosigned(cosigned(log.signed(10), 2, MONDAY.plusSeconds(30)), 0, MONDAY), 1, MONDAY.plusSeconds(10));
        assertThat(advance(three)).isInstanceOf(Advance.First.class);
        assertThat(timeline().firstSeen(9)).contains(MONDAY.plusSeconds(10));
        assertThat(timeline().firstSeen(10)).isEmpty();
    }

    @Test
    void aWitnessWhoseClockIsAheadMakesNothingYounger() throws Exception {
        var late = TUESDAY.plus(Duration.ofDays(1));
        assertThat(advance(cosigned(cosigned(log.signed(10), 0, late), 1, late)))
                .isInstanceOf(Advance.First.class);
        assertThat(timeline().firstSeen(9)).contains(TUESDAY);
    }

    @Test
    void aProofOfSubmissionHoldsBeforeItsWitnessesHaveSeenIt() throws Exception {
        advance(cosigned(cosigned(log.signed(10), 0, MONDAY), 1, MONDAY));
        log.grow(1);
        var signed = log.signed(11);
        var nodes = new TileNodes<IOException>(signed.head(), tile -> log.tile(signed.log(), tile));
        var proof = new LogProof(Optional.empty(), 10, nodes.proveInclusion(10), signed.bytes());
        assertThat(timeline().take(proof.encode(), log.entry(10), TUESDAY)).isEqualTo(proof);
        assertThat(timeline().head().size()).isEqualTo(10);
        assertThat(timeline().firstSeen(10)).isEmpty();
    }

    private Advance advance(SignedCheckpoint signed) throws Exception {
        return timeline().advance(signed.bytes(), TUESDAY);
    }

    private LogTimeline timeline() throws Exception {
        return logs().messages();
    }

    private SignedCheckpoint cosigned(SignedCheckpoint signed, int witness, Instant time) {
        return signed.with(
                witnesses.get(witness).cosign(name(witness), signed.note().text(), time));
    }

    private WitnessKey key(int witness) {
        return witnesses.get(witness).witness(name(witness));
    }

    private static String name(int witness) {
        return "w" + witness + ".example.org";
    }
}
