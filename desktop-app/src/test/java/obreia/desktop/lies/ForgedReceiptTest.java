package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Optional;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Letters;
import obreia.desktop.vault.KeptReceipt;
import obreia.fixtures.lying.Lie;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.cms.VerifiedCms;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogRecord;
import obreia.protocol.message.ReceiptContent;
import obreia.protocol.sealing.Recipient;
import obreia.protocol.sealing.Sealer;
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

    @Test
    void aStrangersReceiptIsNotVerifiedWhoeverTheRecordSaysItIsFrom() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var mallory = scene.join("mallory");
        var letter = scene.send(ana, "To bruno alone", bruno);
        // The worst that can be: the stranger knows all that is in the true receipt, which is kept back.
        var known = receipt(bruno, letter);
        var invented = scene.signAgain(known, known.content(), "mallory");
        var asBrunos = plant(bruno, ana, letter, invented);
        assertThat(scene.pull(ana).receipts()).isEmpty();
        Findings.refusedReceipt(ana, letter, "signed by the card");

        var another = scene.signAgain(known, known.content(), "mallory");
        var asMallorys = plant(mallory, ana, letter, another);
        assertThat(scene.pull(ana).receipts()).isEmpty();

        assertThat(asMallorys).isGreaterThan(asBrunos);
        assertThat(ana.vault().receipts().of(letter))
                .hasSize(2)
                .noneMatch(KeptReceipt::verified)
                .anySatisfy(kept -> assertThat(kept.checks()).contains("was not asked for a receipt"));
        assertThat(new Letters(ana).status(letter).allReceipted()).isFalse();
    }

    @Test
    void aReceiptThatIsInventedForALetterThatItsSignerNeverSawIsNotVerified() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var carla = scene.join("carla");
        var read = scene.send(ana, "Read by bruno", bruno);
        var letter = scene.send(ana, "Never read", bruno, carla);
        var known = receipt(bruno, read);
        var words = ReceiptContent.decode(known.content());
        var guessed = new ReceiptContent(
                words.contentType(), Digest.of(Bytes.utf8("a guess")).bytes(), words.originatorSignature());
        plant(bruno, ana, letter, scene.signAgain(known, guessed.encode(), "bruno"));

        assertThat(scene.pull(ana).receipts()).isEmpty();

        var kept = Findings.refusedReceipt(ana, letter, "\"step\":\"identifier\"");
        assertThat(JsonParser.parseString(kept.checks()).getAsJsonArray())
                .filteredOn(check ->
                        check.getAsJsonObject().get("outcome").getAsString().equals("fails"))
                .extracting(check -> check.getAsJsonObject().get("number").getAsInt())
                .containsExactly(10, 11, 12);
    }

    /// The receipt that a reader gives; the sender does not get to see it.
    private VerifiedCms receipt(Account reader, Digest letter) throws Exception {
        scene.pull(reader);
        Findings.verified(scene.readWithReceipt(reader, letter));
        var given = scene.granted(Request.Receipt.class).getLast().envelope();
        scene.repository()
                .tell(Answers.entries(entry -> !Answers.record(entry).envelope().equals(Digest.of(given))));
        var kept = reader.vault().receipts().verified(letter, Scene.mailbox(reader));
        return CmsProfile.verify(
                kept.orElseThrow().cms(), ContentType.RECEIPT, Optional.of(SignedAttribute.MSG_SIG_DIGEST));
    }

    /// Seals a receipt, as anybody can, and logs it as somebody's; its leaf.
    private long plant(Account from, Account to, Digest letter, Bytes receipt) throws Exception {
        var key = to.vault().boxKeys().current().orElseThrow().certificate().recipient();
        var envelope = Sealer.seal(receipt, List.of(Recipient.parse(key)), scene.random());
        var request = new Request.Receipt(
                Scene.mailbox(to),
                Digest.of(receipt),
                letter,
                Digest.of(Bytes.utf8("salt")).bytes(),
                envelope.bytes());
        return scene.forge(scene.receipt(from, to, request, letter), envelope.bytes());
    }
}
