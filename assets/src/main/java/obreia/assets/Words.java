package obreia.assets;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/// What the screens say, in one language. Every text that a person reads in a window comes from here.
///
/// Patterns are those of [MessageFormat]; each `{n}` that counts things has a `choice` with the singular.
public final class Words {
    /// One file a screen.
    private static final List<String> FILES = List.of(
            "app",
            "inbox",
            "reader",
            "compose",
            "sent",
            "drafts",
            "pin",
            "card",
            "welcome",
            "people",
            "repository",
            "diagnostics",
            "settings",
            "below");

    private final Language language;
    private final Properties texts;

    private Words(Language language, Properties texts) {
        this.language = language;
        this.texts = texts;
    }

    /// The words of every screen; throws IllegalStateException for a key that stands in two files.
    public static Words in(Language language) {
        var texts = new Properties();
        for (var file : FILES) {
            var words = read("words/" + language.locale().getLanguage() + "/" + file + ".properties");
            for (var key : words.stringPropertyNames()) {
                if (texts.setProperty(key, words.getProperty(key)) != null) {
                    throw new IllegalStateException("the text '" + key + "' stands twice in " + language);
                }
            }
        }
        return new Words(language, texts);
    }

    private static Properties read(String name) {
        try (var in = new InputStreamReader(Assets.resource(name).openStream(), StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(in);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException("the words in " + name + " cannot be read", e);
        }
    }

    public Language language() {
        return language;
    }

    /// The text of `key` with its arguments; throws IllegalStateException for a key that does not exist.
    public String of(String key, Object... arguments) {
        var pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new IllegalStateException("there is no text '" + key + "' in " + language);
        }
        return new MessageFormat(pattern, language.locale()).format(arguments);
    }

    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /// The pattern itself, for what compares languages.
    public String pattern(String key) {
        return texts.getProperty(key, "");
    }
}
