package obreia.protocol.wire;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import obreia.protocol.codec.Bytes;

/// A frame in the making: members of the JSON header and the byte strings of the body, in the order they are given.
/// What would be over [Limits] is our mistake, as records are bounded when they are made.
final class FrameWriter {
    private final StringWriter text = new StringWriter();
    private final JsonWriter json = new JsonWriter(text);
    private final List<Bytes> parts = new ArrayList<>();
    private boolean body;

    FrameWriter(long id, String type) {
        Limits.requireNumber("id", id, 0);
        write(() -> {
            json.setHtmlSafe(false);
            json.beginObject();
        });
        number("id", id);
        text("type", type);
    }

    FrameWriter text(String name, String value) {
        write(() -> json.name(name).value(value));
        return this;
    }

    FrameWriter optionalText(String name, Optional<String> value) {
        value.ifPresent(v -> text(name, v));
        return this;
    }

    FrameWriter number(String name, long value) {
        write(() -> json.name(name).value(value));
        return this;
    }

    FrameWriter bool(String name, boolean value) {
        write(() -> json.name(name).value(value));
        return this;
    }

    FrameWriter texts(String name, List<String> values) {
        write(() -> {
            json.name(name).beginArray();
            for (var value : values) {
                json.value(value);
            }
            json.endArray();
        });
        return this;
    }

    FrameWriter numbers(String name, List<Long> values) {
        write(() -> {
            json.name(name).beginArray();
            for (var value : values) {
                json.value(value);
            }
            json.endArray();
        });
        return this;
    }

    /// A member whose value is JSON already.
    FrameWriter json(String name, String value) {
        write(() -> json.name(name).jsonValue(value));
        return this;
    }

    /// A member whose value is a list of what is JSON already.
    FrameWriter jsons(String name, List<String> values) {
        write(() -> {
            json.name(name).beginArray();
            for (var value : values) {
                json.jsonValue(value);
            }
            json.endArray();
        });
        return this;
    }

    /// A member whose value is a list of objects.
    <T> FrameWriter objects(String name, List<T> values, BiConsumer<FrameWriter, T> members) {
        write(() -> json.name(name).beginArray());
        for (var value : values) {
            write(json::beginObject);
            members.accept(this, value);
            write(json::endObject);
        }
        write(json::endArray);
        return this;
    }

    /// Says that this type of frame has a body, even if it is empty.
    FrameWriter body(List<Bytes> strings) {
        body = true;
        parts.addAll(strings);
        return this;
    }

    FrameWriter body(Bytes string) {
        return body(List.of(string));
    }

    /// The whole frame.
    Bytes finish() {
        write(() -> {
            if (body) {
                json.name("parts").beginArray();
                for (var part : parts) {
                    json.value(part.length());
                }
                json.endArray();
            }
            json.endObject();
        });
        var header = Bytes.utf8(text.toString());
        Limits.require(header.length() <= Limits.HEADER, "a header of " + header.length() + " bytes is over the limit");
        var all = new ArrayList<Bytes>();
        all.add(bigEndian(header.length()));
        all.add(header);
        all.addAll(parts);
        var frame = Bytes.concat(all.toArray(Bytes[]::new));
        var size = frame.length() - header.length() - 4;
        Limits.require(size <= Limits.BODY, "a body of " + size + " bytes is over the limit");
        return frame;
    }

    private static Bytes bigEndian(int number) {
        return Bytes.of((byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number);
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new IllegalStateException("a string can always be written to", e);
        }
    }

    private interface Writing {
        void run() throws IOException;
    }
}
