package obreia.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.protocol.VerificationException;
import org.jspecify.annotations.Nullable;

/// One search, from a signer upwards, for a path that PKIX accepts. RFC 4158 for the search; each candidate that
/// reaches an anchor is judged by the JDK's validator. For one use by one thread.
///
/// The JDK's own builder follows certificates that differ only in their serial numbers through every order of them;
/// this one passes each name and key once a path, and counts its steps.
final class PathSearch {
    /// A valid path, signer first, without the anchor.
    record Found(List<X509Certificate> path, TrustAnchors.Anchor anchor) {}

    private final TrustAnchors anchors;
    private final List<X509Certificate> others;
    private final Instant at;
    private final List<X509Certificate> path = new ArrayList<>();
    private final Set<CertificateKey> passed = new HashSet<>();
    private int steps;
    private @Nullable VerificationException refusal;

    PathSearch(TrustAnchors anchors, List<X509Certificate> others, Instant at) {
        this.anchors = anchors;
        this.others = List.copyOf(others);
        this.at = at;
    }

    Found find(X509Certificate signer) throws VerificationException {
        var found = climb(signer);
        if (found.isPresent()) {
            return found.get();
        }
        if (refusal != null) {
            throw refusal;
        }
        throw new VerificationException("the certificate leads to none of the authorities that are trusted; its issuer "
                + "is " + signer.getIssuerX500Principal().getName());
    }

    private Optional<Found> climb(X509Certificate certificate) throws VerificationException {
        var key = CertificateKey.of(certificate);
        if (path.size() == PathValidator.MAX_PATH || !passed.add(key)) {
            return Optional.empty();
        }
        path.add(certificate);
        var found = anchored(certificate);
        for (var other : others) {
            if (found.isEmpty() && signs(other, certificate)) {
                found = climb(other);
            }
        }
        path.removeLast();
        passed.remove(key);
        return found;
    }

    private Optional<Found> anchored(X509Certificate last) throws VerificationException {
        for (var anchor : anchors.named(last.getIssuerX500Principal())) {
            if (signs(anchor.certificate(), last)) {
                try {
                    judge(anchor.certificate());
                    return Optional.of(new Found(List.copyOf(path), anchor));
                } catch (VerificationException e) {
                    // Another path may do; if none does, the first refusal tells the most.
                    refusal = refusal == null ? e : refusal;
                }
            }
        }
        return Optional.empty();
    }

    private boolean signs(X509Certificate issuer, X509Certificate certificate) throws VerificationException {
        if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        if (++steps > PathValidator.MAX_STEPS) {
            throw new VerificationException(
                    "the search for a certificate path took more than " + PathValidator.MAX_STEPS + " steps");
        }
        try {
            CertificateAlgorithms.checkKey(issuer);
            CertificateAlgorithms.checkSignature(certificate);
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (VerificationException e) {
            refusal = refusal == null ? e : refusal;
            return false;
        } catch (GeneralSecurityException | RuntimeException _) {
            // Not this issuer's signature: one of the same name, or a certificate that nobody can use.
            return false;
        }
    }

    private void judge(X509Certificate anchor) throws VerificationException {
        for (var certificate : path) {
            checkTime(certificate);
        }
        try {
            var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new VerificationException("the certificate path is not valid at " + at + ": " + e.getMessage(), e);
        }
    }

    private void checkTime(X509Certificate certificate) throws VerificationException {
        var name = CertificateAlgorithms.name(certificate);
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            throw new VerificationException("the certificate of %s is valid from %s only, not yet at %s"
                    .formatted(name, certificate.getNotBefore().toInstant(), at));
        }
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new VerificationException("the certificate of %s expired at %s, before %s"
                    .formatted(name, certificate.getNotAfter().toInstant(), at));
        }
    }
}
