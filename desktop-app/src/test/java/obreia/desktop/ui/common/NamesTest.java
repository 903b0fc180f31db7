package obreia.desktop.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Bidi;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that people and forgers choose, and what is shown of them.
class NamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "João Amostra",
                "Maria d’Albuquerque-O'Neill",
                "Ångström, Östen (Jr.)",
                "Núria Gal·la",
                "Nguyễn Thị Minh Khai",
                "Владимир Иванович",
                "高橋・花子",
                "Henrique 2.º",
                "Pio Ⅻ",
                "Silva & Filhos",
                "जवाहरलाल नेहरू"
            })
    void whatPeopleAreCalledStaysAsItIs(String name) {
        assertThat(Names.shown(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'Ana Silva ✓', 'Ana Silva'",
        "'Ana Silva \uD83D\uDEE1\uFE0F', 'Ana Silva'",
        "'✔️ Ana ☑ Silva ✅', 'Ana Silva'",
        "'Ana√Silva', 'AnaSilva'",
        "'Ana ① ⓥ Silva', 'Ana Silva'",
        "'Ana\u202EavliS', 'AnaavliS'",
        "'A\u200Bn\u200Da\u2060 \uFEFFSilva', 'Ana Silva'",
        "'Ana\u3164\u115F\u2800Silva', 'AnaSilva'",
        "'Ana \n\t Silva', 'Ana Silva'",
        "'  Ana \u00A0\u2003 Silva ', 'Ana Silva'",
        "'Ana\u20E3 Silva\u20DD', 'Ana Silva'",
        "'Ana\uD83D Silva', 'Ana Silva'",
        "'\uDB40\uDC41Ana', 'Ana'",
        "'<b>Ana</b>', 'bAna/b'"
    })
    void symbolsAndWhatIsNotSeenAreTakenOut(String name, String shown) {
        assertThat(Names.shown(name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "✓✔✅", "\u202E\u2066", "\uD83D\uDEE1\uFE0F", "- . -", "\u3164\u3164", "\u0301\u0301"})
    void aNameOfWhichNothingIsLeftIsAQuestionMark(String name) {
        assertThat(Names.shown(name)).isEqualTo("(?)");
        assertThat(Texts.initials(name)).isEqualTo("?");
    }

    @Test
    void aNameThatIsReadFromTheRightMovesNothingAroundIt() {
        var sentence = "Signed by " + Names.shown("רות כהן") + ", today at 10:02, " + Names.shown("أحمد 12");
        var order = new Bidi(sentence, Bidi.DIRECTION_LEFT_TO_RIGHT);
        assertThat(order.getLevelAt(sentence.indexOf("10:02"))).isZero();
        assertThat(order.getLevelAt(sentence.indexOf(", today"))).isZero();
        assertThat(order.getLevelAt(sentence.indexOf("רות"))).isOdd();
        var bare = "Signed by רות כהן, 10:02";
        assertThat(new Bidi(bare, Bidi.DIRECTION_LEFT_TO_RIGHT).getLevelAt(bare.indexOf("10:02")))
                .as("bare, the time becomes a part of the name")
                .isNotZero();
        assertThat(Names.listed(List.of("Ana", "רות"))).isEqualTo("Ana, " + closed("רות"));
        assertThat(Names.shown(Names.shown("רות"))).as("once is enough").isEqualTo(closed("רות"));
        assertThat(Texts.initials(Names.shown("רות כהן"))).isEqualTo("רכ");
    }

    @Test
    void marksOfDirectionThatANameBringsAlongAreTakenOut() {
        assertThat(Names.shown("\u2069רות\u2067 x")).isEqualTo(closed("רות x"));
        assertThat(Names.shown("\u2067Ana")).isEqualTo("Ana");
    }

    /// As a name that is read from the right stands in its line.
    private static String closed(String name) {
        return "\u200E" + name + "\u200E";
    }

    @Test
    void twoHundredCharactersAndATowerOfMarksAreBounded() {
        var longest = "Ab ".repeat(66) + "Ab";
        assertThat(Names.shown(longest)).isEqualTo(longest);
        assertThat(Names.shown("Z" + "\u0301".repeat(199))).isEqualTo("Z" + "\u0301".repeat(4));
        assertThat(Names.shown("✓".repeat(199) + "A")).isEqualTo("A");
        assertThat(Texts.initials("\uD835\uDC00na \uD835\uDC01")).isEqualTo("\uD835\uDC00\uD835\uDC01");
    }
}
