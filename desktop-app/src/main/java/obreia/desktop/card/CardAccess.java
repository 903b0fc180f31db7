package obreia.desktop.card;

/// The cards of this computer: found, and opened.
public interface CardAccess extends CardOpener, CardScanner {}
