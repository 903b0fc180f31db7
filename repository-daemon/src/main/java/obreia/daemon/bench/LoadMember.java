package obreia.daemon.bench;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.wire.Request;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/// A member of a repository under load: a card and a device made in memory, and the registration that they sign.
///
/// Nobody opens what is sent to them: the box key has the form of one, and no private part.
record LoadMember(MailboxId mailbox, Request.Register registration, List<KeyManager> keys) {
    private static final char[] NO_PASSWORD = new char[0];
    private static final BouncyCastleProvider BC = new BouncyCastleProvider();

    static LoadMember make(LoadAuthority authority, Origin origin, int number, SecureRandom random, Instant now) {
        var time = now.truncatedTo(ChronoUnit.SECONDS);
        var card = LoadAuthority.keyPair(random);
        var device = LoadAuthority.keyPair(random);
        var tlsKey = Bytes.of(device.getPublic().getEncoded());
        try {
            var certificate = CardCertificate.of(authority.issue(card.getPublic(), number, random, time));
            var mailbox = certificate.mailbox();
            var statement = new Statement(
                    origin,
                    mailbox,
                    1,
                    Optional.empty(),
                    time,
                    Optional.of("load" + number),
                    certificate.digest(),
                    List.of(DeviceEntry.of(tlsKey, time)),
                    Optional.empty());
            var boxKey = BoxKeyCertificate.sign(
                    origin, mailbox, DeviceId.ofKey(tlsKey), 1, recipient(), time, device.getPrivate(), random);
            var registration = new Request.Register(sign(statement, certificate, card, random), boxKey);
            return new LoadMember(mailbox, registration, keys(device, random, time));
        } catch (MalformedException | VerificationException | GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a member for the load cannot be made", e);
        }
    }

    /// A fresh context, so that every connection is a whole handshake, with the repository pinned.
    SSLContext context(Digest pin) {
        try {
            var context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.toArray(KeyManager[]::new), new TrustManager[] {new Pinned(pin)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS 1.3", e);
        }
    }

    private static Bytes sign(Statement statement, CardCertificate certificate, KeyPair card, SecureRandom random)
            throws GeneralSecurityException, VerificationException {
        var algorithm = SignatureAlgorithm.ECDSA_P256_SHA256;
        var input = SignedStatement.prepare(statement, algorithm, certificate, List.of());
        var signature = algorithm.signature(BC);
        signature.initSign(card.getPrivate(), random);
        signature.update(input.toBeSigned().buffer());
        return input.complete(Bytes.of(signature.sign()));
    }

    private static List<KeyManager> keys(KeyPair device, SecureRandom random, Instant now)
            throws GeneralSecurityException, IOException {
        var name = new X500Name("CN=Obreia load test");
        var certificate =
                LoadAuthority.sign(LoadAuthority.builder(name, device.getPublic(), random, now), device.getPrivate());
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        store.setKeyEntry("device", device.getPrivate(), NO_PASSWORD, new X509Certificate[] {certificate});
        var factory = KeyManagerFactory.getInstance("PKIX");
        factory.init(store, NO_PASSWORD);
        return List.of(factory.getKeyManagers());
    }

    private static String recipient() {
        var prefix = "age1pq1";
        return prefix + "q".repeat(BoxKeyCertificate.RECIPIENT_LENGTH - prefix.length());
    }

    private static final class Pinned extends X509ExtendedTrustManager {
        private final Digest pin;

        Pinned(Digest pin) {
            this.pin = pin;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            if (!Digest.of(Bytes.of(chain[0].getPublicKey().getEncoded())).equals(pin)) {
                throw new CertificateException("the server's key is not the one that the address pins");
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
            throw new CertificateException("this trust is for a repository");
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
}
