package obreia.desktop.mail;

import com.google.gson.JsonParser;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import obreia.protocol.identity.PathFault;
import obreia.protocol.message.Check;

/// Writes a list of checks as JSON: what is kept with a message, and what `--json` prints.
public final class Checks {
    private Checks() {}

    /// `[{"number": 5, "step": "signature", "title": …, "outcome": "holds", "why": …}, …]`
    public static String json(List<Check> checks) {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            write(json, checks);
        } catch (IOException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }

    public static void write(JsonWriter json, List<Check> checks) throws IOException {
        json.beginArray();
        for (var check : checks) {
            json.beginObject();
            json.name("number").value(check.step().number());
            json.name("step").value(check.step().name().toLowerCase(Locale.ROOT));
            json.name("title").value(check.step().title());
            json.name("outcome").value(outcome(check));
            if (check.code().isPresent()) {
                json.name("code").value(check.code().get());
            }
            json.name("why").value(check.why());
            json.endObject();
        }
        json.endArray();
    }

    /// Why, after the word of the rule of a certificate path that is broken, if one is.
    public static String why(Check check) {
        return word(check.code(), check.why());
    }

    /// A reason with the word that goes with its code, where it does not begin with that.
    public static String word(Optional<String> code, String why) {
        return code.flatMap(PathFault::of)
                .filter(fault -> !why.startsWith(fault.word()))
                .map(fault -> fault.word() + ": " + why)
                .orElse(why);
    }

    /// One check as it was kept with a message.
    ///
    /// @param step    the step's name in small letters
    /// @param outcome `holds`, `fails` or `not checked`
    public record Kept(int number, String step, String title, String outcome, String why) {}

    /// Reads what [#json] wrote.
    public static List<Kept> parse(String json) {
        var kept = new ArrayList<Kept>();
        for (var element : JsonParser.parseString(json).getAsJsonArray()) {
            var check = element.getAsJsonObject();
            kept.add(new Kept(
                    check.get("number").getAsInt(),
                    check.get("step").getAsString(),
                    check.get("title").getAsString(),
                    check.get("outcome").getAsString(),
                    check.get("why").getAsString()));
        }
        return List.copyOf(kept);
    }

    /// `holds`, `fails` or `not checked`.
    public static String outcome(Check check) {
        return switch (check.outcome()) {
            case HOLDS -> "holds";
            case FAILS -> "fails";
            case NOT_CHECKED -> "not checked";
        };
    }
}
