package obreia.desktop.card.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import obreia.desktop.Main;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Prompts;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.desktop.card.SmartCardContract;
import obreia.fixtures.softhsm.SoftHsmCard;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A card in another process is a card like any other.
@Tag("softhsm")
class ProcessCardTest extends SmartCardContract {
    private final CardProcesses cards = new CardProcesses(Main.cardHelper(), Limits.standard());
    private SmartCard card;

    @BeforeEach
    void open() throws Exception {
        card = cards.open(CardUri.parse(SoftHsmCard.P384.uri()));
    }

    @AfterEach
    void close() {
        card.close();
        cards.close();
    }

    @Override
    protected SmartCard card() {
        return card;
    }

    @Override
    protected String pin() {
        return SoftHsmCard.PIN;
    }

    @Override
    protected String wrongPin() {
        return "999999";
    }

    @Test
    void carriesThePathThatIsOnTheCard() {
        assertThat(card.path())
                .singleElement()
                .satisfies(issuer -> assertThat(issuer.getSubjectX500Principal())
                        .isEqualTo(card.certificate().x509().getIssuerX500Principal()));
    }

    @Test
    void asksOnTheThreadThatWantsTheSignature() {
        var asked = card.sign(
                card.algorithms().getFirst(), Bytes.utf8("x"), new PinRequest("Letter", List.of(), 1), question -> {
                    assertThat(Thread.currentThread().getName()).isNotEqualTo("card");
                    assertThat(question.holder()).isEqualTo(SoftHsmCard.P384.commonName());
                    return Optional.empty();
                });
        assertThat(asked).isEqualTo(new SigningOutcome.Cancelled());
    }

    @Test
    void refusesAPinThatIsNoTextWithoutATry() {
        var request = new PinRequest("Letter", List.of(), 1);
        var algorithm = card.algorithms().getFirst();
        assertThat(card.sign(algorithm, Bytes.utf8("x"), request, Prompts.typing("1234\ud83d")))
                .isInstanceOf(SigningOutcome.Unsupported.class);
        assertThat(card.sign(algorithm, Bytes.utf8("x"), request, Prompts.typing(SoftHsmCard.PIN)))
                .isInstanceOf(SigningOutcome.Signed.class);
    }
}
