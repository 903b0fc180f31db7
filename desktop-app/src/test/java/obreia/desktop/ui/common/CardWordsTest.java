package obreia.desktop.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import obreia.assets.Language;
import obreia.assets.Words;
import obreia.desktop.card.CardState;
import obreia.desktop.card.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is said of a card, in both languages.
class CardWordsTest {
    private static final Path PROFILES =
            Path.of("src", "main", "resources", "obreia", "desktop", "card", "pkcs11", "profiles");
    /// Names that are the same everywhere.
    private static final List<String> NAMES = List.of("PIN", "PIN1", "PIV PIN");

    private final CardWords english = new CardWords(Words.in(Language.ENGLISH));
    private final CardWords portuguese = new CardWords(Words.in(Language.PORTUGUESE));

    @ParameterizedTest
    @EnumSource(CardState.class)
    void everyStateHasItsSentenceItsCauseAndWhatToDoInBothLanguages(CardState state) {
        assertThat(english.sentence(state)).endsWith(".").isNotEqualTo(portuguese.sentence(state));
        assertThat(english.todo(state)).endsWith(".").isNotEqualTo(portuguese.todo(state));
        assertThat(english.cause(state).isPresent())
                .isEqualTo(portuguese.cause(state).isPresent())
                .isEqualTo(state != CardState.READY);
    }

    @ParameterizedTest
    @EnumSource(CardState.class)
    void nothingTellsToCheckAgainWhereThereIsNoButtonForIt(CardState state) {
        assertThat(english.todoHere(state)).doesNotContainIgnoringCase("check");
        assertThat(portuguese.todoHere(state)).doesNotContainIgnoringCase("verifi");
    }

    @Test
    void whatTheProfileOfAFamilySaysHasItsWordsInPortuguese() throws IOException {
        var said = new ArrayList<String>();
        try (var files = Files.list(PROFILES)) {
            for (var file : files.filter(each -> !each.endsWith("index.json")).toList()) {
                var profile = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
                said.addAll(sentences(profile));
            }
        }
        assertThat(said).hasSizeGreaterThan(30);
        assertThat(said)
                .allSatisfy(sentence ->
                        assertThat(portuguese.known(sentence)).as(sentence).isPresent());
    }

    @Test
    void aFamilyThatSaysNothingOfItsOwnGetsTheWordsOfTheState() {
        var next = CardState.PIN_LOCKED.nextStep();
        assertThat(english.todoHere(CardState.PIN_LOCKED, next)).isEqualTo(english.todoHere(CardState.PIN_LOCKED));
        assertThat(portuguese.todoHere(CardState.PIN_LOCKED, next))
                .isEqualTo(portuguese.todoHere(CardState.PIN_LOCKED));
        assertThat(portuguese.todoHere(CardState.PIN_LOCKED, "Unblock it with the PUK at your town hall."))
                .isEqualTo("Desbloqueie-o com o PUK na sua câmara municipal.");
        assertThat(portuguese.of("PIN of nobody")).isEqualTo("PIN of nobody");
    }

    @Test
    void whatIsSignedIsSaidInTheLanguageOfTheScreens() {
        assertThat(english.purpose(new Purpose.Receipt())).isEqualTo("Receipt for a message");
        assertThat(portuguese.purpose(new Purpose.Letter("Férias {0}"))).isEqualTo("Mensagem: Férias {0}");
        assertThat(portuguese.purpose(new Purpose.Joining("a.example", true))).contains("a.example", "cartão novo");
    }

    private static List<String> sentences(JsonObject profile) {
        var said = new ArrayList<String>();
        said.add(profile.get("title").getAsString());
        said.add(profile.getAsJsonObject("pin").get("name").getAsString());
        if (profile.has("typedPin")) {
            said.add(profile.getAsJsonObject("typedPin").get("name").getAsString());
        }
        for (var state : List.of(CardState.PIN_LOCKED, CardState.NOT_ACTIVATED)) {
            said.add(profile.get(state == CardState.PIN_LOCKED ? "unblock" : "activate")
                    .getAsString());
            said.remove(state.nextStep()); // the words of the state itself
        }
        for (JsonElement each : profile.getAsJsonArray("unsupported")) {
            said.add(each.getAsJsonObject().get("why").getAsString());
        }
        said.removeAll(NAMES);
        return said;
    }
}
