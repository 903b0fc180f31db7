package obreia.desktop.mail;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.card.SmartCard;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;

/// A card that may be taken out and put back while something is to be signed: the action goes on where it was.
///
/// Each return asks for the PIN anew. The same certificate must come back. Used by one thread.
final class PatientCard implements SmartCard {
    /// A card that is there whenever it is looked for, and gone whenever it signs, is broken.
    private static final int MAX_RETURNS = 3;

    private final CardSearch search;
    private SmartCard card;

    /// @param search for this card and no other
    PatientCard(SmartCard card, CardSearch search) {
        this.card = card;
        this.search = search;
    }

    @Override
    public CardCertificate certificate() {
        return card.certificate();
    }

    @Override
    public List<X509Certificate> path() {
        return card.path();
    }

    @Override
    public List<SignatureAlgorithm> algorithms() {
        return card.algorithms();
    }

    @Override
    public SigningOutcome sign(SignatureAlgorithm algorithm, Bytes toBeSigned, PinRequest request, PinPrompt prompt) {
        var outcome = card.sign(algorithm, toBeSigned, request, prompt);
        for (var returns = 0; returns < MAX_RETURNS; returns++) {
            if (!(outcome instanceof SigningOutcome.CardMissing missing)) {
                return outcome;
            }
            switch (search.await(missing, Optional.of(certificate().commonName()))) {
                case CardSearch.Look.Absent(var why) -> {
                    return why;
                }
                case CardSearch.Look.Found(var again) -> {
                    card.close();
                    card = again;
                }
            }
            outcome = card.sign(algorithm, toBeSigned, request, prompt);
        }
        return outcome;
    }

    @Override
    public void close() {
        card.close();
    }
}
