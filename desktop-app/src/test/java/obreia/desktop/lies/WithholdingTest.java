package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import obreia.desktop.mail.Conversation;
import obreia.desktop.mail.Letters;
import obreia.fixtures.lying.Lie;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.message.Check;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// What is not handed out at all. Nobody can prove a silence; what was sent before and after it can be proved.
class WithholdingTest extends LyingCase {
    @Test
    void aWithheldLetterIsMissedWhenTheNextOneIsReadAndNoMoreWhenItArrives() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var first = scene.send(ana, "One", bruno);
        var second = scene.send(ana, "Two", bruno);
        scene.repository()
                .tell(Answers.entries(entry -> !Answers.record(entry).message().equals(first)));

        assertThat(scene.pull(bruno).letters()).containsExactly(second);
        var chain = Findings.step(scene.read(bruno, second), ReadingStep.CHAIN);

        assertThat(chain.outcome()).isEqualTo(Check.Outcome.NOT_CHECKED);
        assertThat(chain.why()).contains(first.shortHex()).contains("missing");
        assertThat(new Conversation(bruno).missing())
                .singleElement()
                .asString()
                .contains("Message 1 from ana is missing")
                .contains("Two");

        scene.repository().tell(Lie.NONE);
        assertThat(scene.pull(bruno).letters()).containsExactly(first);
        Findings.verified(scene.read(bruno, first));
        assertThat(new Conversation(bruno).missing()).isEmpty();
        assertThat(Findings.step(scene.read(bruno, second), ReadingStep.CHAIN).outcome())
                .isEqualTo(Check.Outcome.HOLDS);
    }

    @Test
    void aLetterWithheldFromOneOfTwoReadersIsMissedWhenTheOtherReaderWrites() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var carla = scene.join("carla");
        var letter = scene.send(ana, "To both", bruno, carla);
        scene.repository()
                .tell(Answers.entries(entry -> !Answers.record(entry).message().equals(letter)));
        scene.pull(carla);
        scene.repository().tell(Lie.NONE);
        scene.pull(bruno);
        Findings.verified(scene.read(bruno, letter));

        var answer = scene.send(bruno, "To both, too", ana, carla);
        scene.repository()
                .tell(Answers.entries(entry -> !Answers.record(entry).message().equals(letter)));
        scene.pull(carla);

        assertThat(Findings.step(scene.read(carla, answer), ReadingStep.CHAIN).why())
                .contains(letter.shortHex())
                .contains("missing");
    }

    @Test
    void aWithheldReceiptIsShownToAThirdPersonByTheReadersProofOfSubmission() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "Contrato", bruno);
        scene.pull(bruno);
        Findings.verified(scene.readWithReceipt(bruno, letter));
        scene.repository().tell(Answers.entries(entry -> Answers.record(entry).kind() != LogRecord.Kind.RECEIPT));

        assertThat(scene.pull(ana).receipts()).isEmpty();
        assertThat(new Letters(ana).status(letter).allReceipted()).isFalse();

        // All that the third person has: the repository's key, and what the reader gives them.
        var key = scene.repository().address().log();
        var stored = bruno.vault()
                .receipts()
                .verified(letter, Scene.mailbox(bruno))
                .orElseThrow()
                .stored()
                .orElseThrow();
        var commitment = Digest.of(stored.salt(), stored.record());
        var kept = bruno.vault()
                .logs()
                .proof(bruno.logs().messages().log(), stored.leaf(), MerkleHash.leaf(commitment.bytes()))
                .orElseThrow();
        var proof = LogProof.parse(kept);
        var extra = proof.extra().orElseThrow();
        assertThat(proof.verify(key, LogKind.MESSAGES, Digest.of(extra).bytes())
                        .head()
                        .size())
                .isGreaterThan(stored.leaf());
        assertThat(LogRecord.decode(extra.slice(LogRecord.SALT, extra.length())))
                .satisfies(record -> {
                    assertThat(record.kind()).isEqualTo(LogRecord.Kind.RECEIPT);
                    assertThat(record.receipted()).contains(letter);
                    assertThat(record.from()).isEqualTo(Scene.mailbox(bruno));
                    assertThat(record.to()).containsExactly(Scene.mailbox(ana));
                });
    }

    @Test
    void aReceiptThatCouldNotBeVerifiedIsLookedAtAnewWithTheNextPull() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "Read it", bruno);
        scene.pull(bruno);
        Findings.verified(scene.readWithReceipt(bruno, letter));
        scene.joinAgain("bruno", "bruno-laptop");
        // What is needed to check it is kept back: the reader's newest statement.
        scene.repository()
                .tell(Answers.lookup(
                        Scene.mailbox(bruno), honest -> new Response.Statements(List.of(), honest.boxKeys(), false)));
        assertThat(scene.pull(ana).receipts()).isEmpty();
        var kept = Findings.refusedReceipt(ana, letter, "\"step\":\"in_force\"");
        assertThat(scene.pull(ana).receipts()).isEmpty();

        scene.repository().tell(Lie.NONE);

        assertThat(scene.pull(ana).receipts()).containsExactly(kept.receipt());
        assertThat(new Letters(ana).status(letter).allReceipted()).isTrue();
        assertThat(scene.pull(ana).receipts()).isEmpty();
    }

    @Test
    void whatIsInventedIsNotVerifiedHoweverOftenItIsLookedAt() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "Never read", bruno);
        var envelope = scene.granted(Request.Send.class).getFirst().envelope();
        var invented = Answers.changed(envelope, envelope.length() - 1);
        var request = new Request.Receipt(
                Scene.mailbox(ana),
                Digest.of(Bytes.utf8("no receipt")),
                letter,
                Digest.of(Bytes.utf8("salt")).bytes(),
                invented);
        scene.forge(scene.receipt(bruno, ana, request, letter), invented);
        for (var i = 0; i < 3; i++) {
            assertThat(scene.pull(ana).receipts()).isEmpty();
            Findings.refusedReceipt(ana, letter, "\"step\":\"opens\"");
        }
        scene.repository().tell(Answers.to(Response.EnvelopeBody.class, _ -> new Response.EnvelopeBody(envelope)));
        assertThat(scene.pull(ana).receipts()).isEmpty();
    }
}
