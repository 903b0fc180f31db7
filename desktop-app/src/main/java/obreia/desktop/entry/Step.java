package obreia.desktop.entry;

import java.util.Locale;

/// One of the six things that are looked at, in this order.
public enum Step {
    READER,
    SOFTWARE,
    CARD,
    CERTIFICATE,
    CHAIN,
    REPOSITORY;

    /// The word that stands for it in keys and ids: `reader`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
