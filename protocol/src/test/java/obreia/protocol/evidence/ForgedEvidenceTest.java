package obreia.protocol.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.evidence.TestEvidence;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import obreia.protocol.log.LogProof;
import org.junit.jupiter.api.Test;

/// Files that are written as they should be, and say something that is not true.
class ForgedEvidenceTest {
    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();
    private final Correspondent carla = Correspondent.carla();
    private final Evidence letter = TestEvidence.letter();

    @Test
    void refusesAnotherLetter() {
        var other =
                Post.sign(ana, Post.headers(ana, 1, Optional.empty(), bruno)).cms();
        var forged = new Evidence(other, letter.proof(), letter.envelope(), letter.receipts(), letter.statements());

        assertThat(Checkers.failures(forged)).contains(EvidenceStep.RECORD);
    }

    @Test
    void refusesAnotherEnvelope() {
        var other = TestEvidence.letter().envelope();
        var forged = new Evidence(letter.message(), letter.proof(), other, letter.receipts(), letter.statements());

        assertThat(Checkers.failures(forged)).containsExactly(EvidenceStep.ENVELOPE);
    }

    @Test
    void refusesAnotherSaltAndAnotherRecord() throws Exception {
        var recorded = Recorded.of(letter.proof());
        var salt = Digest.of(Bytes.utf8("another")).bytes();
        var forged = withProof(letter, with(letter.proof(), Recorded.extra(salt, recorded.record())));

        assertThat(Checkers.failures(forged)).containsExactly(EvidenceStep.LEAF);
    }

    @Test
    void refusesAReceiptForAnotherLetter() {
        var other = TestEvidence.letter();
        var forged = new Evidence(
                letter.message(), letter.proof(), letter.envelope(), other.receipts(), letter.statements());

        // Both checkpoints are of one log and size, and differ.
        assertThat(Checkers.failures(letter)).isEmpty();
        assertThat(written(forged)).isFalse();
    }

    @Test
    void refusesAReceiptOfSomebodyWhoWasNotAsked() {
        var world = new TestEvidence(Checkers.LOG);
        world.state(ana).state(bruno).state(carla);
        var toBruno = Post.sign(ana, Post.headers(ana, bruno));
        var toCarla = Post.sign(ana, Post.headers(ana, carla));
        var sent = world.send(toBruno, ana, bruno);
        world.send(toCarla, ana, carla);
        var receipt = world.acknowledge(toCarla, ana, carla);
        var forged = world.evidence(sent, List.of(receipt), ana, bruno, carla);

        assertThat(Checkers.failures(forged)).containsExactly(EvidenceStep.RECEIPT, EvidenceStep.RECEIPT_RECORD);
    }

    @Test
    void refusesAReceiptUnderTheNameOfAnotherReader() {
        var receipt = letter.receipts().getFirst();
        var forged = withReceipt(letter, new LoggedReceipt(carla.mailbox(), receipt.cms(), receipt.proof()));

        assertThat(Checkers.failures(forged)).contains(EvidenceStep.RECEIPT_RECORD);
    }

    @Test
    void refusesAReceiptThatStandsBeforeTheLetter() {
        var world = new TestEvidence(Checkers.LOG);
        world.state(ana).state(bruno);
        var message = Post.sign(ana, Post.headers(ana, bruno));
        var receipt = world.acknowledge(message, ana, bruno);
        var sent = world.send(message, ana, bruno);

        assertThat(Checkers.failures(world.evidence(sent, List.of(receipt), ana, bruno)))
                .containsExactly(EvidenceStep.RECEIPT_RECORD);
    }

    @Test
    void refusesALetterThatStandsBeforeItsSendersMailbox() {
        var world = new TestEvidence(Checkers.LOG);
        var sent = world.send(Post.sign(ana, Post.headers(ana, bruno)), ana, bruno);
        world.state(ana).state(bruno);

        assertThat(Checkers.failures(world.evidence(sent, List.of(), ana, bruno)))
                .containsExactly(EvidenceStep.IN_FORCE);
    }

