package obreia.protocol.identity;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import obreia.protocol.VerificationException;
import org.jspecify.annotations.Nullable;

/// One search, from a signer upwards, for a path that PKIX accepts. RFC 4158 for the search; each candidate
/// that reaches an anchor is judged by the JDK's validator. For one use by one thread.
///
/// The JDK's own builder follows certificates that differ only in their serial numbers through every order
/// of them; this one passes each name and key once a path, and counts its steps.
final class PathSearch {
    /// A valid path, signer first, without the anchor.
    record Found(List<X509Certificate> path, TrustAnchors.Anchor anchor) {}

    private final TrustAnchors anchors;
    private final List<X509Certificate> others;
    private final IssuerSource issuers;
    private final Instant at;
    private final List<X509Certificate> path = new ArrayList<>();
    private final Set<CertificateKey> passed = new HashSet<>();
    private final Map<CertificateKey, X509Certificate> ends = new LinkedHashMap<>();
    private final Set<CertificateKey> asked = new HashSet<>();
    private int steps;
    private @Nullable VerificationException refusal;
    private @Nullable X509Certificate notSigned;

    PathSearch(TrustAnchors anchors, List<X509Certificate> others, IssuerSource issuers, Instant at) {
        this.anchors = anchors;
        this.others = new ArrayList<>(others);
        this.issuers = issuers;
        this.at = at;
    }

    Found find(X509Certificate signer) throws VerificationException {
        var found = climb(signer);
        while (found.isEmpty() && asked.size() < PathValidator.MAX_ASKED && fetch()) {
            found = climb(signer);
        }
        if (found.isPresent()) {
            return found.get();
        }
        if (refusal != null) {
            throw refusal;
        }
        throw nowhere(signer);
    }

    /// Asks for the issuer of a certificate at which the search ended; false if there is none to ask about
    /// any more.
    private boolean fetch() {
        for (var end : ends.entrySet()) {
            if (asked.add(end.getKey())) {
                issuers.issuersOf(end.getValue()).stream()
                        .limit(PathValidator.MAX_OTHERS)
                        .filter(issuer -> !others.contains(issuer))
                        .forEach(others::add);
                ends.clear();
                return true;
            }
        }
        return false;
    }

    private PathException nowhere(X509Certificate signer) {
        var words = "the certificate leads to none of the authorities that are trusted; its issuer is "
                + signer.getIssuerX500Principal().getName();
        if (notSigned != null) {
            return new PathException(
                    PathFault.BROKEN_CHAIN,
                    words + "; the certificate of " + CertificateAlgorithms.name(notSigned)
                            + " is not signed by the one of its issuer that came along");
        }
        for (var end : ends.values()) {
            var missing = words + "; the certificate of "
                    + end.getIssuerX500Principal().getName() + ", who issued that of " + CertificateAlgorithms.name(end)
                    + ", is missing";
            if (!AuthorityAddresses.of(end).issuers().isEmpty()) {
                return new PathException(
                        PathFault.BROKEN_CHAIN, missing + ", and was not had from the address that is named for it");
            }
            if (others.stream().anyMatch(this::isBelowAnAnchor)) {
                return new PathException(PathFault.BROKEN_CHAIN, missing);
            }
        }
        return new PathException(PathFault.UNTRUSTED, words);
    }

    private boolean isBelowAnAnchor(X509Certificate other) {
        return !anchors.named(other.getIssuerX500Principal()).isEmpty();
    }

    private Optional<Found> climb(X509Certificate certificate) throws VerificationException {
        var key = CertificateKey.of(certificate);
        if (path.size() == PathValidator.MAX_PATH || !passed.add(key)) {
            return Optional.empty();
        }
        path.add(certificate);
        var before = steps;
        var found = anchored(certificate);
        for (var other : List.copyOf(others)) {
            if (found.isEmpty() && names(other, certificate)) {
                if (signs(other, certificate)) {
                    found = climb(other);
                } else {
                    notSigned = notSigned == null ? certificate : notSigned;
                }
            }
        }
        if (found.isEmpty() && steps == before) {
            ends.put(key, certificate);
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

    private static boolean names(X509Certificate issuer, X509Certificate certificate) {
        return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    }

    private boolean signs(X509Certificate issuer, X509Certificate certificate) throws VerificationException {
        if (++steps > PathValidator.MAX_STEPS) {
            throw new PathException(
                    PathFault.OVER_BOUNDS,
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
        } catch (CertPathValidatorException e) {
            var guilty = e.getIndex() >= 0 && e.getIndex() < path.size()
                    ? "the certificate of " + CertificateAlgorithms.name(path.get(e.getIndex()))
                    : "the certificate path";
            throw new PathException(fault(e), guilty + " is not valid at " + at + ": " + e.getMessage(), e);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new PathException(
                    PathFault.OTHER, "the certificate path is not valid at " + at + ": " + e.getMessage(), e);
        }
    }

    private static PathFault fault(CertPathValidatorException e) {
        return switch (String.valueOf(e.getReason())) {
            case "INVALID_KEY_USAGE" -> PathFault.WRONG_KEY_USAGE;
            case "INVALID_NAME" -> PathFault.NAME_CONSTRAINT;
            case "INVALID_POLICY" -> PathFault.POLICY;
            case "UNRECOGNIZED_CRIT_EXT" -> PathFault.UNKNOWN_CRITICAL_EXTENSION;
            case "NOT_CA_CERT", "PATH_TOO_LONG" -> PathFault.NOT_AN_AUTHORITY;
            case "NAME_CHAINING", "INVALID_SIGNATURE" -> PathFault.BROKEN_CHAIN;
            case "ALGORITHM_CONSTRAINED" -> PathFault.ALGORITHM;
            default -> PathFault.OTHER;
        };
    }

    private void checkTime(X509Certificate certificate) throws PathException {
        var name = CertificateAlgorithms.name(certificate);
        if (at.isBefore(certificate.getNotBefore().toInstant())) {
            throw new PathException(
                    PathFault.NOT_YET_VALID,
                    "the certificate of %s is valid from %s only, not yet at %s"
                            .formatted(name, certificate.getNotBefore().toInstant(), at));
        }
        if (at.isAfter(certificate.getNotAfter().toInstant())) {
            throw new PathException(
                    PathFault.EXPIRED,
                    "the certificate of %s expired at %s, before %s"
                            .formatted(name, certificate.getNotAfter().toInstant(), at));
        }
    }
}
