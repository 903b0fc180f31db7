package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.HashAlgorithm;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.Test;

class ReceiptReadingTest {
    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();
    private final Correspondent carla = Correspondent.carla();
    private final SignedMessage sent = Post.sign(ana, Post.headers(ana, bruno));
    private final ReceiptTerms terms = sent.terms();

    @Test
    void verifiesAReceiptAndNamesItsReader() {
        var receipt = receipt(sent, bruno);
        assertThat(receipt.to()).isEqualTo(ana.mailbox());
        assertThat(receipt.receipted()).isEqualTo(sent.digest());

        var reading = read(Post.arrival(receipt, bruno, ana));
        assertThat(reading).isInstanceOfSatisfying(VerifiedReceipt.class, verified -> {
            assertThat(verified.person().identifier()).isEqualTo("serial:BI100000002");
            assertThat(verified.mailbox()).isEqualTo(bruno.mailbox());
            assertThat(verified.cms()).isEqualTo(receipt.cms());
            assertThat(verified.digest()).isEqualTo(receipt.digest());
            assertThat(verified.signingTime()).isEqualTo(Post.SIGNED.plusSeconds(1800));
        });
        assertThat(reading.checks()).extracting(Check::step).isEqualTo(List.of(ReceiptStep.values()));
        assertThat(reading.checks())
                .filteredOn(check -> check.outcome() != Check.Outcome.HOLDS)
                .extracting(Check::step)
                .containsExactly(ReceiptStep.REVOCATION);
    }

    @Test
    void keepsTheMessageAtSendingAsItsBytes() throws Exception {
        var kept = SignedMessage.of(sent.cms());
        assertThat(kept.terms()).isEqualTo(terms);
        assertThat(kept.signedContentIdentifier()).isEqualTo(sent.headers().id().identifier());
        assertThat(kept.originatorSignatureValue()).isEqualTo(terms.content().originatorSignature());
    }

    @Test
    void refusesAReceiptForAnotherMessage() {
        var other = Post.sign(ana, Post.headers(ana, bruno, carla));
        var receipt = receipt(other, bruno, bruno, carla);
        failing(ReceiptStep.RECORD, arrival(receipt.cms(), other.digest(), bruno));
        // Not even under the record of a receipt for ours.
        failing(ReceiptStep.ORIGINATOR_SIGNATURE, arrival(receipt.cms(), sent.digest(), bruno));
    }

    @Test
    void refusesEachFieldThatIsNotTheMessages() {
        var content = terms.content();
        var signature = content.originatorSignature();
        failing(
                ReceiptStep.CONTENT_TYPE,
                forged(new ReceiptTerms(
                        new ReceiptContent(ContentType.RECEIPT.oid(), content.identifier(), signature),
                        terms.msgSigDigest())));
        failing(
                ReceiptStep.IDENTIFIER,
                forged(new ReceiptTerms(
                        new ReceiptContent(content.contentType(), Digest.of().bytes(), signature),
                        terms.msgSigDigest())));
        failing(
                ReceiptStep.ORIGINATOR_SIGNATURE,
                forged(new ReceiptTerms(
                        new ReceiptContent(content.contentType(), content.identifier(), Bytes.utf8("signature")),
                        terms.msgSigDigest())));
        failing(
                ReceiptStep.MESSAGE_DIGEST,
                forged(new ReceiptTerms(content, Digest.of().bytes())));
    }

    @Test
    void refusesAReceiptWithADigestOfTheReadersOwnHash() throws Exception {
        var attributes = OpenedMessage.signed(sent.cms()).signedAttributes();
        var own = HashAlgorithm.SHA384.hash(attributes);
        failing(ReceiptStep.MESSAGE_DIGEST, forged(new ReceiptTerms(terms.content(), own)));
    }

    @Test
    void takesAReceiptWhoseReaderSignsWithAnotherHashThanTheSender() {
        var toCarla = Post.sign(ana, Post.headers(ana, carla));
        var receipt = Post.receipt(Post.verified(toCarla, ana, carla), carla, SignatureAlgorithm.ECDSA_P384_SHA384);
        var reading = read(Post.arrival(receipt, carla, ana), toCarla, Map.of());
        assertThat(reading).isInstanceOf(VerifiedReceipt.class);
    }

    @Test
    void refusesAReceiptByTheSender() {
        var own = Forgery.receipt(ana, terms);
        failing(ReceiptStep.READER, arrival(own, sent.digest(), ana));
    }

    @Test
    void refusesAReceiptBySomebodyWhoIsNoRecipient() {
        var stranger = Forgery.receipt(carla, terms);
        failing(ReceiptStep.READER, arrival(stranger, sent.digest(), carla));
        failing(ReceiptStep.IN_FORCE, arrival(stranger, sent.digest(), bruno));
    }

    @Test
    void refusesAValidReceiptWithAnotherCertificate() {
        var card = TestCa.root()
                .card(TestKey.RSA_2048)
                .name("Bruno Costa")
                .serialNumber("BI999999999")
                .issue();
        var sameKey = Correspondent.of(TestPerson.of(card, TestDevice.named("bruno"), Optional.empty()));
        failing(ReceiptStep.IN_FORCE, arrival(Forgery.receipt(sameKey, terms), sent.digest(), bruno));
    }

    @Test
    void refusesAReceiptOfAnUnknownAuthority() {
        var card = TestCa.impostor()
                .card(TestKey.RSA_2048)
                .name("Bruno Costa")
                .serialNumber("BI100000002")
                .issue();
        var impostor = Correspondent.of(TestPerson.of(card, TestDevice.named("bruno"), Optional.empty()));
        failing(ReceiptStep.PATH, arrival(Forgery.receipt(impostor, terms), sent.digest(), bruno));
    }