    @Test
    void refusesALetterOfACardThatWasReplacedBeforeIt() {
        var world = new TestEvidence(Checkers.LOG);
        var card = obreia.fixtures.cards.TestCa.root()
                .card(obreia.fixtures.cards.TestKey.P256_OTHER)
                .name("Ana Silva")
                .serialNumber("BI100000001")
                .issue();
        world.state(ana)
                .state(bruno)
                .state(TestPerson.next(
                        ana.person().signed(), card, ana.person().statement().devices()));
        var sent = world.send(Post.sign(ana, Post.headers(ana, bruno)), ana, bruno);

        assertThat(Checkers.failures(world.evidence(sent, List.of(), ana, bruno)))
                .containsExactly(EvidenceStep.IN_FORCE);
    }

    @Test
    void refusesAMissingFirstStatementAndOneOutOfPlace() {
        var statements = new ArrayList<>(letter.statements());
        var first = statements.stream()
                .filter(one -> one.mailbox().equals(ana.mailbox()))
                .findFirst()
                .orElseThrow();
        statements.remove(first);
        assertThat(Checkers.failures(withStatements(letter, statements)))
                .containsExactly(EvidenceStep.STATEMENTS, EvidenceStep.IN_FORCE);

        statements.add(new LoggedStatement(carla.mailbox(), 2, first.cms(), first.messages(), first.directory()));
        assertThat(Checkers.failures(withStatements(letter, statements))).contains(EvidenceStep.STATEMENTS);
    }

    @Test
    void refusesAStatementWithTheProofOfAnother() {
        var statements = new ArrayList<LoggedStatement>();
        for (var one : letter.statements()) {
            statements.add(new LoggedStatement(
                    one.mailbox(),
                    one.version(),
                    one.cms(),
                    letter.statements().getFirst().messages(),
                    one.directory()));
        }

        assertThat(Checkers.failures(withStatements(letter, statements))).contains(EvidenceStep.STATEMENTS_LOGGED);
    }

    @Test
    void refusesAProofOfOneLogAsOneOfTheOther() {
        var statements = letter.statements().stream()
                .map(one ->
                        new LoggedStatement(one.mailbox(), one.version(), one.cms(), one.directory(), one.directory()))
                .toList();

        assertThat(Checkers.failures(withStatements(letter, statements))).contains(EvidenceStep.STATEMENTS_LOGGED);
    }

    @Test
    void saysThatTwoCheckpointsMayBeOfTwoTrees() throws Exception {
        var world = new TestEvidence(Checkers.LOG);
        world.state(ana).state(bruno);
        var sent = world.send(Post.sign(ana, Post.headers(ana, bruno)), ana, bruno);
        var early = world.evidence(sent, List.of(), ana, bruno);
        var late = world.fill(3).evidence(sent, List.of(), ana, bruno);
        var mixed = new Evidence(early.message(), early.proof(), early.envelope(), List.of(), late.statements());
        var report = Checkers.check(mixed);

        assertThat(report.verdict()).isEqualTo(Outcome.HOLDS);
        assertThat(Checkers.steps(report, Outcome.CANNOT_BE_CHECKED)).contains(EvidenceStep.ONE_TREE);
    }

    private static boolean written(Evidence evidence) {
        try {
            evidence.encode();
            return true;
        } catch (obreia.protocol.MalformedException e) {
            assertThat(e).hasMessageContaining("different notes");
            return false;
        }
    }

    private static LogProof with(LogProof proof, Bytes extra) {
        return new LogProof(Optional.of(extra), proof.index(), proof.path(), proof.checkpoint());
    }

    private static Evidence withProof(Evidence of, LogProof proof) {
        return new Evidence(of.message(), proof, of.envelope(), of.receipts(), of.statements());
    }

    private static Evidence withReceipt(Evidence of, LoggedReceipt receipt) {
        return new Evidence(of.message(), of.proof(), of.envelope(), List.of(receipt), of.statements());
    }

    private static Evidence withStatements(Evidence of, List<LoggedStatement> statements) {
        return new Evidence(of.message(), of.proof(), of.envelope(), of.receipts(), statements);
    }
}
