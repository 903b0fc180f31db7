package obreia.desktop.ui.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import obreia.assets.Language;
import obreia.assets.Theme;
import obreia.assets.Words;
import obreia.desktop.card.CardState;
import obreia.desktop.card.Pin;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Tries;
import obreia.desktop.ui.Windows;
import obreia.desktop.ui.common.Look;
import obreia.desktop.ui.common.SecretField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;

/// What a person is shown, and can do, in each state of the dialog for the PIN.
class PinPaneTest {
    private static final Words ENGLISH = Words.in(Language.ENGLISH);

    private final List<String> answers = new ArrayList<>();

    @BeforeAll
    static void startTheToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aWrongPinIsSaidWithTheTriesThatAreLeftAndTheFieldIsEmpty() throws Exception {
        var pane = shown(new PinState.Ready(PinExamples.question(new Tries.Exactly(2), PinWay.TYPED_HERE), true));

        assertThat(text(pane, "pin-wrong")).isEqualTo("That was not the PIN. 2 tries left.");
        assertThat(text(pane, "pin-tries")).isEqualTo("2 tries left");
        assertThat(((SecretField) pane.lookup("#pin")).length().get()).isZero();
        assertThat(pane.lookup("#pin-sign").isDisabled()).isTrue();
    }

    @Test
    void theLastTryHasNoFieldAndStoppingIsTheMainButton() throws Exception {
        var question = PinExamples.question(new Tries.Exactly(1), PinWay.TYPED_HERE);
        var pane = shown(new PinState.LastTry(question));

        assertThat(pane.lookup("#pin")).isNull();
        assertThat(pane.lookup("#pin-cancel").getStyleClass()).contains("accent");
        press(pane, "pin-last-try");
        assertThat(answers).containsExactly("last try");
    }

    @Test
    void aPinOnTheReaderHasNoFieldAndCancellingTellsTheCard() throws Exception {
        var pane = shown(new PinState.Keypad(
                PinExamples.question(new Tries.Unknown(), PinWay.ON_THE_READER),
                () -> answers.add("card told"),
                false));

        assertThat(pane.lookup("#pin")).isNull();
        assertThat(text(pane, "pin-headline")).isEqualTo("Enter the PIN on the reader");
        assertThat(text(pane, "pin-countdown")).startsWith("The card waits for ");
        press(pane, "pin-cancel");
        assertThat(answers).containsExactly("card told", "cancelled");
    }

    @Test
    void thePinOfAnotherWindowIsNotAskedForHere() throws Exception {
        var pane = shown(new PinState.OtherWindow(
                PinExamples.question(new Tries.Unknown(), PinWay.IN_ANOTHER_WINDOW),
                () -> answers.add("card told"),
                false));

        assertThat(pane.lookup("#pin")).isNull();
        assertThat(text(pane, "pin-headline")).isEqualTo("The card’s own window is asking for the PIN");
    }

    @Test
    void whileTheCardSignsNothingCanBeCancelled() throws Exception {
        assertThat(shown(new PinState.Signing()).lookup("#pin-cancel").isDisabled())
                .isTrue();
    }

    @Test
    void aBlockedPinIsNamedAndTheStepsCanBeCopied() throws Exception {
        var pane = shown(new PinState.Blocked("Authentication PIN", "Unblock it with the PUK."));

        assertThat(text(pane, "pin-headline")).isEqualTo("The Authentication PIN is blocked");
        assertThat(text(pane, "pin-steps")).isEqualTo("Unblock it with the PUK.");
        press(pane, "pin-copy");
        assertThat(Windows.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("Unblock it with the PUK.");
    }

    @Test
    void aCardThatFailedLeadsToDiagnostics() throws Exception {
        var pane =
                shown(new PinState.Failed(Optional.of(CardState.DRIVER_HANGS), "the driver p11.so stopped answering"));

        assertThat(texts(pane)).contains("The card’s software stopped answering and was ended.");
        press(pane, "pin-copy");
        assertThat(Windows.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .endsWith("the driver p11.so stopped answering");
        press(pane, "pin-diagnostics");
        assertThat(answers).containsExactly("diagnostics");
    }

    @Test
    void severalSignaturesAreSaidBeforeTheFirstPin() throws Exception {
        var question = new PinQuestion(
                new PinRequest("Letter: Contract", List.of("Rita"), 3),
                "Ana",
                "PIN",
                4,
                4,
                new Tries.Unknown(),
                PinWay.TYPED_HERE);
        var pane = shown(new PinState.Ready(question, false));

        assertThat(texts(pane)).contains("Takes 3 signatures, and the PIN each time.");
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("pictures")
    void everyStateIsNamedForAScreenReaderInBothLanguagesAndThemes(String name, Language language, Theme theme)
            throws Exception {
        var pane = shown(Objects.requireNonNull(PinExamples.states().get(name)), Words.in(language), theme);

        for (var node : pane.lookupAll(".button")) {
            assertThat(((Button) node).getText()).isNotBlank();
        }
        if (pane.lookup("#pin") instanceof SecretField field) {
            assertThat(field.getAccessibleText())
                    .isEqualTo(language == Language.ENGLISH ? "Authentication PIN" : "PIN de autenticação");
        }
        Windows.picture(
                pane.getScene(),
                "pin-" + name + "-" + language.locale().getLanguage() + "-"
                        + theme.name().toLowerCase(Locale.ROOT));
    }

    static Stream<Arguments> pictures() {
        return PinExamples.states().keySet().stream()
                .flatMap(name -> Stream.of(Language.values())
                        .flatMap(language ->
                                Stream.of(Theme.values()).map(theme -> Arguments.of(name, language, theme))));
    }

    private PinPane shown(PinState state) throws Exception {
        return shown(state, ENGLISH, Theme.LIGHT);
    }

    private PinPane shown(PinState state, Words words, Theme theme) throws Exception {
        return Windows.onFx(() -> {
            var pane = new PinPane(words, words.of("compose.send"), words.of("compose.send"), new PinPane.Answers() {
                @Override
                public void typed(Pin pin) {
                    pin.close();
                    answers.add("typed");
                }

                @Override
                public void lastTry(PinQuestion question) {
                    answers.add("last try");
                }

                @Override
                public void cancelled() {
                    answers.add("cancelled");
                }

                @Override
                public void diagnostics() {
                    answers.add("diagnostics");
                }
            });
            new Look(theme).dress(new Scene(pane));
            pane.show(state);
            pane.applyCss();
            pane.layout();
            return pane;
        });
    }

    private static void press(PinPane pane, String id) throws Exception {
        var _ = Windows.onFx(() -> {
            ((Button) pane.lookup("#" + id)).fire();
            return true;
        });
    }

    private static String text(PinPane pane, String id) {
        return ((Label) pane.lookup("#" + id)).getText();
    }

    private static List<String> texts(PinPane pane) {
        return pane.lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map((Node node) -> ((Labeled) node).getText())
                .toList();
    }
}
