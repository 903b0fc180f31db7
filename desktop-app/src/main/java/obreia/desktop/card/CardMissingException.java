package obreia.desktop.card;

import java.io.IOException;

/// A card that cannot be reached now, with the state that says why; its message is a sentence for a person.
public final class CardMissingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final CardState state;

    public CardMissingException(CardState state, String why) {
        super(why);
        this.state = state;
    }

    public CardState state() {
        return state;
    }
}
