package obreia.desktop.card.pkcs11;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.card.CardState;
import obreia.desktop.card.CardUri;
import obreia.desktop.card.FoundCertificate;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.CardCertificate;

/// Judges whether a certificate on a token can sign letters now, and says why where it cannot. No path is checked.
record Fitness(Profile profile, Mechanisms mechanisms, Instant now) {
    private record Judgement(CardState state, String why) {}

    /// @param uri its address, where it can be named
    /// @param all every certificate of the token
    FoundCertificate judge(TokenCertificate certificate, Optional<CardUri.Pkcs11> uri, List<TokenCertificate> all) {
        var card = read(certificate);
        var against = against(certificate, card, uri, all);
        return new FoundCertificate(
                card.digest(),
                Text.cleaned(certificate.label(), FoundCertificate.MAX_LABEL),
                card.commonName(),
                card.serialNumber().flatMap(profile::civilNumber),
                card.issuerName(),
                card.notBefore(),
                card.notAfter(),
                mechanisms.algorithms(certificate.x509().getPublicKey()),
                against.map(Judgement::state).orElse(CardState.READY),
                against.map(Judgement::why),
                uri);
    }

    private Optional<Judgement> against(
            TokenCertificate certificate,
            CardCertificate card,
            Optional<CardUri.Pkcs11> uri,
            List<TokenCertificate> all) {
        if (!certificate.isForSignatures()) {
            return no("it is not for signing letters: it lacks digitalSignature");
        }
        var refused = profile.refuses(certificate);
        if (refused.isPresent()) {
            return no(refused.get());
        }
        if (!certificate.hasKnownKey()) {
            return no("its key is not of a kind that is used here: RSA 2048 to 4096, P-256 or P-384");
        }
        if (certificate.id().isEmpty()) {
            return no("the card does not say which key belongs to it (it has no CKA_ID)");
        }
        if (all.stream()
                .filter(each -> each.id().equals(certificate.id()) && !each.isOfIssuer())
                .anyMatch(each ->
                        !each.x509().getPublicKey().equals(certificate.x509().getPublicKey()))) {
            return no("a certificate for another key has the same CKA_ID on this card");
        }
        if (mechanisms.algorithms(certificate.x509().getPublicKey()).isEmpty()) {
            return no("the card's driver offers no way to sign with its key that is used here");
        }
        if (now.isAfter(card.notAfter())) {
            return Optional.of(new Judgement(CardState.EXPIRED, "it was valid until " + Text.format(card.notAfter())));
        }
        if (now.isBefore(card.notBefore())) {
            return Optional.of(
                    new Judgement(CardState.NOT_YET_VALID, "it is valid from " + Text.format(card.notBefore())));
        }
        return uri.isPresent() ? Optional.empty() : no("the card does not say how it is called");
    }

    private static Optional<Judgement> no(String why) {
        return Optional.of(new Judgement(CardState.NOT_FOR_SIGNING, why));
    }

    private static CardCertificate read(TokenCertificate certificate) {
        try {
            return CardCertificate.of(certificate.x509());
        } catch (MalformedException e) {
            throw new IllegalStateException("a certificate was read when it was found", e);
        }
    }
}
