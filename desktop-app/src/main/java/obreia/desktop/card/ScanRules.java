package obreia.desktop.card;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;

/// What the values of a scan have in common: bounds, and the way to and from JSON.
final class ScanRules {
    private static final int MAX_WORD = 32;

    private ScanRules() {}

    /// Writes one value.
    @FunctionalInterface
    interface Writing {
        void to(JsonWriter json) throws IOException;
    }

    /// Holds a text to its bounds; whoever makes the value has cleaned it ([Text#cleaned]).
    static void text(String what, String text, int min, int max) {
        try {
            var _ = Text.visible(what, text, min, max);
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static <T> List<T> atMost(int most, String what, List<T> list) {
        if (list.size() > most) {
            throw new IllegalStateException("a scan has at most " + most + " " + what + ", not " + list.size());
        }
        return List.copyOf(list);
    }

    /// Makes a value of what others sent: what would be our mistake is theirs.
    static <T> T made(Supplier<T> value) throws MalformedException {
        try {
            return value.get();
        } catch (IllegalStateException e) {
            throw new MalformedException(String.valueOf(e.getMessage()), e);
        }
    }

    /// How a constant is written: in small letters.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E ofWord(E[] constants, String word) throws MalformedException {
        for (var constant : constants) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new MalformedException("'" + Text.cleaned(word, MAX_WORD) + "' is not one of "
                + Arrays.stream(constants).map(ScanRules::word).collect(Collectors.joining(", ")));
    }

    /// The JSON document on one line.
    static String json(Writing value) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setHtmlSafe(false);
            value.to(json);
        } catch (IOException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }
}
