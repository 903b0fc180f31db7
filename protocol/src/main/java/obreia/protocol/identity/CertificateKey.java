package obreia.protocol.identity;

import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;
import obreia.protocol.codec.Bytes;

/// Whom a certificate is of: a name and a key. Two certificates with the same are the same authority's.
record CertificateKey(X500Principal subject, Bytes spki) {
    static CertificateKey of(X509Certificate certificate) {
        return new CertificateKey(
                certificate.getSubjectX500Principal(),
                Bytes.of(certificate.getPublicKey().getEncoded()));
    }
}
