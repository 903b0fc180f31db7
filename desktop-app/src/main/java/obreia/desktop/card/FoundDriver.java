package obreia.desktop.card;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.JsonObject;
import obreia.protocol.codec.Text;

/// A PKCS#11 module whose file is there.
///
/// @param path  its absolute path with forward slashes, as a card's address names it
/// @param name  whose it is, from the profile that names it
/// @param about what it says of itself, with its version; absent where it was not asked, or does not say
/// @param fault what is wrong with it; absent where nothing is
/// @param why   more about the fault, for whoever mends it; absent without one
public record FoundDriver(
        String path, String name, Optional<String> about, Optional<CardState> fault, Optional<String> why) {
    public static final int MAX_PATH = 1024;
    public static final int MAX_NAME = 64;
    public static final int MAX_ABOUT = 96;
    public static final int MAX_WHY = 512;

    public FoundDriver {
        ScanRules.text("a driver's path", path, 1, MAX_PATH);
        ScanRules.text("a driver's name", name, 1, MAX_NAME);
        about.ifPresent(text -> ScanRules.text("what a driver says of itself", text, 1, MAX_ABOUT));
        why.ifPresent(text -> ScanRules.text("what is wrong with a driver", text, 1, MAX_WHY));
        if (why.isPresent() && fault.isEmpty()) {
            throw new IllegalStateException("a driver with nothing wrong has no reason why");
        }
    }

    /// A driver of which nothing bad is known.
    public static FoundDriver of(String path, String name) {
        return new FoundDriver(path, name, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// The same driver, which says this of itself.
    public FoundDriver saying(String text) {
        var cleaned = Text.cleaned(text, MAX_ABOUT);
        return new FoundDriver(path, name, cleaned.isEmpty() ? Optional.empty() : Optional.of(cleaned), fault, why);
    }

    /// The same driver, found to be broken.
    public FoundDriver with(CardState broken, String reason) {
        var cleaned = Text.cleaned(reason, MAX_WHY);
        return new FoundDriver(
                path, name, about, Optional.of(broken), cleaned.isEmpty() ? Optional.empty() : Optional.of(cleaned));
    }

    void write(JsonWriter json) throws IOException {
        json.beginObject().name("path").value(path).name("name").value(name);
        if (about.isPresent()) {
            json.name("about").value(about.get());
        }
        if (fault.isPresent()) {
            json.name("fault").value(fault.get().word());
        }
        if (why.isPresent()) {
            json.name("why").value(why.get());
        }
        json.endObject();
    }

    static FoundDriver read(JsonObject json) throws MalformedException {
        var path = json.string("path", MAX_PATH);
        var name = json.string("name", MAX_NAME);
        var about = json.optionalString("about", MAX_ABOUT);
        var word = json.optionalString("fault", MAX_NAME);
        var why = json.optionalString("why", MAX_WHY);
        json.finish();
        var fault = word.isPresent() ? Optional.of(CardState.parse(word.get())) : Optional.<CardState>empty();
        return ScanRules.made(() -> new FoundDriver(path, name, about, fault, why));
    }

    /// The one line of JSON that [#parse] reads.
    public String json() {
        return ScanRules.json(this::write);
    }

    public static FoundDriver parse(String json) throws MalformedException {
        return read(JsonObject.parse("a driver", json));
    }
}
