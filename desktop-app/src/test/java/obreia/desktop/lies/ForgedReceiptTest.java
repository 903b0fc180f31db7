package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import obreia.desktop.mail.Letters;
import obreia.fixtures.lying.Lie;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.Request;
import org.junit.jupiter.api.Test;

/// Receipts that nobody gave so.
class ForgedReceiptTest extends LyingCase {
    @Test
    void aReceiptInTheNameOfAnotherReaderIsNotVerified() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var carla = scene.join("carla");
        var letter = scene.send(ana, "To both", bruno, carla);
        scene.pull(bruno);
        Findings.verified(scene.readWithReceipt(bruno, letter));
        var receipt = scene.granted(Request.Receipt.class).getFirst();
        var forged = scene.forge(scene.receipt(carla, ana, receipt, letter), receipt.envelope());
        scene.repository()
                .tell(Answers.entries(
                        entry -> Answers.record(entry).kind() == LogRecord.Kind.MESSAGE || entry.leaf() >= forged));

        assertThat(scene.pull(ana).receipts()).isEmpty();

        var kept = Findings.refusedReceipt(ana, letter, "signed by the card");
        assertThat(kept.from()).isEqualTo(Scene.mailbox(carla));
    }

    @Test
    void aReceiptForAnotherLetterIsNotVerified() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var first = scene.send(ana, "Harmless", bruno);
        var second = scene.send(ana, "A contract", bruno);
        scene.pull(bruno);
        Findings.verified(scene.readWithReceipt(bruno, first));
        var receipt = scene.granted(Request.Receipt.class).getFirst();
        var forged = scene.forge(scene.receipt(bruno, ana, receipt, second), receipt.envelope());
        scene.repository()
                .tell(Answers.entries(
                        entry -> Answers.record(entry).kind() == LogRecord.Kind.MESSAGE || entry.leaf() >= forged));

        assertThat(scene.pull(ana).receipts()).isEmpty();

        Findings.refusedReceipt(ana, second, "the message kept at sending has");
        assertThat(new Letters(ana).status(first).allReceipted()).isFalse();
        scene.repository().tell(Lie.NONE);
    }
}
