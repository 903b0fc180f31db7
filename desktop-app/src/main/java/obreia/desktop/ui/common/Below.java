package obreia.desktop.ui.common;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obreia.assets.Language;
import obreia.assets.Words;
import obreia.protocol.identity.PathFault;

/// Says in the language of a window what the parts below the screens say in English: reasons of checks, alarms,
/// faults. Their sentences stand in the English words too, with places for what changes in them; by these the words of
/// the other language are found. A sentence that nobody foresaw stays as it is.
public final class Below {
    private static final String KEYS = "below.";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Words words;

    public Below(Words words) {
        this.words = words;
    }

    /// What this sentence says.
    public String of(String said) {
        return path(said).or(() -> known(said)).orElse(said);
    }

    /// A certificate path that breaks a rule begins with the word of that rule; what follows is for whoever helps.
    Optional<String> path(String said) {
        for (var fault : PathFault.values()) {
            if (said.equals(fault.word()) || said.startsWith(fault.word() + ": ")) {
                return Optional.of(words.of("path." + fault.code()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> known(String said) {
        var english = words.language() == Language.ENGLISH ? words : Words.in(Language.ENGLISH);
        var plain = said.replace('\'', '’');
        for (var key : words.keys()) {
            if (key.startsWith(KEYS)) {
                var found = shape(english.pattern(key)).matcher(plain);
                if (found.matches()) {
                    return Optional.of(words.of(key, arguments(english.pattern(key), found)));
                }
            }
        }
        return Optional.empty();
    }

    /// The pattern of words as one of text: each place takes whatever stands there.
    private static Pattern shape(String pattern) {
        var shape = new StringBuilder();
        var place = PLACE.matcher(pattern);
        var from = 0;
        while (place.find()) {
            shape.append(Pattern.quote(pattern.substring(from, place.start()))).append("(.+?)");
            from = place.end();
        }
        return Pattern.compile(
                shape.append(Pattern.quote(pattern.substring(from))).toString());
    }

    /// A moment as parts that know no person write it, as the day that it is.
    private String day(String said) {
        try {
            var day = Instant.parse(said).atZone(ZoneOffset.UTC);
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(words.language().locale())
                    .format(day);
        } catch (DateTimeParseException _) {
            return said;
        }
    }

    private Object[] arguments(String pattern, Matcher found) {
        var places = PLACE.matcher(pattern)
                .results()
                .map(place -> Integer.parseInt(place.group(1)))
                .toList();
        var arguments = new ArrayList<Object>(List.copyOf(places));
        for (var at = 0; at < places.size(); at++) {
            arguments.set(places.get(at), day(of(found.group(at + 1))));
        }
        return arguments.toArray();
    }
}
