package obreia.desktop.card.practice;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The two certificates of practice (RFC 5280): the authority's own and a card's.
final class PracticeCertificates {
    private static final String ORGANISATION = "Obreia practice";
    private static final String SIGNED_BY_CA = "SHA256withECDSA";
    private static final int SERIAL_BITS = 127;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private PracticeCertificates() {}

    record Issuer(PrivateKey key, X509Certificate certificate) {}

    record Holder(String name, String serialNumber) {}

    static X509Certificate authority(KeyPair pair, String name, Instant from, Instant to, SecureRandom random) {
        var subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, ORGANISATION)
                .addRDN(BCStyle.CN, name)
                .build();
        try {
            var identifiers = new JcaX509ExtensionUtils();
            var builder = builder(subject, subject, pair.getPublic(), from, to, random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(pair.getPublic()));
            return sign(builder, pair.getPrivate());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("a practice CA could not be made", e);
        }
    }

    static X509Certificate card(
            Issuer issuer, PublicKey key, Holder holder, Instant from, Instant to, SecureRandom random) {
        var subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.O, ORGANISATION)
                .addRDN(BCStyle.CN, holder.name())
                .addRDN(BCStyle.SERIALNUMBER, holder.serialNumber())
                .build();
        try {
            var identifiers = new JcaX509ExtensionUtils();
            var issuerName = new JcaX509CertificateHolder(issuer.certificate()).getSubject();
            var builder = builder(issuerName, subject, key, from, to, random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.subjectKeyIdentifier, false, identifiers.createSubjectKeyIdentifier(key));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    identifiers.createAuthorityKeyIdentifier(
                            issuer.certificate().getPublicKey()));
            return sign(builder, issuer.key());
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("a practice certificate could not be made", e);
        }
    }

    static Bytes der(X509Certificate certificate) {
        try {
            return Bytes.of(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was made cannot be encoded", e);
        }
    }

    @SuppressWarnings("JavaUtilDate") // the builder takes nothing else
    private static JcaX509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, PublicKey key, Instant from, Instant to, SecureRandom random) {
        var serial = new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1); // RFC 5280, 4.1.2.2: positive
        return new JcaX509v3CertificateBuilder(
                issuer,
                serial,
                Date.from(from.truncatedTo(ChronoUnit.SECONDS).minus(CLOCKS_DIFFER)),
                Date.from(to.truncatedTo(ChronoUnit.SECONDS)),
                subject,
                key);
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNED_BY_CA)
                            .setProvider(new BouncyCastleProvider())
                            .build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("the CA's key does not sign", e);
        }
    }
}
