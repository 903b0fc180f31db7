package obreia.daemon.net;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// What the repository shows on the line: its private key and its certificate, which clients pin by key.
public record TlsIdentity(PrivateKey key, X509Certificate certificate) {
    /// The SHA-256 of the certificate's SubjectPublicKeyInfo: the pin in the repository's address. RFC 7469, section
    /// 2.4.
    public Digest pin() {
        return Digest.of(Bytes.of(certificate.getPublicKey().getEncoded()));
    }

    /// Without the key.
    @Override
    public String toString() {
        return "TlsIdentity[pin=" + pin() + "]";
    }
}
