package obreia.protocol.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/// The X.509 certificate of a card's signing key, with the names that are shown of its holder.
///
/// Every name is claimed until its path has led the certificate to an anchor. At most [#MAX_SIZE] bytes.
public final class CardCertificate {
    public static final int MAX_SIZE = 16 * 1024;
    public static final int MAX_COMMON_NAME = 200;
    public static final int MAX_SERIAL_NUMBER = 64;

    private final X509Certificate x509;
    private final Bytes der;
    private final Digest digest;
    private final String commonName;
    private final Optional<String> serialNumber;
    private final String issuerName;

    private CardCertificate(X509Certificate x509, Bytes der) throws MalformedException {
        this.x509 = x509;
        this.der = der;
        this.digest = Digest.of(der);
        var subject = X500Name.getInstance(x509.getSubjectX500Principal().getEncoded());
        this.commonName = single(subject, BCStyle.CN, "common name", MAX_COMMON_NAME)
                .orElseThrow(() -> new MalformedException("card certificate has no common name"));
        this.serialNumber = single(subject, BCStyle.SERIALNUMBER, "serialNumber", MAX_SERIAL_NUMBER);
        var issuer = X500Name.getInstance(x509.getIssuerX500Principal().getEncoded());
        var named = single(issuer, BCStyle.CN, "issuer's common name", MAX_COMMON_NAME);
        this.issuerName = named.isPresent()
                ? named.get()
                : single(issuer, BCStyle.O, "issuer's organisation", MAX_COMMON_NAME)
                        .orElse("(no name)");
    }

    /// Reads the names of a certificate; refuses one without a common name, or with two of a kind, or with a name
    /// that holds characters which are not shown.
    public static CardCertificate of(X509Certificate x509) throws MalformedException {
        try {
            return parse(Bytes.of(x509.getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new MalformedException("card certificate cannot be encoded", e);
        }
    }

    /// Reads one certificate in DER. RFC 5280, section 4.1.
    public static CardCertificate parse(Bytes der) throws MalformedException {
        if (der.length() > MAX_SIZE) {
            throw new MalformedException(
                    "card certificate has " + der.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        Der.parse("card certificate", der);
        try (var in = der.stream()) {
            var x509 = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            if (x509.getVersion() != 3) {
                throw new MalformedException("card certificate has version " + x509.getVersion() + ", not 3");
            }
            return new CardCertificate(x509, der);
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new MalformedException("card certificate cannot be read", e);
        }
    }

    public X509Certificate x509() {
        return x509;
    }

    public Bytes der() {
        return der;
    }

    /// The SHA-256 of the certificate: how a statement names its card.
    public Digest digest() {
        return digest;
    }

    /// The DER SubjectPublicKeyInfo.
    public Bytes spki() {
        return Bytes.of(x509.getPublicKey().getEncoded());
    }

    /// The holder's name, claimed; 1 to [#MAX_COMMON_NAME] characters, all of them shown.
    public String commonName() {
        return commonName;
    }

    /// The subject's serialNumber (not the certificate's), claimed. RFC 5280, section 4.1.2.4.
    public Optional<String> serialNumber() {
        return serialNumber;
    }

    /// The mailbox that this card opens. A card that continues an older card's mailbox has another one.
    public MailboxId mailbox() {
        return MailboxId.ofKey(spki());
    }

    /// The issuer's common name, or its organisation, claimed.
    public String issuerName() {
        return issuerName;
    }

    public Instant notBefore() {
        return x509.getNotBefore().toInstant();
    }

    public Instant notAfter() {
        return x509.getNotAfter().toInstant();
    }

    private static Optional<String> single(X500Name name, ASN1ObjectIdentifier type, String what, int max)
            throws MalformedException {
        String found = null;
        for (var rdn : name.getRDNs(type)) {
            for (var attribute : rdn.getTypesAndValues()) {
                if (!attribute.getType().equals(type)) {
                    continue;
                }
                if (found != null) {
                    throw new MalformedException("card certificate has more than one " + what);
                }
                if (!(attribute.getValue() instanceof ASN1String text)) {
                    throw new MalformedException("card certificate's " + what + " is not text");
                }
                found = Text.visible("card certificate's " + what, text.getString(), 1, max);
            }
        }
        return Optional.ofNullable(found);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CardCertificate card && der.equals(card.der);
    }

    @Override
    public int hashCode() {
        return der.hashCode();
    }

    /// The digest alone: names of people stay out of logs.
    @Override
    public String toString() {
        return "CardCertificate[" + digest.shortHex() + "]";
    }
}
