package obreia.protocol.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import obreia.fixtures.identity.TestPerson;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// A certificate as an adversary, or a careless authority, would write it: each part can be chosen.
final class TestCertificate {
    private final X500Name subject;
    private final KeyPair key;
    private X500Name issuer = new X500Name("CN=nobody");
    private PrivateKey issuerKey;
    private String algorithm = "SHA256withECDSA";
    private Instant from = TestPerson.NOW.minusSeconds(1000);
    private Instant to = TestPerson.NOW.plusSeconds(1000);
    private int usage = KeyUsage.digitalSignature;
    private BasicConstraints constraints = new BasicConstraints(false);
    private long serial = 1;

    private TestCertificate(X500Name subject, KeyPair key) {
        this.subject = subject;
        this.key = key;
        this.issuerKey = key.getPrivate();
    }

    static TestCertificate of(String subject, KeyPair key) {
        return new TestCertificate(new X500Name(subject), key);
    }

    static TestCertificate of(X500Name subject, KeyPair key) {
        return new TestCertificate(subject, key);
    }

    static TestCertificate authority(String subject, KeyPair key) {
        var made = of(subject, key).usage(KeyUsage.keyCertSign);
        made.constraints = new BasicConstraints(true);
        made.issuer = made.subject;
        return made;
    }

    static KeyPair ec(String curve) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve), new SecureRandom());
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key", e);
        }
    }

    static KeyPair rsa(int bits) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key", e);
        }
    }

    TestCertificate by(X509Certificate authority, KeyPair authorityKey) {
        issuer = X500Name.getInstance(authority.getSubjectX500Principal().getEncoded());
        issuerKey = authorityKey.getPrivate();
        return this;
    }

    TestCertificate signedWith(String name) {
        algorithm = name;
        return this;
    }

    TestCertificate valid(Instant notBefore, Instant notAfter) {
        from = notBefore;
        to = notAfter;
        return this;
    }

    TestCertificate usage(int bits) {
        usage = bits;
        return this;
    }

    TestCertificate path(int length) {
        constraints = new BasicConstraints(length);
        return this;
    }

    TestCertificate noAuthority() {
        constraints = new BasicConstraints(false);
        return this;
    }

    TestCertificate serial(long number) {
        serial = number;
        return this;
    }

    X509Certificate issue() {
        try {
            var builder = new JcaX509v3CertificateBuilder(
                    issuer, BigInteger.valueOf(serial), Date.from(from), Date.from(to), subject, key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, constraints);
            if (usage != 0) {
                builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
            }
            var signer = new JcaContentSignerBuilder(algorithm)
                    .setProvider(new BouncyCastleProvider())
                    .build(issuerKey);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (GeneralSecurityException | OperatorException | CertIOException e) {
            throw new IllegalStateException("certificate of " + subject + " cannot be issued", e);
        }
    }
}
