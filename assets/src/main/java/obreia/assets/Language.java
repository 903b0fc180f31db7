package obreia.assets;

import java.util.Locale;

/// A language that the screens speak.
public enum Language {
    ENGLISH(Locale.UK, "English"),
    PORTUGUESE(Locale.of("pt", "PT"), "Português");

    private final Locale locale;
    private final String ownName;

    Language(Locale locale, String ownName) {
        this.locale = locale;
        this.ownName = ownName;
    }

    /// The language for a person whose system speaks `locale`; English where it speaks one that the screens do not.
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("pt") ? PORTUGUESE : ENGLISH;
    }

    /// For dates and numbers.
    public Locale locale() {
        return locale;
    }

    /// Its name in itself, as the choice of languages shows it.
    public String ownName() {
        return ownName;
    }
}
