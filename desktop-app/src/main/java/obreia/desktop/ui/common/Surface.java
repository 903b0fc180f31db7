package obreia.desktop.ui.common;

import obreia.assets.Words;

/// What a screen needs to write upon itself: the words and the times of one language, and the look.
public record Surface(Words words, Times times, Look look) {}
