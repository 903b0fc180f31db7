package obreia.desktop.mail;

import java.io.IOException;
import java.util.Optional;
import obreia.desktop.card.CardOpener;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
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

    /// Opens the card at this address, and waits for it where the person likes to wait.
    ///
    /// @param expected the certificate that must be on it, where one is expected
    <T> Signing<T> use(String uri, Optional<Digest> expected, Work<T> work)
            throws IOException, MalformedException, VerificationException {
        return switch (new CardSearch(cards, prompt, uri, expected).find()) {
            case CardSearch.Look.Absent(var outcome) -> new Signing.NotSigned<>(outcome);
            case CardSearch.Look.Found(var found) -> {
                var same = Optional.of(found.certificate().digest());
                try (var card = new PatientCard(found, new CardSearch(cards, prompt, uri, same))) {
                    yield work.with(card);
                }
            }
        };
    }

    /// Has the card sign, with the algorithm that it likes best.
    Signing<Bytes> sign(SmartCard card, SigningInput input, PinRequest request) {
        return Signing.of(card.sign(input.algorithm(), input.toBeSigned(), request, prompt));
    }
}
