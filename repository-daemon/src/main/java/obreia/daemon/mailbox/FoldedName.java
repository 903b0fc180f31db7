package obreia.daemon.mailbox;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import obreia.protocol.codec.Bytes;

/// A name as it is searched: no accents, no case, single spaces. `José  SÁ` and `jose sa` are one.
public record FoldedName(String text) implements Comparable<FoldedName> {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0]+");

    /// The folded form of a name, or of the beginning of one.
    public static FoldedName of(String name) {
        var bare =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
        // Upper case first: it unites letters that have more than one lower-case form, as ß and ss, or ς and σ.
        var folded = bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return new FoldedName(BLANKS.matcher(folded).replaceAll(" ").stripLeading());
    }

    public boolean startsWith(FoldedName prefix) {
        return text.startsWith(prefix.text);
    }

    /// By the bytes of UTF-8.
    @Override
    public int compareTo(FoldedName other) {
        return Bytes.utf8(text).compareTo(Bytes.utf8(other.text));
    }
}
