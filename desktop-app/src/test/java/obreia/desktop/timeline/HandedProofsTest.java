package obreia.desktop.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The proofs that go into an evidence: under the newest checkpoint where it can be asked for, else those that are
/// kept.
class HandedProofsTest extends TimelineCase {
    private RepositoryLogs logs;

    @BeforeEach
    void bothLogsAreFollowed() throws Exception {
        changes(log(LogKind.DIRECTORY, 1), 1100);
        log(LogKind.MESSAGES, 1).grow(20);
        logs = logs();
        logs.meet(log(LogKind.DIRECTORY, 1).note(), log(LogKind.MESSAGES, 1).note(), MONDAY);
    }

    @Test
    void provesAllOfALogUnderTheNewestCheckpointWithItsCosignatures() throws Exception {
        var early = logs.messages().prove(3, entry(3), MONDAY);
        log(LogKind.MESSAGES, 1).grow(10);
        var signed = log(LogKind.MESSAGES, 1).signed(30);
        try (var witness = SigningKey.generate(new SecureRandom())) {
            var cosigned = signed.with(
                    witness.cosign("witness.example.org", signed.note().text(), MONDAY));
            logs.messages().advance(cosigned.bytes(), MONDAY);
            var proofs = new HandedProofs(logs, vault);
            for (var leaf : new int[] {3, 29}) {
                var proof = proofs.message(leaf, entry(leaf)).orElseThrow();
                holds(proof, LogKind.MESSAGES, leaf, entry(leaf), 30);
                assertThat(proof.checkpoint()).isEqualTo(cosigned.bytes());
            }
        }
        assertThat(logs.messages().kept(3, MerkleHash.leaf(entry(3)))).contains(early);
    }

    @Test
    void givesWhatIsKeptWhereNobodyAnswersAndAsksOnce() throws Exception {
        var first = logs.messages().prove(3, entry(3), MONDAY);
        logs.messages().prove(4, entry(4), MONDAY);
        log(LogKind.MESSAGES, 1).grow(300);
        logs.messages().advance(log(LogKind.MESSAGES, 1).note(), MONDAY);
        reachable = false;
        asked = 0;
        var proofs = new HandedProofs(logs(), vault);

        assertThat(proofs.message(3, entry(3))).contains(first);
        assertThat(proofs.message(4, entry(4)))
                .hasValueSatisfying(proof -> holds(proof, LogKind.MESSAGES, 4, entry(4), 20));
        assertThat(proofs.message(5, entry(5))).isEmpty();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void givesWhatIsKeptWhereTheRepositoryDoesNotAnswerTruly() throws Exception {
        var kept = logs.messages().prove(3, entry(3), MONDAY);
        log(LogKind.MESSAGES, 1).tiles(_ -> Bytes.empty());
        var proofs = new HandedProofs(logs(), vault);
        assertThat(proofs.message(3, entry(3))).contains(kept);
        assertThat(proofs.message(4, entry(4))).isEmpty();
        assertThat(proofs.message(21, entry(3))).contains(kept);
    }

    @Test
    void provesAStatementOfTheDirectoryWithoutAsking() throws Exception {
        reachable = false;
        var proofs = new HandedProofs(logs, vault);
        for (var place : new int[] {0, 1023, 1099}) {
            var change = change(place);
            var proof =
                    proofs.directory(change.mailbox(), 1, change.statement()).orElseThrow();
            holds(proof, LogKind.DIRECTORY, place, change.encode(), 1100);
        }
        var one = change(1);
        assertThat(proofs.directory(one.mailbox(), 2, one.statement())).isEmpty();
        assertThat(proofs.directory(one.mailbox(), 1, change(2).statement())).isEmpty();
        assertThat(proofs.directory(change(1100).mailbox(), 1, change(1100).statement()))
                .isEmpty();
    }

    @Test
    void provesNothingOfLogsThatWereNeverSeen() throws Exception {
        var other = new RepositoryLogs(
                vault, new Origin("other.example.org/test"), key.verifier("other.example.org/test"), this);
        var proofs = new HandedProofs(other, vault);
        assertThat(proofs.directory(change(0).mailbox(), 1, change(0).statement()))
                .isEmpty();
        assertThat(proofs.message(0, Digest.of(Bytes.utf8("x")).bytes())).isEmpty();
    }

    private Bytes entry(int index) {
        return log(LogKind.MESSAGES, 1).entry(index);
    }

    private void holds(LogProof proof, LogKind kind, long index, Bytes entry, long size) {
        try {
            var signed = proof.verify(key.verifier(ORIGIN.name()), kind, entry);
            assertThat(proof.index()).isEqualTo(index);
            assertThat(signed.head().size()).isEqualTo(size);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
