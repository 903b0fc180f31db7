package obreia.daemon.net;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.X509ExtendedTrustManager;
import obreia.protocol.codec.Bytes;
import org.jspecify.annotations.Nullable;

/// Trust in any device that has an ECDSA P-256 key: whose key it is, the statements say.
///
/// One certificate, issued to itself, is accepted. Nothing but its key is read, so its own signature, its names and
/// its dates are not checked; that the client holds the key, the handshake proves. RFC 8446, section 4.4.3.
final class DeviceTrust extends X509ExtendedTrustManager {
    /// What every SubjectPublicKeyInfo of an uncompressed P-256 point begins with. RFC 5480, section 2.
    private static final Bytes P256 = Bytes.of(new byte[] {
        0x30,
        0x59,
        0x30,
        0x13,
        0x06,
        0x07,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0xce,
        0x3d,
        0x02,
        0x01,
        0x06,
        0x08,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0xce,
        0x3d,
        0x03,
        0x01,
        0x07,
        0x03,
        0x42,
        0x00,
        0x04
    });

    private static final int COORDINATES = 64;

    /// The SubjectPublicKeyInfo in DER of a device's certificate, in its one spelling; empty for any other kind of key.
    static Optional<Bytes> deviceKey(X509Certificate certificate) {
        var spki = Bytes.of(certificate.getPublicKey().getEncoded());
        return spki.length() == P256.length() + COORDINATES && spki.startsWith(P256)
                ? Optional.of(spki)
                : Optional.empty();
    }

    /// The key of the device at the other end of a connection; empty for a client that showed no certificate.
    static Optional<Bytes> shownOn(ChannelPipeline pipeline) {
        try {
            var chain = pipeline.get(SslHandler.class).engine().getSession().getPeerCertificates();
            return chain[0] instanceof X509Certificate certificate ? deviceKey(certificate) : Optional.empty();
        } catch (SSLPeerUnverifiedException _) {
            return Optional.empty(); // The JDK's way to say that there is none.
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length != 1) {
            throw new CertificateException("a device shows one certificate, not " + chain.length);
        }
        if (deviceKey(chain[0]).isEmpty()) {
            throw new CertificateException("a device's key is ECDSA P-256");
        }
        if (!chain[0].getIssuerX500Principal().equals(chain[0].getSubjectX500Principal())) {
            throw new CertificateException("a device's certificate is issued by itself");
        }
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
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("this trust is for devices");
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
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
