package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestCard;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.messages.Letters;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import org.junit.jupiter.api.Test;

class OutgoingMessageTest {
    private final TestCard card = TestCa.root()
            .intermediate("Test Issuing CA", TestKey.INTERMEDIATE)
            .card(TestKey.RSA_4096)
            .issue();

    @Test
    void knowsBeforeThePinHowLongTheMessageCanBe() throws Exception {
        var everybody = IntStream.range(0, MessageHeaders.MAX_RECIPIENTS)
                .mapToObj(i -> Letters.mailbox("reader " + i))
                .toArray(MailboxId[]::new);
        for (var letter : List.of(
                Letters.letter(Letters.ANA, Letters.RUI), Letters.letter(Letters.ANA, everybody), file(700_000))) {
            var outgoing = prepare(letter);
            var signed = outgoing.complete(
                    card.sign(outgoing.input().algorithm(), outgoing.input().toBeSigned()));
            assertThat(signed.cms().length()).isLessThanOrEqualTo(outgoing.maxSize());
            assertThat(outgoing.maxSize() - signed.cms().length()).isLessThan(2048);
        }
    }

    @Test
    void refusesAContentThatFitsButWhoseSignedObjectDoesNot() throws Exception {
        var letter = file(765_000);
        assertThat(letter.encode().length()).isLessThan(MessageContent.MAX_SIZE);
        assertThatThrownBy(() -> prepare(letter))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("with its signature and certificates");
    }

    @Test
    void refusesASignatureOfAnotherMessage() throws Exception {
        var one = prepare(Letters.letter(Letters.ANA, Letters.RUI));
        var other = prepare(Letters.letter(Letters.ANA, Letters.EVA));
        var signature = card.sign(one.input().algorithm(), one.input().toBeSigned());
        assertThatThrownBy(() -> other.complete(signature)).isInstanceOf(VerificationException.class);
    }

    private OutgoingMessage prepare(MessageContent letter) throws MalformedException {
        return OutgoingMessage.prepare(letter, card.algorithms().getFirst(), TestPerson.certificate(card), card.path());
    }

    private static MessageContent file(int length) {
        var file = new Attachment("file", "application/octet-stream", Bytes.of(new byte[length]));
        return new MessageContent(Letters.headers(Letters.ANA, Letters.RUI), "", List.of(file));
    }
}
