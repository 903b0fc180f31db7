package obreia.daemon;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import obreia.daemon.net.TlsIdentity;
import obreia.protocol.MalformedException;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The key and certificate that a repository shows on the line, and their two files, `key.pem` (PKCS #8, RFC 5958) and
/// `certificate.pem`.
///
/// The certificate is signed by itself: clients pin the key, and read nothing else of it.
final class ServerCertificate {
    private static final X500Name NAME = new X500Name("CN=Obreia repository");
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration VALID = Duration.ofDays(30L * 365);
    private static final int SERIAL_BITS = 127;

    private ServerCertificate() {}

    /// A fresh ECDSA P-256 key and its certificate.
    static TlsIdentity make(SecureRandom random, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            var pair = generator.generateKeyPair();
            var certificate = new JcaX509v3CertificateBuilder(
                            NAME,
                            new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
                            Date.from(now.minus(BEFORE)),
                            Date.from(now.plus(VALID)),
                            NAME,
                            pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            return new TlsIdentity(pair.getPrivate(), new JcaX509CertificateConverter().getCertificate(certificate));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("every Java makes ECDSA P-256 keys", e);
        }
    }

    static void write(Path folder, TlsIdentity identity) throws IOException {
        PrivateFiles.write(folder.resolve("key.pem"), pem(new JcaPKCS8Generator(identity.key(), null)));
        PrivateFiles.write(folder.resolve("certificate.pem"), pem(identity.certificate()));
    }

    static TlsIdentity read(Path folder) throws IOException, MalformedException {
        var key = key(folder.resolve("key.pem"));
        return new TlsIdentity(key, certificate(folder.resolve("certificate.pem")));
    }

    private static PrivateKey key(Path file) throws IOException, MalformedException {
        if (parse(file) instanceof PrivateKeyInfo info) {
            return new JcaPEMKeyConverter().getPrivateKey(info);
        }
        throw new MalformedException(file + " holds no private key in PKCS #8");
    }

    private static X509Certificate certificate(Path file) throws IOException, MalformedException {
        if (parse(file) instanceof X509CertificateHolder holder) {
            try {
                return new JcaX509CertificateConverter().getCertificate(holder);
            } catch (GeneralSecurityException e) {
                throw new MalformedException(file + " holds a certificate that cannot be read", e);
            }
        }
        throw new MalformedException(file + " holds no certificate");
    }

    private static Object parse(Path file) throws IOException, MalformedException {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            var object = parser.readObject();
            if (object == null) {
                throw new MalformedException(file + " is not a PEM file");
            }
            return object;
        }
    }

    /// A certificate, or anything else that PEM knows, as text. RFC 7468.
    static String pem(Object object) throws IOException {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
