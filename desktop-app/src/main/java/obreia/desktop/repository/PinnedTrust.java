package obreia.desktop.repository;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.jspecify.annotations.Nullable;

/// Trust in the one key that the address pins, by the SHA-256 of its SubjectPublicKeyInfo (RFC 7469, section 2.4).
///
/// Names, dates and issuers of the certificate are not looked at: the handshake proves the key (RFC 8446, section
/// 4.4.3), and the key is all that the address speaks of. An *extended* trust manager, as Java would otherwise
/// compare the host name by itself.
final class PinnedTrust extends X509ExtendedTrustManager {
    private final Digest pin;

    PinnedTrust(Digest pin) {
        this.pin = pin;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        var shown = Digest.of(Bytes.of(chain[0].getPublicKey().getEncoded()));
        if (!shown.equals(pin)) {
            throw new CertificateException("the server's key has the pin " + shown + ", the address says " + pin);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this trust is for a server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
