package obreia.protocol.codec;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.protocol.MalformedException;
import org.jspecify.annotations.Nullable;

/// A JSON object read strictly, whose members are taken one by one: [#finish] refuses what nobody took.
///
/// Duplicate members, numbers other than whole ones, `null`, a byte order mark, trailing bytes, more than
/// [#DEPTH] levels and more than [#VALUES] values are refused. RFC 8259; RFC 7493 (I-JSON) for duplicates.
/// Not safe for use by several threads.
public final class JsonObject {
    private static final int DEPTH = 8;
    private static final int VALUES = 20_000;

    private final String what;
    private final Map<String, Object> members;

    private JsonObject(String what, Map<String, Object> members) {
        this.what = what;
        this.members = members;
    }

    /// Reads one object that fills `text`; `what` names it in errors.
    public static JsonObject parse(String what, String text) throws MalformedException {
        try (var reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(DEPTH);
            if (!text.startsWith("{")) {
                throw new MalformedException(what + " does not begin with {");
            }
            var object = new Reading(what, reader).object();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedException(what + " goes on after its end");
            }
            return object;
        } catch (MalformedJsonException e) {
            throw new MalformedException(what + " is not JSON", e);
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            throw new MalformedException(what + " is not the JSON that is expected here", e);
        }
    }

    public static JsonObject parse(String what, Bytes utf8) throws MalformedException {
        return parse(what, utf8.text());
    }

    public String string(String name, int max) throws MalformedException {
        var text = take(name, String.class);
        if (text.length() > max) {
            throw new MalformedException(what + ": " + name + " has " + text.length() + " characters, at most " + max);
        }
        return text;
    }

    public Optional<String> optionalString(String name, int max) throws MalformedException {
        return members.containsKey(name) ? Optional.of(string(name, max)) : Optional.empty();
    }

    public long number(String name, long min, long max) throws MalformedException {
        var number = take(name, Long.class);
        if (number < min || number > max) {
            throw new MalformedException(
                    what + ": " + name + " is " + number + ", " + min + " to " + max + " accepted");
        }
        return number;
    }

    public boolean bool(String name) throws MalformedException {
        return take(name, Boolean.class);
    }

    public JsonObject object(String name) throws MalformedException {
        return take(name, JsonObject.class);
    }

    public Optional<JsonObject> optionalObject(String name) throws MalformedException {
        return members.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
    }

    public List<String> strings(String name, int maxCount, int maxLength) throws MalformedException {
        var strings = list(name, String.class, maxCount);
        for (var text : strings) {
            if (text.length() > maxLength) {
                throw new MalformedException(what + ": an entry of " + name + " has over " + maxLength + " characters");
            }
        }
        return strings;
    }

    public List<Long> numbers(String name, int maxCount) throws MalformedException {
        return list(name, Long.class, maxCount);
    }

    public List<JsonObject> objects(String name, int maxCount) throws MalformedException {
        return list(name, JsonObject.class, maxCount);
    }

    /// Refuses members that nobody took.
    public void finish() throws MalformedException {
        if (!members.isEmpty()) {
            throw new MalformedException(what + " has an unknown member: "
                    + printable(members.keySet().iterator().next()));
        }
    }

    private <T> List<T> list(String name, Class<T> type, int maxCount) throws MalformedException {
        var values = take(name, List.class);
        if (values.size() > maxCount) {
            throw new MalformedException(
                    what + ": " + name + " has " + values.size() + " entries, at most " + maxCount + " are accepted");
        }
        var typed = new ArrayList<T>(values.size());
        for (var value : values) {
            typed.add(cast(name, type, value));
        }
        return List.copyOf(typed);
    }

    private <T> T take(String name, Class<T> type) throws MalformedException {
        var value = members.remove(name);
        if (value == null) {
            throw new MalformedException(what + " has no " + name);
        }
        return cast(name, type, value);
    }

    private <T> T cast(String name, Class<T> type, @Nullable Object value) throws MalformedException {
        if (!type.isInstance(value)) {
            throw new MalformedException(what + ": " + name + " is of another type");
        }
        return type.cast(value);
    }

    private static String printable(String name) {
        return name.length() > 40 || !name.chars().allMatch(c -> c > ' ' && c < 0x7f) ? "(unprintable)" : name;
    }

    /// One pass over the tokens; it counts the values, so that a small text cannot become a large tree.
    private static final class Reading {
        private final String what;
        private final JsonReader reader;
        private int values;

        Reading(String what, JsonReader reader) {
            this.what = what;
            this.reader = reader;
        }

        JsonObject object() throws IOException, MalformedException {
            var members = new LinkedHashMap<String, Object>();
            reader.beginObject();
            while (reader.hasNext()) {
                var name = reader.nextName();
                if (members.put(name, value()) != null) {
                    throw new MalformedException(what + " has " + printable(name) + " twice");
                }
            }
            reader.endObject();
            return new JsonObject(what, members);
        }

        private Object value() throws IOException, MalformedException {
            if (++values > VALUES) {
                throw new MalformedException(what + " has more than " + VALUES + " values");
            }
            return switch (reader.peek()) {
                case STRING -> reader.nextString();
                case BOOLEAN -> reader.nextBoolean();
                case NUMBER -> Text.parseNumber(what + ": a number", reader.nextString(), 0, Long.MAX_VALUE);
                case BEGIN_OBJECT -> object();
                case BEGIN_ARRAY -> array();
                case NULL, NAME, END_ARRAY, END_OBJECT, END_DOCUMENT ->
                    throw new MalformedException(what + " holds a value that is not accepted: " + reader.peek());
            };
        }

        private List<Object> array() throws IOException, MalformedException {
            var values = new ArrayList<Object>();
            reader.beginArray();
            while (reader.hasNext()) {
                values.add(value());
            }
            reader.endArray();
            return values;
        }
    }
}
