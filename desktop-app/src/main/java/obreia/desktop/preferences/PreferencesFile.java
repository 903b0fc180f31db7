package obreia.desktop.preferences;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import obreia.desktop.preferences.Preferences.Motion;
import obreia.desktop.preferences.Preferences.News;
import obreia.desktop.preferences.Preferences.Place;
import obreia.desktop.preferences.Preferences.Shade;
import obreia.desktop.preferences.Preferences.Tongue;
import obreia.desktop.vault.PrivateFiles;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;

/// The file `preferences.json` of one profile: read strictly, and written all or not at all.
public record PreferencesFile(Path profile) {
    public static final String NAME = "preferences.json";

    private static final String KIND = "obreia.preferences.v1";
    private static final String KEYCHAIN = "keychain";
    private static final int MAX_SIZE = 4096;
    private static final int MAX_WORD = 40;
    private static final Pattern COORDINATE = Pattern.compile("-?[0-9]{1,5}");

    /// What was read.
    ///
    /// @param fault why the file could not be used, so that the standard stands here; absent where nothing is wrong
    public record Reading(Preferences preferences, Optional<String> fault) {}

    /// The preferences; the standard ones where there is no file, or none that can be read.
    public Reading read() {
        var file = profile.resolve(NAME);
        if (Files.notExists(file)) {
            return new Reading(Preferences.STANDARD, Optional.empty());
        }
        try {
            return new Reading(parse(PrivateFiles.read(file, MAX_SIZE)), Optional.empty());
        } catch (IOException | MalformedException e) {
            return new Reading(Preferences.STANDARD, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    /// Puts these in the place of those before. A profile that has no folder yet keeps nothing.
    public void write(Preferences preferences) throws IOException {
        if (Files.isDirectory(profile)) {
            PrivateFiles.write(profile.resolve(NAME), Bytes.utf8(json(preferences)));
        }
    }

    private static Preferences parse(Bytes utf8) throws MalformedException {
        var json = JsonObject.parse(NAME, utf8);
        var kind = json.string("kind", MAX_WORD);
        if (!kind.equals(KIND)) {
            throw new MalformedException(NAME + " is not of the kind " + KIND);
        }
        var language = word(json, "language", Tongue.values());
        var theme = word(json, "theme", Shade.values());
        var percent = (int) json.number("percent", 0, 1000);
        var notifications = word(json, "notifications", News.values());
        var pinMinutes = (int) json.number("pinMinutes", 0, Preferences.MAX_PIN_MINUTES);
        var motion = word(json, "motion", Motion.values());
        var listWidth = (int) json.number("listWidth", 0, Preferences.MAX_LIST_WIDTH);
        var opening = json.optionalString("opening", MAX_WORD);
        if (opening.isPresent() && !opening.get().equals(KEYCHAIN)) {
            throw new MalformedException(NAME + ": opening has a value that is not known");
        }
        var window = json.optionalObject("window");
        Optional<Place> place = window.isPresent() ? Optional.of(place(window.get())) : Optional.empty();
        json.finish();
        try {
            return new Preferences(
                    language, theme, percent, notifications, pinMinutes, motion, place, listWidth, opening.isPresent());
        } catch (IllegalStateException e) {
            throw new MalformedException(NAME + ": " + e.getMessage(), e);
        }
    }

    private static Place place(JsonObject json) throws MalformedException {
        var far = Place.FARTHEST;
        var place = new Place(
                coordinate(json, "x"),
                coordinate(json, "y"),
                (int) json.number("width", Place.SMALLEST, far),
                (int) json.number("height", Place.SMALLEST, far),
                json.bool("maximized"));
        json.finish();
        return place;
    }

    /// A screen may be left of the first one or above it; a number in this JSON is never negative, so it is a text.
    private static int coordinate(JsonObject json, String name) throws MalformedException {
        var text = json.string(name, MAX_WORD);
        if (!COORDINATE.matcher(text).matches()) {
            throw new MalformedException(NAME + ": " + name + " is no place on a screen");
        }
        return Integer.parseInt(text);
    }

    private static <E extends Enum<E>> E word(JsonObject json, String name, E[] constants) throws MalformedException {
        var word = json.string(name, MAX_WORD);
        for (var constant : constants) {
            if (word(constant).equals(word)) {
                return constant;
            }
        }
        throw new MalformedException(NAME + ": " + name + " has a value that is not known");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String json(Preferences preferences) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonWriter(text)) {
            json.setIndent("  ");
            json.beginObject().name("kind").value(KIND);
            json.name("language").value(word(preferences.language()));
            json.name("theme").value(word(preferences.theme()));
            json.name("percent").value(preferences.percent());
            json.name("notifications").value(word(preferences.notifications()));
            json.name("pinMinutes").value(preferences.pinMinutes());
            json.name("motion").value(word(preferences.motion()));
            json.name("listWidth").value(preferences.listWidth());
            if (preferences.keychain()) {
                json.name("opening").value(KEYCHAIN);
            }
            if (preferences.window().isPresent()) {
                var place = preferences.window().get();
                json.name("window").beginObject();
                json.name("x").value(Integer.toString(place.x()));
                json.name("y").value(Integer.toString(place.y()));
                json.name("width").value(place.width()).name("height").value(place.height());
                json.name("maximized").value(place.maximized()).endObject();
            }
            json.endObject();
        }
        return text.toString();
    }
}
