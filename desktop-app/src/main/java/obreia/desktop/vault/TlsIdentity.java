package obreia.desktop.vault;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/// The device's key for TLS, and the self-signed certificate around its public half.
public record TlsIdentity(PrivateKey key, X509Certificate certificate) {
    /// Never the key.
    @Override
    public String toString() {
        return "TlsIdentity[" + certificate.getSerialNumber() + "]";
    }
}
