package obreia.desktop.mail;

import java.io.IOException;
import java.util.Optional;
import obreia.desktop.card.CardMissingException;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// Opens a card for one piece of work and closes it after; says in the card's own words when that cannot be.
final class CardDesk {
    private final CardOpener cards;
    private final PinPrompt prompt;

    CardDesk(CardOpener cards, PinPrompt prompt) {
        this.cards = cards;
        this.prompt = prompt;
    }

    /// What is done with an open card.
    @FunctionalInterface
    interface Work<T> {
        Signing<T> with(SmartCard card) throws IOException, MalformedException, VerificationException;
    }

    /// Opens the card at this address.
    ///
    /// @param expected the certificate that must be on it, where one is expected
    <T> Signing<T> use(String uri, Optional<Digest> expected, Work<T> work)
            throws IOException, MalformedException, VerificationException {
        SmartCard opened;
        try {
            opened = cards.open(CardUri.parse(uri));
        } catch (IOException | MalformedException e) {
            var state = e instanceof CardMissingException missing ? missing.state() : CardState.DRIVER_BROKEN;
            return new Signing.NotSigned<>(new SigningOutcome.CardMissing(state, String.valueOf(e.getMessage())));
        }
        try (var card = opened) {
            if (expected.isPresent()
                    && !expected.get().equals(card.certificate().digest())) {
                return new Signing.NotSigned<>(new SigningOutcome.CardMissing(
                        CardState.OTHER_CARD,
                        "the card at " + uri + " is that of "
                                + card.certificate().commonName() + ", not the one that your mailbox names"));
            }
            return work.with(card);
        }
    }

    /// Has the card sign, with the algorithm that it likes best.
    Signing<Bytes> sign(SmartCard card, SigningInput input, PinRequest request) {
        return Signing.of(card.sign(input.algorithm(), input.toBeSigned(), request, prompt));
    }
}
