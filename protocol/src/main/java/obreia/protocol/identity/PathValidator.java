package obreia.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;

/// Leads a card's certificate to a trust anchor, as of a given time. RFC 5280, section 6.
///
/// The other certificates are untrusted material. At most [#MAX_OTHERS] are taken, and as many again from
/// the source of issuers, which is asked where a link is missing, at most [#MAX_ASKED] times a path; a path
/// has at most [#MAX_PATH] certificates before its anchor, and the search ends after [#MAX_STEPS] signature
/// checks, so that certificates which sign each other in circles cost no more than that. May be used by
/// several threads if its checker and its source may.
public final class PathValidator {
    public static final int MAX_OTHERS = 8;
    public static final int MAX_ASKED = 4;
    public static final int MAX_PATH = 6;
    public static final int MAX_STEPS = 100;

    private static final int DIGITAL_SIGNATURE = 0;

    private final TrustAnchors anchors;
    private final RevocationChecker revocation;
    private final IssuerSource issuers;

    /// Takes the certificates that come along, and asks nobody for others.
    public PathValidator(TrustAnchors anchors, RevocationChecker revocation) {
        this(anchors, revocation, IssuerSource.none());
    }

    public PathValidator(TrustAnchors anchors, RevocationChecker revocation, IssuerSource issuers) {
        this.anchors = anchors;
        this.revocation = revocation;
        this.issuers = issuers;
    }

    /// The same anchors, with another checker and source.
    public PathValidator using(RevocationChecker otherRevocation, IssuerSource otherIssuers) {
        return new PathValidator(anchors, otherRevocation, otherIssuers);
    }

    /// The same anchors and source, with another checker.
    public PathValidator using(RevocationChecker otherRevocation) {
        return using(otherRevocation, issuers);
    }

    /// Whom it asks about revocation.
    public RevocationChecker revocation() {
        return revocation;
    }

    /// The path of `signer` that is valid at `at`, and the person it names.
    ///
    /// Refused, each with its own [PathFault] in a [PathException]: no path to an anchor, certificates out
    /// of time, a signer that is an authority or whose key usage does not assert digitalSignature, broken
    /// constraints on names, policies or lengths, critical extensions that nobody here knows, SHA-1, RSA
    /// below 2048 bits. Revocation is asked about and reported, not judged.
    public ValidatedPath validate(X509Certificate signer, List<X509Certificate> others, Instant at)
            throws VerificationException {
        if (others.size() > MAX_OTHERS) {
            throw new PathException(
                    PathFault.OVER_BOUNDS,
                    others.size() + " other certificates, at most " + MAX_OTHERS + " are accepted");
        }
        var card = card(signer);
        checkIssued(signer);
        checkUsage(signer);
        CertificateAlgorithms.checkKey(signer);
        CertificateAlgorithms.checkSignature(signer);
        var found = new PathSearch(anchors, others, issuers, at).find(signer);
        var path = new ArrayList<>(found.path());
        path.add(found.anchor().certificate());
        var scheme = found.anchor().scheme();
        return new ValidatedPath(scheme, Person.of(scheme, card), path, revocation.check(List.copyOf(path), at));
    }

    private static CardCertificate card(X509Certificate signer) throws PathException {
        try {
            return CardCertificate.of(signer);
        } catch (MalformedException e) {
            throw new PathException(
                    PathFault.UNREADABLE, "the names in the certificate cannot be shown: " + e.getMessage(), e);
        }
    }

    private static void checkIssued(X509Certificate signer) throws PathException {
        if (isSelfSigned(signer)) {
            throw new PathException(
                    PathFault.SELF_SIGNED,
                    "nobody but its own holder vouches for the certificate of " + CertificateAlgorithms.name(signer));
        }
    }

    static boolean isSelfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException _) {
            return false; // another key of the same name, or one that nobody can use
        }
    }

    private static void checkUsage(X509Certificate signer) throws PathException {
        if (signer.getBasicConstraints() >= 0) {
            throw new PathException(
                    PathFault.WRONG_KEY_USAGE, "the signer's certificate is that of a certification authority");
        }
        var usage = signer.getKeyUsage();
        if (usage == null || !usage[DIGITAL_SIGNATURE]) {
            throw new PathException(
                    PathFault.WRONG_KEY_USAGE, "the signer's certificate does not allow digital signatures");
        }
    }
}
