package obreia.daemon;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import obreia.protocol.MalformedException;

/// One HOCON file read strictly: each setting is taken with its bounds, and [#finish] refuses what nobody took.
///
/// Nothing comes from outside the file: includes, and references to the environment or to other settings, are refused.
final class Settings {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final String file;
    private final Config config;
    private final Set<String> taken = new HashSet<>();

    private Settings(String file, Config config) {
        this.file = file;
        this.config = config;
    }

    /// `file` names the text in errors.
    static Settings parse(String file, String text) throws MalformedException {
        try {
            var options =
                    ConfigParseOptions.defaults().setOriginDescription(file).setIncluder(new NoIncludes());
            var config = ConfigFactory.parseString(text, options);
            if (!config.isResolved()) {
                throw new MalformedException(file + ": references like ${…} are not accepted");
            }
            return new Settings(file, config);
        } catch (ConfigException e) {
            throw new MalformedException(sentence(e), e);
        }
    }

    /// How a setting's text becomes a value.
    interface Parser<T> {
        T parse(String text) throws MalformedException;
    }

    boolean has(String path) {
        return config.hasPath(path);
    }

    /// A setting that must be there.
    <T> T as(String path, Parser<T> parser) throws MalformedException {
        if (!has(path)) {
            throw new MalformedException(file + ": the setting " + path + " is missing");
        }
        try {
            return parser.parse(take(path, "", config::getString));
        } catch (MalformedException e) {
            throw wrong(path, String.valueOf(e.getMessage()));
        }
    }

    String text(String path, String standard, String pattern) throws MalformedException {
        var text = take(path, standard, config::getString);
        if (!text.matches(pattern)) {
            throw wrong(path, "has a value that is not accepted");
        }
        return text;
    }

    int number(String path, int standard, int min, int max) throws MalformedException {
        int number = take(path, standard, config::getInt);
        return (int) within(path, number, min, max);
    }

    /// A size in bytes, written like `1 MiB`.
    long size(String path, long standard, long min, long max) throws MalformedException {
        return within(path, take(path, standard, config::getBytes), min, max);
    }

    /// A time of one second to one hour, written like `30 s`.
    Duration time(String path, Duration standard) throws MalformedException {
        var time = take(path, standard, config::getDuration);
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw wrong(path, "is " + time.toMillis() + " ms, one second to one hour are accepted");
        }
        return time;
    }

    /// Refuses settings that nobody took.
    void finish() throws MalformedException {
        for (var entry : config.entrySet()) {
            if (!taken.contains(entry.getKey())) {
                throw wrong(entry.getKey(), "is not a setting");
            }
        }
        // Sections without a setting are not among the entries.
        checkSections("", config.root());
    }

    private void checkSections(String prefix, ConfigObject section) throws MalformedException {
        for (var entry : section.entrySet()) {
            var path = prefix + ConfigUtil.quoteString(entry.getKey()).replace("\"", "");
            if (entry.getValue() instanceof ConfigObject inner && isKnown(path)) {
                checkSections(path + ".", inner);
            } else if (!taken.contains(path)) {
                throw new MalformedException(where(entry.getValue()) + ": " + path + " is not a setting");
            }
        }
    }

    private boolean isKnown(String section) {
        return taken.stream().anyMatch(path -> path.startsWith(section + "."));
    }

    private <T> T take(String path, T standard, Function<String, T> getter) throws MalformedException {
        taken.add(path);
        try {
            return config.hasPath(path) ? getter.apply(path) : standard;
        } catch (ConfigException e) {
            throw new MalformedException(sentence(e), e);
        }
    }

    private long within(String path, long number, long min, long max) throws MalformedException {
        if (number < min || number > max) {
            throw wrong(path, "is " + number + ", " + min + " to " + max + " are accepted");
        }
        return number;
    }

    private MalformedException wrong(String path, String why) {
        return new MalformedException(where(config.getValue(path)) + ": " + path + " " + why);
    }

    private String where(ConfigValue value) {
        return file + ", line " + value.origin().lineNumber();
    }

    /// The library's messages are `file: line: what is wrong` already; only their line ends do not fit a sentence.
    private static String sentence(ConfigException e) {
        return String.valueOf(e.getMessage()).replace('\n', ' ');
    }

    /// Refuses `include`, which would read other files or fetch from the network.
    private static final class NoIncludes implements ConfigIncluder {
        @Override
        public ConfigIncluder withFallback(ConfigIncluder fallback) {
            return this;
        }

        @Override
        public ConfigObject include(ConfigIncludeContext context, String what) {
            throw new ConfigException.Generic("include is not accepted: " + what);
        }
    }
}
