package obreia.daemon.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The authority that issues the cards of a load test. Its key signs nothing else, and lies in a file or in memory:
/// a repository with real members never trusts it.
public final class LoadAuthority {
    private static final X500Name NAME = new X500Name("CN=Obreia load test");
    private static final Duration BEFORE = Duration.ofDays(1);
    private static final Duration VALID = Duration.ofDays(3650);
    private static final int SERIAL_BITS = 127;
    private static final char[] NO_SECRET = "load".toCharArray();

    private final PrivateKey key;
    private final X509Certificate certificate;

    private LoadAuthority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    public static LoadAuthority make(SecureRandom random, Instant now) {
        var pair = keyPair(random);
        try {
            var builder = builder(NAME, pair.getPublic(), random, now)
                    .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            return new LoadAuthority(pair.getPrivate(), sign(builder, pair.getPrivate()));
        } catch (IOException e) {
            throw new IllegalStateException("an authority's certificate can always be written", e);
        }
    }

    /// Reads what [#encode] wrote.
    public static LoadAuthority decode(Bytes pkcs12) throws MalformedException {
        try (var in = pkcs12.stream()) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(in, NO_SECRET);
            if (store.getKey("load", NO_SECRET) instanceof PrivateKey key
                    && store.getCertificate("load") instanceof X509Certificate certificate) {
                return new LoadAuthority(key, certificate);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new MalformedException("this is not the authority of a load test", e);
        }
        throw new MalformedException("this PKCS #12 file does not hold the authority of a load test");
    }

    /// Key and certificate as PKCS #12.
    public Bytes encode() {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, NO_SECRET);
            store.setKeyEntry("load", key, NO_SECRET, new X509Certificate[] {certificate});
            var out = new ByteArrayOutputStream();
            store.store(out, NO_SECRET);
            return Bytes.of(out.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("every Java writes PKCS #12", e);
        }
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /// A card's certificate for this key.
    X509Certificate issue(PublicKey card, int number, SecureRandom random, Instant now) {
        var subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, "Load " + number)
                .addRDN(BCStyle.SERIALNUMBER, Bytes.random(8, random).hex() + "-" + number)
                .build();
        try {
            var builder = builder(subject, card, random, now)
                    .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            return sign(builder, key);
        } catch (IOException e) {
            throw new IllegalStateException("a card's certificate can always be written", e);
        }
    }

    static KeyPair keyPair(SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java makes P-256 keys", e);
        }
    }

    static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey issuer) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuer)));
        } catch (GeneralSecurityException | OperatorException e) {
            throw new IllegalStateException("every Java signs with P-256 keys", e);
        }
    }

    /// Issued by the authority, for ten years.
    static X509v3CertificateBuilder builder(X500Name subject, PublicKey key, SecureRandom random, Instant now) {
        return new JcaX509v3CertificateBuilder(
                NAME,
                new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1),
                Date.from(now.minus(BEFORE)),
                Date.from(now.plus(VALID)),
                subject,
                key);
    }
}
