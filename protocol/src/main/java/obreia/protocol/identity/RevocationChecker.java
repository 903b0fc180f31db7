package obreia.protocol.identity;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// Asks whether a certificate of a path was revoked: OCSP, then CRL. RFC 6960; RFC 5280, section 6.3.
public interface RevocationChecker {
    /// What is known of `path` at the time `at`. The signer's certificate is first and the anchor last; the path is
    /// valid but for revocation. Never throws for want of an answer: that is [RevocationStatus.Unknown].
    RevocationStatus check(List<X509Certificate> path, Instant at);

    /// Asks nobody and answers [RevocationStatus.Unknown].
    static RevocationChecker none() {
        return (path, at) -> new RevocationStatus.Unknown("revocation was not asked for");
    }
}
