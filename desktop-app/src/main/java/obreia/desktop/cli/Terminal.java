package obreia.desktop.cli;

import com.google.gson.stream.JsonWriter;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/// Where a command reads and writes: standard input, output and error, and the console for what must not be echoed.
///
/// @param console absent where input does not come from a person
public record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        @Nullable Console console) {

    /// Writes one JSON document and a line end.
    @FunctionalInterface
    interface JsonText {
        void writeTo(JsonWriter json) throws IOException;
    }

    /// Whether a person on the console agrees; no where there is none. Only the whole word yes is a yes.
    boolean agrees(String question) {
        if (console == null) {
            return false;
        }
        var answer = console.readLine("%s [yes/no] ", question);
        return answer != null && answer.strip().equals("yes");
    }

    void printJson(JsonText document) {
        out.println(json(document));
    }

    void printError(boolean asJson, String code, String message) {
        if (asJson) {
            err.println(json(json -> json.beginObject()
                    .name("error")
                    .beginObject()
                    .name("code")
                    .value(code)
                    .name("message")
                    .value(message)
                    .endObject()
                    .endObject()));
        } else {
            err.println("obreia: " + message);
        }
    }

    private static String json(JsonText document) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setHtmlSafe(false);
            document.writeTo(json);
        } catch (IOException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }
}
