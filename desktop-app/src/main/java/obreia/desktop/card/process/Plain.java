package obreia.desktop.card.process;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;

/// Text fit for one line of a pipe and for a terminal: drivers put whatever they like into their messages.
final class Plain {
    private Plain() {}

    /// The text without what does not show, cut to `max` characters.
    static String text(String text, int max) {
        var plain = new StringBuilder();
        text.codePoints().map(point -> shows(point) ? point : ' ').forEach(plain::appendCodePoint);
        var whole = plain.toString().strip();
        while (whole.length() > max) {
            whole = whole.substring(0, whole.offsetByCodePoints(whole.length(), -1));
        }
        return whole.isEmpty() ? "(nothing)" : whole;
    }

    private static boolean shows(int point) {
        try {
            return !Text.visible("", Character.toString(point), 1, 2).isEmpty();
        } catch (MalformedException _) {
            return false;
        }
    }

    /// What is written into one JSON object.
    @FunctionalInterface
    interface Members {
        void writeTo(JsonWriter json) throws IOException;
    }

    /// One JSON object on one line.
    static String json(Members members) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.beginObject();
            members.writeTo(json);
            json.endObject();
        } catch (IOException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }
}
