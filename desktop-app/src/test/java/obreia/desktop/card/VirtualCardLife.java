package obreia.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import obreia.fixtures.piv.PivCard;
import obreia.fixtures.reader.Holder;
import obreia.fixtures.reader.VirtualReader;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a card goes through: wrong PINs until it is blocked, out of the reader at each moment, another one in its
/// place, and back. The card counts what reaches it.
public abstract class VirtualCardLife {
    private static final Bytes CONTENT = Bytes.utf8("to be signed");
    private static final PinRequest REQUEST = new PinRequest("Letter: Contract for March", List.of("Rui Sá"), 1);
    private static final String WRONG = "999999";

    protected VirtualReader reader;
    private SmartCard card;

    /// Opens a card in the way that is under test.
    protected abstract SmartCard open(String uri) throws Exception;

    /// Ends what [#open] used.
    protected abstract void end();

    @BeforeEach
    void insert(VirtualReader given) throws Exception {
        reader = given;
        reader.insert(Holder.ANA);
        card = open(VirtualReader.uri(Holder.ANA));
    }

    @AfterEach
    void close() {
        card.close();
        end();
    }

    @Test
    void signsOnceForOnePin() {
        assertThat(sign(PivCard.PIN)).isInstanceOf(SigningOutcome.Signed.class);
        assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(1, 1, PivCard.TRIES));
    }

    @Test
    void givesTheCardNoPinThatCannotBeRight() {
        assertThat(sign("123")).isInstanceOf(SigningOutcome.WrongPin.class);
        assertThat(sign("123456789")).isInstanceOf(SigningOutcome.WrongPin.class);
        assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(0, 0, PivCard.TRIES));
    }

    @Test
    void walksToTheLastTryAndIsBlockedWithOneTryForEachPin() throws Exception {
        for (var typed = 1; typed <= PivCard.TRIES; typed++) {
            var prompt = new Prompts.Remembering(WRONG);
            var outcome = card.sign(algorithm(), CONTENT, REQUEST, prompt);
            var left = PivCard.TRIES - typed;
            assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(typed, 0, left));
            assertThat(prompt.questions())
                    .singleElement()
                    .satisfies(question ->
                            assertThat(question.triesLeft().isLast()).isEqualTo(left == 0));
            if (left == 0) {
                assertThat(outcome).isInstanceOf(SigningOutcome.Blocked.class);
            } else {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                SigningOutcome.WrongPin.class,
                                wrong -> assertThat(wrong.triesLeft().isLast()).isEqualTo(left == 1));
            }
        }
        var unasked = new Prompts.Remembering(PivCard.PIN);
        assertThat(card.sign(algorithm(), CONTENT, REQUEST, unasked)).isInstanceOf(SigningOutcome.Blocked.class);
        assertThat(unasked.questions()).isEmpty();
        assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(PivCard.TRIES, 0, 0));

        VirtualReader.unblock();
        assertThat(sign(PivCard.PIN)).isInstanceOf(SigningOutcome.Signed.class);
        assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(PivCard.TRIES + 1, 1, PivCard.TRIES));
    }

    @Test
    void saysThatTheCardWasTakenOutBeforeItWasAsked() {
        reader.remove();
        var prompt = new Prompts.Remembering(PivCard.PIN);
        assertMissing(card.sign(algorithm(), CONTENT, REQUEST, prompt), CardState.CARD_REMOVED);
        assertThat(prompt.questions()).isEmpty();
    }

    @Test
    void saysThatTheCardWasTakenOutWhileThePinWasAskedForAndGoesOnWhenItIsBack() {
        var outcome = card.sign(algorithm(), CONTENT, REQUEST, _ -> {
            reader.remove();
            return Optional.of(Prompts.pin(PivCard.PIN));
        });
        assertMissing(outcome, CardState.CARD_REMOVED);
        assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(0, 0, PivCard.TRIES));
        goesOn(1);
    }

    @Test
    void goesOnWithACardThatWasOutAndIsBackBeforeThePinWasTyped() {
        var outcome = card.sign(algorithm(), CONTENT, REQUEST, _ -> {
            reader.remove();
            reader.insert(Holder.ANA);
            return Optional.of(Prompts.pin(PivCard.PIN));
        });
        assertThat(outcome).isNotInstanceOf(SigningOutcome.WrongPin.class);
        assertThat(reader.counts(Holder.ANA).signatures()).isLessThanOrEqualTo(1);
    }

    @Test
    void saysThatTheCardWasTakenOutWhileItSignedAndSignsOnceWhenItIsBack() {
        reader.dropWhenItSigns();
        assertMissing(sign(PivCard.PIN), CardState.CARD_REMOVED);
        assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(1, 0, PivCard.TRIES));
        goesOn(2);
    }

    @Test
    void doesNotAskForThePinOfAnotherCardAndGoesOnWithTheFirst() {
        reader.insert(Holder.RUI);
        var prompt = new Prompts.Remembering(PivCard.PIN);
        assertMissing(card.sign(algorithm(), CONTENT, REQUEST, prompt), CardState.OTHER_CARD);
        assertThat(prompt.questions()).isEmpty();
        goesOn(1);
    }

    @Test
    void givesThePinToNoOtherCardThatTookItsPlaceWhileItWasAskedFor() {
        var outcome = card.sign(algorithm(), CONTENT, REQUEST, _ -> {
            reader.insert(Holder.RUI);
            return Optional.of(Prompts.pin(PivCard.PIN));
        });
        assertMissing(outcome, CardState.OTHER_CARD);
        assertThat(reader.counts(Holder.RUI)).isEqualTo(new PivCard.Counts(0, 0, PivCard.TRIES));
        goesOn(1);
    }

    @Test
    void opensNoCardThatIsNotThere() {
        reader.remove();
        assertThatThrownBy(() -> open(VirtualReader.uri(Holder.ANA)))
                .isInstanceOfSatisfying(
                        CardMissingException.class,
                        missing -> assertThat(missing.state()).isEqualTo(CardState.NO_CARD));
        reader.insert(Holder.RUI);
        assertThatThrownBy(() -> open(VirtualReader.uri(Holder.ANA)))
                .isInstanceOfSatisfying(
                        CardMissingException.class,
                        missing -> assertThat(missing.state()).isEqualTo(CardState.OTHER_CARD));
    }

    /// The card comes back, and one PIN makes one signature.
    protected final void goesOn(int verifies) {
        reader.insert(Holder.ANA);
        assertThat(sign(PivCard.PIN)).isInstanceOf(SigningOutcome.Signed.class);
        assertThat(reader.counts(Holder.ANA)).isEqualTo(new PivCard.Counts(verifies, 1, PivCard.TRIES));
    }

    protected final SigningOutcome sign(String pin) {
        return card.sign(algorithm(), CONTENT, REQUEST, Prompts.typing(pin));
    }

    private SignatureAlgorithm algorithm() {
        return card.algorithms().getFirst();
    }

    protected static void assertMissing(SigningOutcome outcome, CardState state) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SigningOutcome.CardMissing.class,
                        missing -> assertThat(missing.state()).as(missing.why()).isEqualTo(state));
    }
}
