package obreia.desktop.ui.common;

import java.util.Collection;
import java.util.stream.Collectors;

/// The one place that makes a name fit to be shown, where it comes from a certificate, a directory or its bearer.
///
/// Letters, their marks, digits, spaces and the punctuation of names stay. Everything else is taken out: what is not
/// seen, what turns the direction of writing, and every symbol, so that no name can bring a tick or a shield of its
/// own.
///
/// A name that is read from the right is closed in: it reorders nothing around it. What is compared, looked up
/// or signed is never this, but the name as it came.
public final class Names {
    /// Stands where nothing of a name can be shown.
    static final String NOTHING_LEFT = "(?)";

    private static final String PUNCTUATION = "-‐‑–.,'’‘´`·&/()׳״・゠";

    /// U+200E, LEFT-TO-RIGHT MARK: with one on each side nothing of a name reaches what stands around it, in lines that
    /// are read from the left, as these are. Unicode's isolates would do more; JavaFX draws boxes for them.
    private static final String MARK = "\u200E";

    /// More than any script puts upon one letter: a tower of marks is drawn over the lines around it.
    private static final int MOST_MARKS = 4;

    private Names() {}

    /// The name as it may stand beside other words.
    public static String shown(String name) {
        var cleaned = cleaned(name);
        return cleaned.codePoints().anyMatch(Names::isFromTheRight) ? MARK + cleaned + MARK : cleaned;
    }

    /// Several names in a row, none of which moves another.
    public static String listed(Collection<String> names) {
        return names.stream().map(Names::shown).collect(Collectors.joining(", "));
    }

    /// The name without what cannot be shown; for its initials, and for what asks how it is read.
    static String cleaned(String name) {
        var kept = new StringBuilder();
        var marks = 0;
        for (var at = 0; at < name.length(); at += Character.charCount(name.codePointAt(at))) {
            var point = name.codePointAt(at);
            if (Character.isSpaceChar(point) || Character.isWhitespace(point)) {
                marks = MOST_MARKS; // a mark upon a space would be one upon nothing
                kept.append(' ');
            } else if (isMark(point)) {
                marks++;
                if (marks <= MOST_MARKS && !kept.isEmpty()) {
                    kept.appendCodePoint(point);
                }
            } else if (isLetter(point) || PUNCTUATION.indexOf(point) >= 0) {
                marks = 0;
                kept.appendCodePoint(point);
            }
        }
        var text = kept.toString().strip().replaceAll(" {2,}", " ");
        return text.codePoints().anyMatch(Names::isLetter) ? text : NOTHING_LEFT;
    }

    private static boolean isLetter(int point) {
        if (isBlank(point)) {
            return false;
        }
        return Character.isLetter(point)
                || switch (Character.getType(point)) {
                    case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER -> true;
                    default -> false;
                };
    }

    /// Marks that go around a letter are no part of writing: they draw keys and signs that forbid.
    private static boolean isMark(int point) {
        return !isBlank(point)
                && switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
                    default -> false;
                };
    }

    /// Letters and marks of which nothing is seen: Unicode's Default_Ignorable_Code_Point among them.
    private static boolean isBlank(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
            default ->
                (point >= 0x180B && point <= 0x180F)
                        || (point >= 0xFE00 && point <= 0xFE0F)
                        || (point >= 0xE0000 && point <= 0xE0FFF);
        };
    }

    private static boolean isFromTheRight(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC,
                    Character.DIRECTIONALITY_ARABIC_NUMBER -> true;
            default -> false;
        };
    }
}
