package obreia.desktop.mail;

import java.io.IOException;
import java.util.Optional;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.MissingCard;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;

/// Looks for one card, and goes on looking for as long as the person likes to wait. Asks for no PIN.
///
/// @param expected the certificate that must be on it, where one is expected
record CardSearch(CardOpener cards, PinPrompt prompt, String uri, Optional<Digest> expected) {
    /// The card, or why there is none.
    sealed interface Look {
        /// Open; whoever asked closes it.
        record Found(SmartCard card) implements Look {}

        /// Not open.
        ///
        /// @param outcome any outcome but [SigningOutcome.Signed]
        record Absent(SigningOutcome outcome) implements Look {}
    }

    /// Looks, and waits where the card is not there.
    Look find() {
        var look = once();
        return look instanceof Look.Absent(var outcome) && outcome instanceof SigningOutcome.CardMissing missing
                ? await(missing, Optional.empty())
                : look;
    }

    /// Waits until the card is there, the person gives up, or something else is the matter.
    ///
    /// @param holder the name on the card, where it is known
    Look await(SigningOutcome.CardMissing missing, Optional<String> holder) {
        var last = missing;
        for (var looks = 0; waits(last, holder, looks); looks++) {
            var look = once();
            if (look instanceof Look.Absent(var outcome) && outcome instanceof SigningOutcome.CardMissing still) {
                last = isStillOut(last, still) ? last : still;
            } else {
                return look;
            }
        }
        return new Look.Absent(last);
    }

    /// Whether a card that was taken out is out and no more: its driver showed it without a service, if none answers.
    private static boolean isStillOut(SigningOutcome.CardMissing before, SigningOutcome.CardMissing now) {
        return before.state() == CardState.CARD_REMOVED
                && (now.state() == CardState.NO_CARD || now.state() == CardState.NO_SERVICE);
    }

    private boolean waits(SigningOutcome.CardMissing missing, Optional<String> holder, int looks) {
        return missing.state().canPass()
                && prompt.waitForCard(new MissingCard(missing.state(), missing.why(), holder, looks));
    }

    private Look once() {
        try {
            var card = cards.open(CardUri.parse(uri));
            if (expected.isEmpty() || expected.get().equals(card.certificate().digest())) {
                return new Look.Found(card);
            }
            card.close();
            return missing(
                    CardState.OTHER_CARD,
                    "the card at " + uri + " is that of " + card.certificate().commonName()
                            + ", not the one that is expected");
        } catch (CardMissingException e) {
            var why = String.valueOf(e.getMessage());
            return switch (e.state()) {
                case DRIVER_HANGS, DRIVER_CRASHED, DRIVER_BROKEN ->
                    new Look.Absent(new SigningOutcome.Failed(
                            why + "; nothing was signed. " + e.state().nextStep(), Optional.of(e.state())));
                default -> missing(e.state(), why);
            };
        } catch (IOException | MalformedException e) {
            return missing(CardState.DRIVER_BROKEN, String.valueOf(e.getMessage()));
        }
    }

    private static Look missing(CardState state, String why) {
        return new Look.Absent(new SigningOutcome.CardMissing(state, why));
    }
}
