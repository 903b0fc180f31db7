package obreia.desktop.ui.common;

import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Breaks texts into lines that fit, where JavaFX must not: on Linux it draws a word of a script with shapes of its own
/// twice when it breaks a line there, and fails where the script is read from the right (`PangoGlyphLayout` of 26.0.2
/// keeps the whole of a piece of text after it was cut in two).
public final class Lines {
    /// The scripts whose letters stand beside one another as they are.
    private static final Set<UnicodeScript> PLAIN = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.COMMON);

    /// So many letters of a line are looked at, at most: no line is longer.
    private static final int LONGEST = 400;

    private static final int LATIN = 0x250;
    private static final String LEFT_TO_RIGHT_MARK = "\u200E";

    private final Text probe = new Text();

    /// Measures in one font.
    public Lines(Font font) {
        probe.setFont(font);
    }

    /// True where JavaFX must not break the lines.
    public static boolean needs(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= LATIN
                        && (!PLAIN.contains(UnicodeScript.of(point)) || Character.getType(point) == Character.FORMAT));
    }

    /// The text with line feeds where it has to go on in the next line.
    public String broken(String text, double width) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\n", -1)) {
            breakUp(line, width, lines);
        }
        return String.join("\n", lines);
    }

    /// As wide as its widest line.
    public double width(String text) {
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }

    private void breakUp(String line, double width, List<String> lines) {
        var rest = line;
        while (rest.length() > LONGEST || width(rest) > width) {
            var end = end(rest, width);
            lines.add(rest.substring(0, end).stripTrailing());
            rest = goingOn(rest.substring(end), line);
        }
        if (!rest.isEmpty() || line.isEmpty()) {
            lines.add(rest);
        }
    }

    /// A line that goes on in the direction of its paragraph, also where it begins with a word of the other one.
    private static String goingOn(String rest, String paragraph) {
        return isLeftToRight(paragraph) && !isLeftToRight(rest) ? LEFT_TO_RIGHT_MARK + rest : rest;
    }

    private static boolean isLeftToRight(String text) {
        return new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight();
    }

    /// Where the next line begins: at the last place that fits, or, within a word that is too long, at the last letter.
    private int end(String rest, double width) {
        var words = last(rest, width, BreakIterator.getLineInstance(Locale.ROOT));
        var letters = words > 0 ? words : last(rest, width, BreakIterator.getCharacterInstance(Locale.ROOT));
        return letters > 0 ? letters : rest.offsetByCodePoints(0, 1);
    }

    private int last(String rest, double width, BreakIterator places) {
        var seen = rest.substring(0, Math.min(rest.length(), LONGEST));
        places.setText(seen);
        var all = new ArrayList<Integer>();
        for (var place = places.first(); place != BreakIterator.DONE; place = places.next()) {
            all.add(place);
        }
        if (seen.length() < rest.length()) {
            all.removeLast(); // it is the end of what was looked at, and perhaps within a word
        }
        var low = 0;
        var high = all.size() - 1;
        while (low < high) {
            var middle = (low + high + 1) / 2;
            if (width(seen.substring(0, all.get(middle)).stripTrailing()) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low < all.size() ? all.get(low) : 0;
    }
}
