package obreia.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;

/// What every card does, whatever it is made of. The card under test is freshly opened and has all its tries.
public abstract class SmartCardContract {
    protected static final PinRequest REQUEST = new PinRequest("Letter: Contract for March", List.of("Rui Sá"), 1);

    /// The card under test, the same one for the whole of a test.
    protected abstract SmartCard card() throws Exception;

    /// Its PIN.
    protected abstract String pin();

    /// A PIN of a length that could be right.
    protected abstract String wrongPin();

    @Test
    public void signsWithEachAlgorithmItNames() throws Exception {
        var content = Bytes.utf8("to be signed");
        assertThat(card().algorithms()).isNotEmpty();
        for (var algorithm : card().algorithms()) {
            var outcome = card().sign(algorithm, content, REQUEST, Prompts.typing(pin()));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            SigningOutcome.Signed.class,
                            signed -> assertThat(algorithm.verifies(key(), content, signed.signature()))
                                    .as(algorithm.name())
                                    .isTrue());
        }
    }

    @Test
    public void namesTheBestAlgorithmFirst() throws Exception {
        var all = SignatureAlgorithm.preferred(key());
        assertThat(all).containsSubsequence(card().algorithms());
    }

    @Test
    public void signsWhatIsLargerThanOneBuffer() throws Exception {
        var content = Bytes.utf8("signed attributes ".repeat(10_000));
        var algorithm = card().algorithms().getFirst();
        var outcome = card().sign(algorithm, content, REQUEST, Prompts.typing(pin()));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SigningOutcome.Signed.class,
                        signed -> assertThat(algorithm.verifies(key(), content, signed.signature()))
                                .isTrue());
    }

    @Test
    public void refusesAnAlgorithmOfAnotherKeyWithoutAskingForAPin() throws Exception {
        var other = Arrays.stream(SignatureAlgorithm.values())
                .filter(each -> !each.fits(key()))
                .findFirst()
                .orElseThrow();
        var prompt = new Prompts.Remembering(pin());
        assertThat(card().sign(other, Bytes.utf8("x"), REQUEST, prompt)).isInstanceOf(SigningOutcome.Unsupported.class);
        assertThat(prompt.questions()).isEmpty();
    }

    @Test
    public void saysWhatIsSignedAndWithWhichCardWhenItAsks() throws Exception {
        var prompt = new Prompts.Remembering(pin());
        card().sign(card().algorithms().getFirst(), Bytes.utf8("x"), REQUEST, prompt);
        assertThat(prompt.questions()).singleElement().satisfies(question -> {
            assertThat(question.request()).isEqualTo(REQUEST);
            assertThat(question.holder()).isEqualTo(card().certificate().commonName());
            assertThat(question.pinName()).isNotBlank();
            assertThat(pin().length()).isBetween(question.minLength(), question.maxLength());
        });
    }

    @Test
    public void signsNothingWhenThePersonCancels() throws Exception {
        var algorithm = card().algorithms().getFirst();
        assertThat(card().sign(algorithm, Bytes.utf8("x"), REQUEST, Prompts.cancelling()))
                .isEqualTo(new SigningOutcome.Cancelled());
    }

    @Test
    public void signsAgainWithTheRightPinAfterAWrongOneAskedForOnce() throws Exception {
        var algorithm = card().algorithms().getFirst();
        var prompt = new Prompts.Remembering(wrongPin());
        assertThat(card().sign(algorithm, Bytes.utf8("x"), REQUEST, prompt))
                .isInstanceOf(SigningOutcome.WrongPin.class);
        assertThat(prompt.questions()).hasSize(1);
        assertThat(card().sign(algorithm, Bytes.utf8("x"), REQUEST, Prompts.typing(pin())))
                .isInstanceOf(SigningOutcome.Signed.class);
    }

    @Test
    public void takesAPinThatIsTooShortOrTooLongForAWrongOne() throws Exception {
        var algorithm = card().algorithms().getFirst();
        for (var impossible : List.of("1", "1".repeat(Pin.MAX_LENGTH))) {
            assertThat(card().sign(algorithm, Bytes.utf8("x"), REQUEST, Prompts.typing(impossible)))
                    .isInstanceOf(SigningOutcome.WrongPin.class);
        }
    }

    @Test
    public void wipesThePinItWasGiven() throws Exception {
        var given = Prompts.pin(pin());
        card().sign(card().algorithms().getFirst(), Bytes.utf8("x"), REQUEST, _ -> Optional.of(given));
        assertThatIllegalStateException().isThrownBy(() -> given.lend(characters -> characters.length));
    }

    private PublicKey key() {
        try {
            return card().certificate().x509().getPublicKey();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
