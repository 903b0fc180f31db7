package obreia.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private final Words english = Words.in(Language.ENGLISH);

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageSaysTheSameThings(Language language) {
        assertThat(new TreeSet<>(Words.in(language).keys())).isEqualTo(new TreeSet<>(english.keys()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTextTakesTheSameArgumentsInEveryLanguage(Language language) {
        var words = Words.in(language);
        for (var key : english.keys()) {
            assertThat(arguments(words.pattern(key))).as(key).isEqualTo(arguments(english.pattern(key)));
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aQuotationMarkIsATypographicOne(Language language) {
        // A plain apostrophe begins a quoted part of a pattern and swallows what follows.
        var words = Words.in(language);
        assertThat(words.keys().stream().filter(key -> words.pattern(key).contains("'")))
                .isEmpty();
    }

    @Test
    void aTextThatDoesNotExistIsOurMistake() {
        assertThatIllegalStateException().isThrownBy(() -> english.of("no.such.text"));
    }

    @Test
    void aSystemInALanguageThatIsNotSpokenGetsEnglish() {
        assertThat(Language.of(Locale.FRENCH)).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(Locale.of("pt", "BR"))).isEqualTo(Language.PORTUGUESE);
    }

    private static String arguments(String pattern) {
        return java.util.Arrays.stream(new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex())
                .map(format -> format == null ? "text" : "number")
                .collect(Collectors.joining(","));
    }
}
