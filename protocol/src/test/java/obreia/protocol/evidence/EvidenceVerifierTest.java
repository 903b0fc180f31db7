package obreia.protocol.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.evidence.TestEvidence;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.log.TestLog;
import obreia.fixtures.messages.Correspondent;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import org.junit.jupiter.api.Test;

class EvidenceVerifierTest {
    private final Evidence letter = TestEvidence.letter();

    @Test
    void acceptsALetterWithItsReceipt() {
        var report = Checkers.check(letter);

        assertThat(report.checks()).extracting(EvidenceCheck::outcome).doesNotContain(Outcome.FAILS);
        assertThat(report.verdict()).isEqualTo(Outcome.HOLDS);
        assertThat(Checkers.steps(report, Outcome.CANNOT_BE_CHECKED))
                .containsExactly(
                        EvidenceStep.NEWEST_STATEMENT,
                        EvidenceStep.WITNESSES,
                        EvidenceStep.REVOCATION,
                        EvidenceStep.SEALED);
    }

    @Test
    void saysWhoSignedAndWhen() {
        assertThat(Checkers.check(letter).checks())
                .anySatisfy(check -> {
                    assertThat(check.step()).isEqualTo(EvidenceStep.SIGNATURE);
                    assertThat(check.why()).contains("Ana Silva");
                })
                .anySatisfy(check -> {
                    assertThat(check.step()).isEqualTo(EvidenceStep.RECEIPT);
                    assertThat(check.why()).contains("Bruno Costa");
                });
    }

    @Test
    void acceptsALetterWithoutReceiptsAndWithoutItsEnvelope() {
        var bare = new Evidence(letter.message(), letter.proof(), Optional.empty(), List.of(), letter.statements());
        var report = Checkers.check(bare);

        assertThat(report.verdict()).isEqualTo(Outcome.HOLDS);
        assertThat(Checkers.steps(report, Outcome.CANNOT_BE_CHECKED))
                .contains(EvidenceStep.ENVELOPE)
                .doesNotContain(EvidenceStep.RECEIPT);
    }

    @Test
    void takesTheTimeFromTheWitnessesThatAreAsked() {
        var report = EvidenceVerifier.verify(Checkers.file(letter), Checkers.witnessed());

        assertThat(report.verdict()).isEqualTo(Outcome.HOLDS);
        assertThat(report.checks()).anySatisfy(check -> {
            assertThat(check.step()).isEqualTo(EvidenceStep.PATH);
            assertThat(check.why()).contains("2026-11-24T09:00:00Z", "as witnesses saw");
        });
    }

    @Test
    void refusesACheckpointThatTooFewWitnessesCosigned() {
        var other = TestLog.key(10).witness("other.example.net");
        var trust = new Trust(
                Optional.of(TestPerson.validator()),
                List.of(TestEvidence.verifier(Checkers.LOG)),
                List.of(Checkers.WITNESS, other),
                2);
        var report = EvidenceVerifier.verify(Checkers.file(letter), trust);

        assertThat(Checkers.steps(report, Outcome.FAILS)).containsExactly(EvidenceStep.WITNESSES);
    }

    @Test
    void cannotCheckWithoutAnchors() {
        var report = EvidenceVerifier.verify(
                Checkers.file(letter),
                new Trust(Optional.empty(), List.of(TestEvidence.verifier(Checkers.LOG)), List.of(), 0));

        assertThat(report.verdict()).isEqualTo(Outcome.CANNOT_BE_CHECKED);
        assertThat(Checkers.steps(report, Outcome.FAILS)).isEmpty();
        assertThat(Checkers.steps(report, Outcome.CANNOT_BE_CHECKED)).contains(EvidenceStep.PEOPLE, EvidenceStep.PATH);
    }

    @Test
    void cannotCheckWithoutTheLogsKey() {
        for (var keys : List.of(
                List.<obreia.protocol.log.VerifierKey>of(),
                List.of(TestLog.key(3).verifier("x.org/other")))) {
            var report = EvidenceVerifier.verify(
                    Checkers.file(letter), new Trust(Optional.of(TestPerson.validator()), keys, List.of(), 0));

            assertThat(report.verdict()).isEqualTo(Outcome.CANNOT_BE_CHECKED);
            assertThat(Checkers.steps(report, Outcome.CANNOT_BE_CHECKED)).contains(EvidenceStep.CHECKPOINT);
        }
    }

    @Test
    void takesTheKeyOfALogByItsOwnNameForThatLogAlone() {
        var key = TestEvidence.verifier(Checkers.LOG);
        var messages = Checkers.LOG.verifier(TestPerson.ORIGIN + "/messages/1");
        var directory = Checkers.LOG.verifier(TestPerson.ORIGIN + "/directory/1");
        var trust = new Trust(Optional.of(TestPerson.validator()), List.of(messages), List.of(), 0);

        assertThat(EvidenceVerifier.verify(Checkers.file(letter), trust).verdict())
                .isEqualTo(Outcome.CANNOT_BE_CHECKED);
        var both = new Trust(trust.paths(), List.of(directory, messages), List.of(), 0);
        assertThat(EvidenceVerifier.verify(Checkers.file(letter), both).verdict())
                .isEqualTo(Outcome.HOLDS);
        assertThat(key.name()).isEqualTo(TestPerson.ORIGIN.name());
    }

    @Test
    void refusesTheLogOfAnotherKeyOfTheSameName() {
        assertThat(Checkers.failures(TestEvidence.letter(TestLog.key(8)))).containsExactly(EvidenceStep.CHECKPOINT);
    }

    @Test
    void refusesAnotherAuthorityOfTheSameName() {
        var report = EvidenceVerifier.verify(Checkers.file(letter), Checkers.anchors(TestCa.impostor()));

        assertThat(Checkers.steps(report, Outcome.FAILS)).containsExactly(EvidenceStep.PEOPLE, EvidenceStep.PATH);
    }

    @Test
    void saysOfSomethingElseThanAFileThatItIsNone() {
        var report =
                EvidenceVerifier.verify(obreia.protocol.codec.Bytes.utf8("no zip at all, but a text"), Checkers.full());

        assertThat(report.verdict()).isEqualTo(Outcome.FAILS);
        assertThat(Checkers.steps(report, Outcome.FAILS)).containsExactly(EvidenceStep.FILE);
        assertThat(report.checks()).hasSize(EvidenceStep.values().length);
    }

    @Test
    void otherPeoplesEvidenceHoldsToo() {
        var swapped =
                TestEvidence.exchange(Checkers.LOG, Correspondent.carla(), Correspondent.ana(), Correspondent.bruno());

        assertThat(Checkers.check(swapped).verdict()).isEqualTo(Outcome.HOLDS);
    }
}
