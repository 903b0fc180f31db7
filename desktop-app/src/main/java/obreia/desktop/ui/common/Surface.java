package obreia.desktop.ui.common;

import obreia.assets.Words;

/// What a screen needs to write upon itself: the words and the times of one language, and the look.
public record Surface(Words words, Times times, Look look) {
    /// The same in another language.
    public Surface in(Words other) {
        return new Surface(other, times.in(other), look);
    }
}
