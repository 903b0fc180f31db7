package obreia.desktop.card.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Prompts;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.Tries;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeTriesTest {
    private static final PinRequest REQUEST = new PinRequest("Letter: Contract", List.of(), 1);

    private Path file;

    @BeforeEach
    void issue(@TempDir Path folder) throws Exception {
        file = PracticeCards.issue(folder, PracticeKey.P256);
    }

    @Test
    void blocksAfterThreeWrongPinsAndThenRefusesTheRightOneUnasked() throws Exception {
        assertThat(signWith("0000")).isEqualTo(new SigningOutcome.WrongPin(new Tries.Exactly(2)));
        assertThat(signWith("1111")).isEqualTo(new SigningOutcome.WrongPin(new Tries.Exactly(1)));
        assertThat(signWith("2222")).isInstanceOf(SigningOutcome.Blocked.class);
        var prompt = new Prompts.Remembering(PracticeCards.PIN);
        assertThat(sign(prompt)).isInstanceOf(SigningOutcome.Blocked.class);
        assertThat(prompt.questions()).isEmpty();
    }

    @Test
    void hasAllTriesAgainAfterTheRightPin() throws Exception {
        signWith("0000");
        signWith("1111");
        var prompt = new Prompts.Remembering(PracticeCards.PIN);
        assertThat(sign(prompt)).isInstanceOf(SigningOutcome.Signed.class);
        assertThat(prompt.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.triesLeft().isLast()).isTrue());
        assertThat(signWith("0000")).isEqualTo(new SigningOutcome.WrongPin(new Tries.Exactly(2)));
    }

    @Test
    void countsNoTryForAPinThatNoCardHas() throws Exception {
        for (var pin : List.of("1", "123", "12345678901234567", "çççç")) {
            assertThat(signWith(pin)).isEqualTo(new SigningOutcome.WrongPin(new Tries.Exactly(3)));
        }
    }

    @Test
    void countsATryBeforeItLooksAtThePin() throws Exception {
        // A program that dies between the count and the answer has spent the try.
        var counter = new TryCounter(file.toRealPath());
        try (var attempt = counter.begin()) {
            attempt.spend();
        }
        assertThat(signWith("0000")).isEqualTo(new SigningOutcome.WrongPin(new Tries.Exactly(1)));
    }

    @Test
    void givesThreeTriesInAllToManyAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<SigningOutcome> wrong = () -> signWith("0000");
            var outcomes = threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(_ -> wrong).toList());
            var answers = new ArrayList<SigningOutcome>();
            for (var outcome : outcomes) {
                answers.add(outcome.get());
            }
            assertThat(answers)
                    .hasSize(16)
                    .containsOnlyOnce(
                            new SigningOutcome.WrongPin(new Tries.Exactly(2)),
                            new SigningOutcome.WrongPin(new Tries.Exactly(1)));
            assertThat(answers.stream().filter(SigningOutcome.Blocked.class::isInstance))
                    .hasSize(14);
        }
        assertThat(signWith(PracticeCards.PIN)).isInstanceOf(SigningOutcome.Blocked.class);
    }

    @Test
    void sharesItsTriesWithTheSameFileUnderAnotherName() throws Exception {
        var link = Files.createSymbolicLink(file.resolveSibling("link.p12"), file);
        signWith("0000");
        try (var card = PracticeCard.open(link, new SecureRandom())) {
            assertThat(card.sign(card.algorithms().getFirst(), Bytes.utf8("x"), REQUEST, Prompts.typing("0000")))
                    .isEqualTo(new SigningOutcome.WrongPin(new Tries.Exactly(1)));
        }
    }

    @Test
    void neverTakesABrokenCountForAWrongPin() throws Exception {
        Files.writeString(file.resolveSibling("ana.p12.tries"), "9");
        assertThat(signWith(PracticeCards.PIN)).isInstanceOf(SigningOutcome.Failed.class);
    }

    @Test
    void neverTakesAFileThatWasPulledOutForAWrongPin() throws Exception {
        try (var card = PracticeCard.open(file, new SecureRandom())) {
            Files.delete(file);
            assertThat(card.sign(card.algorithms().getFirst(), Bytes.utf8("x"), REQUEST, Prompts.typing("0000")))
                    .isInstanceOf(SigningOutcome.CardMissing.class);
        }
    }

    private SigningOutcome signWith(String pin) throws IOException, MalformedException {
        return sign(Prompts.typing(pin));
    }

    /// Opens the card anew each time, as a program that starts again does.
    private SigningOutcome sign(PinPrompt prompt) throws IOException, MalformedException {
        try (var card = PracticeCard.open(file, new SecureRandom())) {
            return card.sign(card.algorithms().getFirst(), Bytes.utf8("x"), REQUEST, prompt);
        }
    }
}
