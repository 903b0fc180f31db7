package obreia.desktop.ui.common;

import java.util.Locale;
import java.util.concurrent.CompletionException;
import obreia.assets.Words;
import obreia.desktop.repository.UnreachableException;

/// Says what went wrong in the language of a window.
public final class Faults {
    private Faults() {}

    /// Part of a sentence, to be put behind a colon.
    public static String why(Words words, Throwable failure) {
        var cause = cause(failure);
        return cause instanceof UnreachableException unreachable
                ? words.of("unreachable." + unreachable.why().name().toLowerCase(Locale.ROOT))
                : String.valueOf(cause.getMessage());
    }

    /// A sentence that stands alone.
    public static String sentence(Words words, Throwable failure) {
        var why = why(words, failure);
        return cause(failure) instanceof UnreachableException ? words.of("unreachable", why) : why;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
