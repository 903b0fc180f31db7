package obreia.desktop.card.pkcs11;

import obreia.desktop.card.Pin;
import obreia.desktop.card.PinQuestion;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.PinWay;
import obreia.desktop.card.Tries;

/// How one token's PIN is asked for: by what its flags say now, and what its profile knows.
///
/// @param min fewest characters that can be right; a PIN outside `min` to `max` never reaches the card
record PinRules(PinWay way, String name, int min, int max, Tries tries) {
    static PinRules of(Profile profile, Token token) {
        var way = way(profile, token);
        var rule = way == PinWay.TYPED_HERE ? profile.typedPin().orElse(profile.pin()) : profile.pin();
        var tokenMin = Math.clamp(token.minPinLength(), 1, Pin.MAX_LENGTH);
        var tokenMax =
                token.maxPinLength() <= 0 ? Pin.MAX_LENGTH : Math.clamp(token.maxPinLength(), tokenMin, Pin.MAX_LENGTH);
        var min = Math.max(tokenMin, rule.min());
        var max = Math.min(tokenMax, rule.max());
        return min <= max
                ? new PinRules(way, rule.name(), min, max, tries(token))
                : new PinRules(way, rule.name(), tokenMin, tokenMax, tries(token));
    }

    PinQuestion question(PinRequest request, String holder) {
        return new PinQuestion(request, holder, name, min, max, tries, way);
    }

    private static PinWay way(Profile profile, Token token) {
        if (profile.ownWindow() || !token.wantsLogin()) {
            return PinWay.IN_ANOTHER_WINDOW;
        }
        return token.hasPinPad() ? PinWay.ON_THE_READER : PinWay.TYPED_HERE;
    }

    /// PKCS#11 tells of the last try and of fewer than all, never how many.
    static Tries tries(Token token) {
        if (token.isLocked()) {
            return new Tries.Exactly(0);
        }
        if (token.isLastTry()) {
            return new Tries.Exactly(1);
        }
        return token.isCountLow() ? new Tries.Few() : new Tries.Unknown();
    }
}
