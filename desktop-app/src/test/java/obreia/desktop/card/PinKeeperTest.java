package obreia.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PinKeeperTest {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");
    private final InstantSource clock = () -> now;
    private final PinKeeper keeper = new PinKeeper(clock);
    private final Person person = new Person();

    /// Types the same PIN whenever asked, and counts.
    private static final class Person implements PinPrompt {
        private int asked;

        @Override
        public Optional<Pin> ask(PinQuestion question) {
            asked++;
            return Optional.of(Prompts.pin("2468"));
        }

        @Override
        public boolean waitForCard(MissingCard missing) {
            return false;
        }
    }

    @BeforeEach
    void fiveMinutes() {
        keeper.keepFor(Duration.ofMinutes(5));
    }

    @AfterEach
    void end() {
        keeper.close();
    }

    @Test
    void aPinThatSignedAnswersTheNextQuestionOfTheSameCard() {
        sign(new Tries.Exactly(3));
        sign(new Tries.Exactly(3));

        assertThat(person.asked).isEqualTo(1);
    }

    @Test
    void thePersonIsAskedOfAnotherCardAndOfAnotherPin() {
        sign(new Tries.Unknown());
        var action = keeper.action(person);
        give(action, question("Rui Exemplo", "PIN", new Tries.Unknown()));
        give(action, question("Ana Exemplo", "Signature PIN", new Tries.Unknown()));

        assertThat(person.asked).isEqualTo(3);
    }

    @Test
    void nothingIsKeptUnlessThePersonChoseSo() {
        keeper.keepFor(Duration.ZERO);
        sign(new Tries.Unknown());

        assertThat(keeper.isKept()).isFalse();
        sign(new Tries.Unknown());
        assertThat(person.asked).isEqualTo(2);
    }

    @Test
    void theTimeRunsFromTheSignatureAndIsNotProlongedByUse() {
        sign(new Tries.Unknown());
        now = now.plus(Duration.ofMinutes(3));
        sign(new Tries.Unknown());
        assertThat(person.asked).isEqualTo(1);

        now = now.plus(Duration.ofMinutes(2));
        keeper.wipeWhatIsOver();

        assertThat(keeper.isKept()).isFalse();
    }

    @Test
    void aClockThatIsSetBackProlongsNothing() {
        sign(new Tries.Unknown());
        now = now.minusSeconds(1);

        assertThat(keeper.isKept()).isFalse();
    }

    @Test
    void aWrongPinIsNotKeptAndWipesTheOneBefore() {
        sign(new Tries.Unknown());
        var action = keeper.action(person);
        give(action, question(new Tries.Unknown()));
        action.notSigned(new SigningOutcome.WrongPin(new Tries.Unknown()));

        assertThat(keeper.isKept()).isFalse();
        give(action, question(new Tries.Unknown()));
        assertThat(person.asked).isEqualTo(2);
    }

    @Test
    void itIsNeverUsedForTheLastTryNorAfterAMistakeElsewhere() {
        sign(new Tries.Unknown());
        give(keeper.action(person), question(new Tries.Exactly(1)));
        assertThat(person.asked).isEqualTo(2);
        assertThat(keeper.isKept()).as("and it is wiped").isFalse();

        sign(new Tries.Unknown());
        give(keeper.action(person), question(new Tries.Few()));
        assertThat(person.asked).isEqualTo(4);
    }

    @Test
    void aPinTypedForTheLastTryIsNotKept() {
        sign(new Tries.Exactly(1));

        assertThat(keeper.isKept()).isFalse();
    }

    @Test
    void aCardThatGoesTakesThePinWithIt() {
        sign(new Tries.Unknown());
        var _ = keeper.action(person).waitForCard(new MissingCard(CardState.CARD_REMOVED, "gone", Optional.empty(), 0));

        assertThat(keeper.isKept()).isFalse();
    }

    @Test
    void aCancelledDialogLeavesWhatWasKept() {
        sign(new Tries.Unknown());
        keeper.action(person).notSigned(new SigningOutcome.Cancelled());

        assertThat(keeper.isKept()).isTrue();
    }

    @Test
    void choosingZeroAndClosingWipe() {
        sign(new Tries.Unknown());
        keeper.keepFor(Duration.ZERO);
        assertThat(keeper.isKept()).isFalse();

        keeper.keepFor(Duration.ofMinutes(5));
        sign(new Tries.Unknown());
        keeper.close();
        assertThat(keeper.isKept()).isFalse();
    }

    /// The card has the PIN from then on, and wipes it.
    private static void give(PinKeeper.Action action, PinQuestion question) {
        try (var pin = action.ask(question).orElseThrow()) {
            String digits = pin.lend(typed -> new String(typed));
            assertThat(digits).isEqualTo("2468");
        }
    }

    private void sign(Tries tries) {
        var action = keeper.action(person);
        give(action, question(tries));
        action.signed();
    }

    private static PinQuestion question(Tries tries) {
        return question("Ana Exemplo", "PIN", tries);
    }

    private static PinQuestion question(String holder, String pinName, Tries tries) {
        return new PinQuestion(new PinRequest("Letter", List.of(), 1), holder, pinName, 4, 8, tries, PinWay.TYPED_HERE);
    }
}
