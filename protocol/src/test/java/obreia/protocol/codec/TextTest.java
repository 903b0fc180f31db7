package obreia.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import obreia.protocol.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "a\u202eb", "a\u2066b", "a\u200bb", "a\u2028b", "a\ud800b", "a\u0085b"})
    void refusesWhatAReaderWouldNotSee(String text) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Text.visible("name", text, 1, 100))
                .withMessageContaining("name holds the character U+");
    }

    @Test
    void acceptsTheNamesOfPeople() throws Exception {
        for (var name :
                new String[] {"João Gonçalves", "Łukasz Żółć", "Ana María d’Ávila", "王小明", "ʻOkina", "𝒜lice"}) {
            assertThat(Text.visible("name", name, 1, 100)).isEqualTo(name);
        }
    }

    @Test
    void boundsTheLengthAndSaysSo() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Text.visible("alias", "abcd", 1, 3))
                .withMessage("alias has 4 characters, 1 to 3 are accepted");
    }

    @Test
    void cleansWhatCannotBeRefused() throws Exception {
        assertThat(Text.cleaned("a\u202eb\nc\ud800", 100)).isEqualTo("a\ufffdb\ufffdc\ufffd");
        assertThat(Text.cleaned("João 𝒜", 6)).as("no half of a pair is left").isEqualTo("João ");
        assertThat(Text.cleaned("João 𝒜", 7)).isEqualTo("João 𝒜");
        assertThat(Text.visible("cleaned", Text.cleaned("\u0000\u2028\u0085", 2), 2, 2))
                .hasSize(2);
    }

    @Test
    void readsATimeInItsOneSpelling() throws Exception {
        var time = Instant.parse("2026-11-23T10:02:05Z");
        assertThat(Text.parseTime("2026-11-23T10:02:05Z")).isEqualTo(time);
        assertThat(Text.format(time.plusMillis(999))).isEqualTo("2026-11-23T10:02:05Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:02:05.000Z",
                "2026-11-23t10:02:05z",
                "2026-11-23T10:02Z",
                "2026-11-23T10:02:05+00:00",
                "2026-11-23T24:00:00Z",
                "2026-02-30T10:02:05Z",
                "+12026-11-23T10:02:05Z",
                "",
                "now"
            })
    void refusesATimeInAnotherSpelling(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Text.parseTime(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-1", "+1", "01", "1.0", "1e3", "٣", "101", "99999999999999999999", "9999999999999999999"})
    void refusesANumberOutOfBoundsOrInAnotherSpelling(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Text.parseNumber("count", text, 0, 100));
    }
}