    @Test
    void refusesASecondReceiptOfOneReader() {
        var arrival = Post.arrival(receipt(sent, bruno), bruno, ana);
        var reading = read(arrival, sent, Map.of(bruno.mailbox(), Digest.of()));
        assertThat(step(reading)).isEqualTo(ReceiptStep.ONLY_ONE);
    }

    @Test
    void takesTheSameReceiptWhenItIsReadAgain() {
        var receipt = receipt(sent, bruno);
        var reading = read(Post.arrival(receipt, bruno, ana), sent, Map.of(bruno.mailbox(), receipt.digest()));
        assertThat(reading).isInstanceOf(VerifiedReceipt.class);
    }

    @Test
    void refusesAMessageAsAReceiptAndAReceiptAsAMessage() throws Exception {
        failing(ReceiptStep.SIGNATURE, arrival(sent.cms(), sent.digest(), bruno));
        var receipt = receipt(sent, bruno).cms();
        var record = Post.record(receipt, bruno.mailbox(), Post.mailboxes(ana));
        var reading = Post.read(Post.arrival(receipt, record, 11, List.of(ana)), ana, ana, bruno);
        assertThat(reading)
                .isInstanceOfSatisfying(
                        UntrustedMessage.class,
                        message -> assertThat(message.step()).isEqualTo(ReadingStep.SIGNATURE));
    }

    @Test
    void refusesAContentThatIsNoReceipt() {
        var nothing = Forgery.signed(
                bruno, ContentType.RECEIPT, Bytes.utf8("receipt"), Optional.of(terms.attribute()), Post.SIGNED);
        failing(ReceiptStep.CONTENT, arrival(nothing, sent.digest(), bruno));
    }

    @Test
    void refusesARecordToSomebodyElseOrOfAMessage() {
        var receipt = receipt(sent, bruno);
        var toCarla = Post.record(receipt.cms(), sent.digest(), bruno.mailbox(), carla.mailbox());
        failing(ReceiptStep.RECORD, Post.arrival(receipt.cms(), toCarla, 11, List.of(ana)));
        LogRecord message = Post.record(receipt.cms(), bruno.mailbox(), Post.mailboxes(ana));
        failing(ReceiptStep.RECORD, Post.arrival(receipt.cms(), message, 11, List.of(ana)));
    }

    @Test
    void refusesAnEnvelopeThatHoldsAnotherReceiptThanItsRecordNames() {
        var one = receipt(sent, bruno);
        var other = Post.record(Bytes.utf8("other"), sent.digest(), bruno.mailbox(), ana.mailbox());
        failing(ReceiptStep.DIGEST, Post.arrival(one.cms(), other, 11, List.of(ana)));
        var arrival = Post.arrival(one, bruno, ana);
        failing(
                ReceiptStep.ENVELOPE,
                new Arrival(Digest.of(), arrival.envelope(), arrival.record(), arrival.salt(), 11, arrival.seen()));
        failing(ReceiptStep.OPENS, Post.arrival(one.cms(), other, 11, List.of(bruno)));
    }

    @Test
    void preparesAReceiptForTheReadersOwnCardOnly() {
        var verified = Post.verified(sent, ana, bruno);
        assertThatThrownBy(() -> Post.receipt(verified, carla, SignatureAlgorithm.ECDSA_P384_SHA384))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> OutgoingReceipt.prepare(
                        verified,
                        bruno.person().signed(),
                        SignatureAlgorithm.ECDSA_P384_SHA384,
                        carla.person().certificate(),
                        List.of(),
                        Post.SIGNED))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void checksReceiptsForItsOwnMessagesOnly() {
        var arrival = Post.arrival(receipt(sent, bruno), bruno, ana);
        assertThatThrownBy(() -> ReceiptVerifier.read(
                        arrival, List.of(bruno.boxKey()), Post.standpoint(bruno, ana, bruno), sent, Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    private SignedReceipt receipt(SignedMessage message, Correspondent... readers) {
        var reader = readers[0];
        var to = readers.length == 1
                ? readers
                : List.of(readers).subList(1, readers.length).toArray(Correspondent[]::new);
        return Post.receipt(
                Post.verified(message, ana, to),
                reader,
                reader.person().card().algorithms().getFirst());
    }

    private Arrival forged(ReceiptTerms changed) {
        return arrival(Forgery.receipt(bruno, changed), sent.digest(), bruno);
    }

    private Arrival arrival(Bytes cms, Digest receipted, Correspondent from) {
        var record = Post.record(cms, receipted, from.mailbox(), ana.mailbox());
        return Post.arrival(cms, record, 11, List.of(ana, from));
    }

    private ReceiptReading read(Arrival arrival) {
        return read(arrival, sent, Map.of());
    }

    private ReceiptReading read(Arrival arrival, SignedMessage message, Map<MailboxId, Digest> accepted) {
        return ReceiptVerifier.read(
                arrival, List.of(ana.boxKey()), Post.standpoint(ana, ana, bruno, carla), message, accepted);
    }

    private void failing(ReceiptStep step, Arrival arrival) {
        var reading = read(arrival);
        assertThat(step(reading)).as(((UntrustedReceipt) reading).why()).isEqualTo(step);
    }

    private static Step step(ReceiptReading reading) {
        assertThat(reading).isInstanceOf(UntrustedReceipt.class);
        return ((UntrustedReceipt) reading).step();
    }
}
