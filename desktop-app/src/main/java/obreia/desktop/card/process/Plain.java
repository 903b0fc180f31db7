package obreia.desktop.card.process;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import obreia.protocol.codec.Text;

/// Text fit for one line of a pipe and for a terminal: drivers put whatever they like into their messages.
final class Plain {
    private Plain() {}

    /// The text made fit to be shown, cut to `max` characters.
    static String text(String text, int max) {
        var plain = Text.cleaned(text, max).strip();
        return plain.isEmpty() ? "(nothing)" : plain;
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
