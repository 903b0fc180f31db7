package obreia.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import obreia.protocol.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectTest {
    @Test
    void handsOutItsMembersOneByOne() throws Exception {
        var object = JsonObject.parse(
                "answer",
                "{\"id\": 7, \"to\": [\"a\", \"b\"], \"in\": {\"yes\": true}, \"leaves\": [1, 2], \"of\": [{}]}");
        assertThat(object.number("id", 0, 10)).isEqualTo(7);
        assertThat(object.strings("to", 2, 1)).containsExactly("a", "b");
        assertThat(object.object("in").bool("yes")).isTrue();
        assertThat(object.numbers("leaves", 2)).containsExactly(1L, 2L);
        assertThat(object.objects("of", 1)).hasSize(1);
        assertThat(object.optionalString("absent", 1)).isEmpty();
        object.finish();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "null",
                "\"a\"",
                "7",
                "{",
                "{}x",
                "{} {}",
                "\ufeff{}",
                " {}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":null}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":1.5}",
                "{\"a\":-1}",
                "{\"a\":1e2}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{\"a\":1;}",
                "{\"a\"=1}",
                "{\"a\":99999999999999999999}",
                "{\"a\":TRUE}",
                "{/* */}",
                "{\"a\":\"\n\"}",
                "{\"a\":[1,]}"
            })
    void refusesWhatIsNotOneStrictObject(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> JsonObject.parse("input", text));
    }

    @Test
    void refusesDepthAndNumbersWithoutBound() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> JsonObject.parse("input", "{\"a\":" + "[".repeat(100_000)));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> JsonObject.parse("input", "{\"a\":[" + "1,".repeat(30_000) + "1]}"))
                .withMessageContaining("more than 20000 values");
    }

    @Test
    void namesWhatIsMissingUnknownTooLongOrOfAnotherType() throws Exception {
        var object = JsonObject.parse("input", "{\"text\":\"abc\",\"more\":1}");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> object.string("text", 2))
                .withMessage("input: text has 3 characters, at most 2");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> object.string("absent", 2))
                .withMessage("input has no absent");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(object::finish)
                .withMessage("input has an unknown member: more");
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> object.string("more", 9));
    }

    @Test
    void showsNoControlCharactersOfAnUnknownName() throws Exception {
        var object = JsonObject.parse("input", "{\"\\u001b[31m\":1}");
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(object::finish)
                .withMessage("input has an unknown member: (unprintable)");
    }
}
