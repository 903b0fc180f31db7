package obreia.protocol.message;

import java.util.List;
import obreia.protocol.MalformedException;

/// The words of a header field's value: one space between them, none before or after.
final class Words {
    private Words() {}

    static List<String> of(String field, String value) throws MalformedException {
        var words = List.of(value.split(" ", -1));
        if (words.contains("")) {
            throw new MalformedException(field + " has a space where none belongs");
        }
        return words;
    }

    static List<String> of(String field, String value, int count) throws MalformedException {
        var words = of(field, value);
        if (words.size() != count) {
            throw new MalformedException(field + " has " + words.size() + " words, not " + count);
        }
        return words;
    }

    /// The entries of a list, which stand one a line: `a; b; c`.
    static List<String> entries(String field, String value, int max) throws MalformedException {
        var entries = List.of(value.split("; ", -1));
        if (entries.size() > max) {
            throw new MalformedException(field + " has " + entries.size() + " entries, at most " + max);
        }
        return entries;
    }
}
