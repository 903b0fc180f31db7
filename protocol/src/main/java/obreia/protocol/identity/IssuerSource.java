package obreia.protocol.identity;

import java.security.cert.X509Certificate;
import java.util.List;

/// Finds certificates of authorities that did not come along: kept ones, or those at the address that a
/// certificate names for its issuer's. RFC 5280, section 4.2.2.1.
public interface IssuerSource {
    /// Certificates that may be that of the issuer: untrusted material, like all others of a path. Empty
    /// where none is found; never throws for want of an answer.
    List<X509Certificate> issuersOf(X509Certificate certificate);

    /// Finds nothing and asks nobody.
    static IssuerSource none() {
        return _ -> List.of();
    }
}
