package obreia.desktop.ui.common;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.CardCertificate;

/// What a card's certificate says, for a person who opens the checks.
///
/// @param fingerprint SHA-256 of the certificate, in groups of four
public record CertificateFacts(String holder, String issuer, Instant from, Instant until, String fingerprint) {
    private static final int GROUP = 4;

    /// The facts of a certificate that has the form of a card's.
    public static Optional<CertificateFacts> of(X509Certificate x509) {
        try {
            var card = CardCertificate.of(x509);
            return Optional.of(new CertificateFacts(
                    Names.shown(card.commonName()),
                    Names.shown(card.issuerName()),
                    card.notBefore(),
                    card.notAfter(),
                    grouped(card.digest())));
        } catch (MalformedException _) {
            return Optional.empty(); // the check of the certificate says why
        }
    }

    /// A fingerprint in groups of four.
    public static String grouped(Digest digest) {
        var hex = digest.hex();
        var text = new StringBuilder();
        for (var at = 0; at < hex.length(); at += GROUP) {
            text.append(at == 0 ? "" : " ").append(hex, at, Math.min(hex.length(), at + GROUP));
        }
        return text.toString();
    }
}
