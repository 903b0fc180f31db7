package obreia.protocol.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;

/// Leads a card's certificate to a trust anchor, as of a given time. RFC 5280, section 6.
///
/// The other certificates are untrusted material. At most [#MAX_OTHERS] are taken, a path has at most [#MAX_PATH]
/// certificates before its anchor, and the search ends after [#MAX_STEPS] signature checks, so that certificates which
/// sign each other in circles cost no more than that. May be used by several threads if the revocation checker may.
public final class PathValidator {
    public static final int MAX_OTHERS = 8;
    public static final int MAX_PATH = 6;
    public static final int MAX_STEPS = 100;

    private static final int DIGITAL_SIGNATURE = 0;

    private final TrustAnchors anchors;
    private final RevocationChecker revocation;

    public PathValidator(TrustAnchors anchors, RevocationChecker revocation) {
        this.anchors = anchors;
        this.revocation = revocation;
    }

    /// The path of `signer` that is valid at `at`, and the person it names. Refused: no path to an anchor, certificates
    /// out of time, a signer that is an authority or whose key usage does not assert digitalSignature, SHA-1, RSA
    /// below 2048 bits. Revocation is asked about and reported, not judged.
    public ValidatedPath validate(X509Certificate signer, List<X509Certificate> others, Instant at)
            throws VerificationException {
        if (others.size() > MAX_OTHERS) {
            throw new VerificationException(
                    others.size() + " other certificates, at most " + MAX_OTHERS + " are accepted");
        }
        var card = card(signer);
        checkUsage(signer);
        CertificateAlgorithms.checkKey(signer);
        CertificateAlgorithms.checkSignature(signer);
        var found = new PathSearch(anchors, others, at).find(signer);
        var path = new ArrayList<>(found.path());
        path.add(found.anchor().certificate());
        var scheme = found.anchor().scheme();
        return new ValidatedPath(scheme, Person.of(scheme, card), path, revocation.check(List.copyOf(path), at));
    }

    private static CardCertificate card(X509Certificate signer) throws VerificationException {
        try {
            return CardCertificate.of(signer);
        } catch (MalformedException e) {
            throw new VerificationException("the names in the certificate cannot be shown: " + e.getMessage(), e);
        }
    }

    private static void checkUsage(X509Certificate signer) throws VerificationException {
        if (signer.getBasicConstraints() >= 0) {
            throw new VerificationException("the signer's certificate is that of a certification authority");
        }
        var usage = signer.getKeyUsage();
        if (usage == null || !usage[DIGITAL_SIGNATURE]) {
            throw new VerificationException("the signer's certificate does not allow digital signatures");
        }
    }
}
