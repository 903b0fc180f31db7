package obreia.desktop.repository;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.DeviceSignature;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The key of this installation: ECDSA on P-256, with a certificate that it signed itself. Holding it is the login.
///
/// The encoded key is wiped on close; the copy inside Java's own key object is out of reach and is left to the
/// garbage collector. Safe for use by several threads until it is closed.
public final class DeviceKey implements AutoCloseable {
    private static final X500Name NAME = new X500Name("CN=Obreia device");
    // RFC 5280, section 4.1.2.5: a certificate without a well-defined end. Statements end a device, not dates.
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");
    private static final int MAX_SIZE = 4096;

    private final byte[] pkcs8;
    private final PrivateKey key;
    private final X509Certificate certificate;
    private final SecureRandom random;
    private volatile boolean closed;

    private DeviceKey(byte[] pkcs8, PrivateKey key, X509Certificate certificate, SecureRandom random) {
        this.pkcs8 = pkcs8;
        this.key = key;
        this.certificate = certificate;
        this.random = random;
    }

    /// A new device's key; `now` is the day its certificate begins.
    @SuppressWarnings("JavaUtilDate") // the builder takes nothing else
    public static DeviceKey generate(SecureRandom random, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            var pair = generator.generateKeyPair();
            var builder = new JcaX509v3CertificateBuilder(
                    NAME,
                    new BigInteger(127, random).setBit(126),
                    Date.from(now.truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(1))),
                    Date.from(NEVER),
                    NAME,
                    pair.getPublic());
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
            return new DeviceKey(pair.getPrivate().getEncoded(), pair.getPrivate(), certificate, random);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("every Java makes P-256 keys", e);
        }
    }

    /// The key that the vault kept: PKCS#8 (RFC 5208), copied, and the certificate in DER. The caller wipes its own.
    ///
    /// @throws MalformedException either cannot be read, or they do not belong together
    public static DeviceKey of(ByteBuffer pkcs8, Bytes certificate, SecureRandom random) throws MalformedException {
        if (pkcs8.remaining() > MAX_SIZE || certificate.length() > MAX_SIZE) {
            throw new MalformedException("device key or its certificate has over " + MAX_SIZE + " bytes");
        }
        var copy = new byte[pkcs8.remaining()];
        pkcs8.duplicate().get(copy);
        try (var in = certificate.stream()) {
            var key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(copy));
            var x509 = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            var device = new DeviceKey(copy, key, x509, random);
            var test = Bytes.utf8("the key and the certificate of one device");
            DeviceSignature.verify("device certificate", device.spki(), test, device.sign(test));
            return device;
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            Arrays.fill(copy, (byte) 0);
            throw new MalformedException("device key cannot be read", e);
        } catch (VerificationException e) {
            Arrays.fill(copy, (byte) 0);
            throw new MalformedException("device key and its certificate do not belong together", e);
        }
    }

    /// The same key once more, with a life of its own; the caller closes it.
    DeviceKey copy() {
        requireOpen();
        return new DeviceKey(pkcs8.clone(), key, certificate, random);
    }

    /// A read-only view of the private key as PKCS#8, for the vault that keeps it; zeros once this is closed.
    public ByteBuffer pkcs8() {
        requireOpen();
        return ByteBuffer.wrap(pkcs8).asReadOnlyBuffer();
    }

    /// The certificate in DER.
    public Bytes certificate() {
        return DeviceCertificate.der(certificate);
    }

    /// The DER SubjectPublicKeyInfo, as statements list it.
    public Bytes spki() {
        return Bytes.of(certificate.getPublicKey().getEncoded());
    }

    public DeviceId id() {
        return DeviceId.ofKey(spki());
    }

    /// Signs for this device, an endorsement for one: ECDSA with SHA-256, in DER.
    public Bytes sign(Bytes message) {
        requireOpen();
        return DeviceSignature.sign(key, message, random);
    }

    /// Certifies one of this device's box keys.
    ///
    /// @param notBefore in whole seconds
    public BoxKeyCertificate certify(
            Origin origin, MailboxId mailbox, long number, String recipient, Instant notBefore) {
        requireOpen();
        return BoxKeyCertificate.sign(origin, mailbox, id(), number, recipient, notBefore, key, random);
    }

    /// The private key, for TLS alone.
    PrivateKey privateKey() {
        requireOpen();
        return key;
    }

    X509Certificate x509() {
        return certificate;
    }

    SecureRandom random() {
        return random;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(pkcs8, (byte) 0);
    }

    /// Never the key.
    @Override
    public String toString() {
        return "DeviceKey[" + id() + "]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this device key was closed");
        }
    }
}
