package obreia.desktop.card.pkcs11;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;

/// A certificate on a token, as untrusted as everything there.
record TokenCertificate(Bytes id, String label, X509Certificate x509) {
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;

    /// Empty for an object that is no X.509 certificate that could stand for a card or its issuer.
    static Optional<TokenCertificate> read(Bytes id, Bytes label, Bytes value) {
        try {
            var x509 = CardCertificate.parse(value).x509();
            return Optional.of(new TokenCertificate(id, new String(label.toArray(), StandardCharsets.UTF_8), x509));
        } catch (MalformedException _) {
            return Optional.empty(); // tokens carry keys and certificates for many purposes
        }
    }

    /// The certificate to sign with: the one that is named, else the only one that is for signatures, and among those
    /// for authentication rather than for qualified signatures.
    static TokenCertificate choose(List<TokenCertificate> all, Pkcs11Uri uri) throws MalformedException {
        var able = all.stream()
                .filter(each -> uri.object().map(each.label()::equals).orElse(true))
                .filter(each -> uri.id().map(each.id()::equals).orElse(true))
                .filter(TokenCertificate::canSign)
                .toList();
        var plain = able.stream().filter(each -> !each.usage(NON_REPUDIATION)).toList();
        var chosen = plain.size() == 1 ? plain : able;
        if (chosen.size() == 1) {
            return chosen.getFirst();
        }
        if (chosen.isEmpty()) {
            throw new MalformedException("the card has no certificate with this label and id that can sign here; it"
                    + " needs digitalSignature and a key of RSA 2048 to 4096, P-256 or P-384");
        }
        throw new MalformedException("the card has " + chosen.size()
                + " certificates that can sign; name one with object= in the card's address: "
                + String.join(", ", chosen.stream().map(TokenCertificate::label).toList()));
    }

    /// The certificates of the token that lead upwards from this one, nearest first.
    List<X509Certificate> path(List<TokenCertificate> all) {
        var path = new ArrayList<X509Certificate>();
        var seen = new HashSet<X509Certificate>(List.of(x509));
        var next = Optional.of(x509);
        while (next.isPresent() && path.size() < CmsProfile.MAX_OTHER_CERTIFICATES) {
            var issuer = next.get().getIssuerX500Principal();
            next = all.stream()
                    .map(TokenCertificate::x509)
                    .filter(each -> each.getBasicConstraints() >= 0)
                    .filter(each -> each.getSubjectX500Principal().equals(issuer))
                    .filter(seen::add)
                    .findFirst();
            next.ifPresent(path::add);
        }
        return List.copyOf(path);
    }

    /// A certificate of an authority, not of the holder.
    boolean isOfIssuer() {
        return x509.getBasicConstraints() >= 0;
    }

    boolean isForSignatures() {
        return usage(DIGITAL_SIGNATURE);
    }

    boolean hasKnownKey() {
        return !SignatureAlgorithm.preferred(x509.getPublicKey()).isEmpty();
    }

    private boolean canSign() {
        return !isOfIssuer() && isForSignatures() && hasKnownKey();
    }

    private boolean usage(int bit) {
        var usage = x509.getKeyUsage();
        return usage != null && usage[bit];
    }
}
