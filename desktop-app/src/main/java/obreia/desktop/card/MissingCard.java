package obreia.desktop.card;

import java.util.Optional;

/// A card that something waits for.
///
/// @param state  what is missing; its next step says what to do
/// @param why    what is the matter, in a sentence
/// @param holder the name on the card, where it was seen before
/// @param looks  how often it was looked for since the wait began; 0 when the person hears of it first
public record MissingCard(CardState state, String why, Optional<String> holder, int looks) {}
