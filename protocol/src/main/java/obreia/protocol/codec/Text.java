package obreia.protocol.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import obreia.protocol.MalformedException;

/// The rules for text that people see: no control characters, nothing that changes the direction of writing.
public final class Text {
    private Text() {}

    /// Returns `text` if it has `min` to `max` UTF-16 units and shows all that it holds; `what` names it in the error.
    public static String visible(String what, String text, int min, int max) throws MalformedException {
        if (text.length() < min || text.length() > max) {
            throw new MalformedException(
                    what + " has " + text.length() + " characters, " + min + " to " + max + " are accepted");
        }
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            if (hidden(point)) {
                throw new MalformedException(
                        "%s holds the character U+%04X, which is not shown".formatted(what, point));
            }
            i += Character.charCount(point);
        }
        return text;
    }

    /// `text` made fit to be shown, where it comes from something that cannot be refused, such as a card's label: each
    /// character that is not shown becomes U+FFFD, and what is over `max` UTF-16 units is cut off.
    public static String cleaned(String text, int max) {
        var shown = new StringBuilder();
        for (var i = 0; i < text.length(); ) {
            var point = text.codePointAt(i);
            if (shown.length() + Character.charCount(point) > max) {
                break;
            }
            shown.appendCodePoint(hidden(point) ? 0xFFFD : point);
            i += Character.charCount(point);
        }
        return shown.toString();
    }

    /// True of control and format characters (bidi controls among them), line separators, lone surrogates and
    /// code points that nobody assigned.
    private static boolean hidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /// A time in whole UTC seconds, as it stands in every format: `2026-11-23T10:02:05Z`.
    public static String format(Instant time) {
        return DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /// Reads a time in whole UTC seconds; any other spelling of the same time is refused.
    public static Instant parseTime(String text) throws MalformedException {
        try {
            var time = Instant.parse(text);
            if (text.length() == 20 && format(time).equals(text)) {
                return time;
            }
        } catch (DateTimeException e) {
            throw new MalformedException("'" + text + "' is not a time like 2026-11-23T10:02:05Z", e);
        }
        throw new MalformedException("'" + text + "' is not a time like 2026-11-23T10:02:05Z");
    }

    /// Reads a decimal number from `min` to `max` without sign, leading zero or other spelling.
    public static long parseNumber(String what, String text, long min, long max) throws MalformedException {
        if (text.isEmpty() || text.length() > 19 || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new MalformedException(what + " is not a decimal number in its one spelling");
        }
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw new MalformedException(what + " is not a decimal number in its one spelling");
            }
        }
        try {
            var number = Long.parseLong(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new MalformedException(what + " is over " + max, e);
        }
        throw new MalformedException(what + " is " + text + ", " + min + " to " + max + " are accepted");
    }
}
