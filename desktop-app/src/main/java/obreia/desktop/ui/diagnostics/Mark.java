package obreia.desktop.ui.diagnostics;

import obreia.desktop.card.CardState;
import obreia.desktop.ui.common.Icons;

/// How something stands, at a glance; its words say the same.
enum Mark {
    GOOD(Icons.PASSED, "verified"),
    ATTENTION(Icons.ATTENTION, "attention"),
    BAD(Icons.FAILED, "failed"),
    NEUTRAL(Icons.NOT_DONE, "muted"),
    PRACTICE(Icons.PRACTICE, "practice");

    private final Icons icon;
    private final String style;

    Mark(Icons icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    Icons icon() {
        return icon;
    }

    String style() {
        return style;
    }

    /// Of a card that is needed: one that is only missing is no fault.
    static Mark of(CardState state) {
        if (state == CardState.READY) {
            return GOOD;
        }
        return state.canPass() ? ATTENTION : BAD;
    }
}
