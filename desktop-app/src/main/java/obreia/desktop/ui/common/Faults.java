package obreia.desktop.ui.common;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import obreia.assets.Words;
import obreia.desktop.repository.UnreachableException;

/// Says what went wrong in the language of a window.
public final class Faults {
    private Faults() {}

    /// Part of a sentence, to be put behind a colon.
    public static String why(Words words, Throwable failure) {
        return switch (cause(failure)) {
            case UnreachableException unreachable ->
                words.of("unreachable." + unreachable.why().name().toLowerCase(Locale.ROOT));
            // Of these two the system gives the path and nothing more.
            case NoSuchFileException gone -> words.of("backup.noFile", String.valueOf(gone.getFile()));
            case AccessDeniedException denied -> words.of("backup.notAllowed", String.valueOf(denied.getFile()));
            case Throwable other -> new Below(words).of(String.valueOf(other.getMessage()));
        };
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
