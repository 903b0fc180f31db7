package obreia.desktop.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import obreia.desktop.card.CardScan;
import obreia.desktop.card.FoundDriver;
import obreia.desktop.card.FoundReader;
import obreia.desktop.card.FoundToken;

/// What became different between two looks for cards, in sentences.
record CardChanges(CardScan before, CardScan after) {
    /// True when readers came or went, or the service did: then drivers are loaded anew.
    boolean ofReaders() {
        return !after.places().namesReadersOf(before.places());
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        var text = new CardsText(after);
        if (!before.places().serviceFault().equals(after.places().serviceFault())) {
            lines.add(after.places().serviceFault().orElse("The smart card service answers."));
        }
        each(
                before.places().readers(),
                after.places().readers(),
                FoundReader::name,
                new Words<>() {
                    @Override
                    public String gone(FoundReader reader) {
                        return "Reader disconnected: " + reader.name();
                    }

                    @Override
                    public String came(FoundReader reader) {
                        return "Reader connected: " + text.reader(reader);
                    }

                    @Override
                    public String changed(FoundReader reader) {
                        return "Reader " + text.reader(reader);
                    }
                },
                lines);
        each(
                before.places().drivers(),
                after.places().drivers(),
                FoundDriver::path,
                new Words<>() {
                    @Override
                    public String gone(FoundDriver driver) {
                        return "Driver gone: " + driver.path();
                    }

                    @Override
                    public String came(FoundDriver driver) {
                        return "Driver found: " + CardsText.driver(driver);
                    }

                    @Override
                    public String changed(FoundDriver driver) {
                        return "Driver " + CardsText.driver(driver);
                    }
                },
                lines);
        each(
                before.tokens(),
                after.tokens(),
                CardChanges::key,
                new Words<>() {
                    @Override
                    public String gone(FoundToken token) {
                        return "Card taken out: " + CardsText.name(token);
                    }

                    @Override
                    public String came(FoundToken token) {
                        return "Card put in: " + CardsText.name(token) + ". "
                                + token.state().sentence();
                    }

                    @Override
                    public String changed(FoundToken token) {
                        return CardsText.name(token) + ". " + token.state().sentence() + " " + CardsText.pin(token);
                    }
                },
                lines);
        return lines;
    }

    /// How a change is said.
    private interface Words<T> {
        String gone(T old);

        String came(T fresh);

        String changed(T now);
    }

    private static <T> void each(
            List<T> before, List<T> after, Function<T, String> key, Words<T> words, List<String> lines) {
        var old = byKey(before, key);
        var fresh = byKey(after, key);
        old.forEach((name, value) -> {
            if (!fresh.containsKey(name)) {
                lines.add(words.gone(value));
            }
        });
        fresh.forEach((name, value) -> {
            if (!old.containsKey(name)) {
                lines.add(words.came(value));
            } else if (!Objects.equals(old.get(name), value)) {
                lines.add(words.changed(value));
            }
        });
    }

    private static <T> Map<String, T> byKey(List<T> list, Function<T, String> key) {
        var map = new LinkedHashMap<String, T>();
        list.forEach(each -> map.put(key.apply(each), each));
        return map;
    }

    private static String key(FoundToken token) {
        return String.join("\n", token.driver(), token.slot(), token.serial(), token.label());
    }
}
