package obreia.desktop.card;

/// One question for a PIN: the program's request and what the card adds to it.
///
/// @param holder    the name on the card, from its certificate
/// @param pinName   which of the card's PINs: "Authentication PIN"
/// @param minLength fewest characters that can be right
/// @param maxLength most characters that can be right, at most [Pin#MAX_LENGTH]
/// @param triesLeft tries left before the card blocks, where the card tells; before the last one ask twice
public record PinQuestion(
        PinRequest request, String holder, String pinName, int minLength, int maxLength, Tries triesLeft, PinWay way) {
    public PinQuestion {
        if (minLength < 1 || maxLength < minLength || maxLength > Pin.MAX_LENGTH) {
            throw new IllegalStateException(
                    "a PIN has 1 to " + Pin.MAX_LENGTH + " characters, not " + minLength + " to " + maxLength);
        }
    }
}
