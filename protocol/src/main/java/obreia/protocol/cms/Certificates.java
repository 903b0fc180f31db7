package obreia.protocol.cms;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.jspecify.annotations.Nullable;

/// The certificates of one signed object: the signer's among at most eight more.
final class Certificates {
    private final List<Entry> entries;

    private Certificates(List<Entry> entries) {
        this.entries = entries;
    }

    static Certificates parse(@Nullable ASN1Set set) throws MalformedException, IOException {
        var max = CmsProfile.MAX_OTHER_CERTIFICATES + 1;
        if (set == null || set.size() == 0) {
            throw new MalformedException("signed object holds no certificate");
        }
        if (set.size() > max) {
            throw new MalformedException(
                    "signed object has " + set.size() + " certificates, at most " + max + " are accepted");
        }
        var entries = new ArrayList<Entry>();
        var seen = new HashSet<Digest>();
        for (var element : set) {
            if (!(element.toASN1Primitive() instanceof ASN1Sequence sequence)) {
                throw new MalformedException("signed object holds a certificate that is not X.509");
            }
            var entry = Entry.parse(SignedObject.der(sequence));
            if (!seen.add(entry.digest())) {
                throw new MalformedException("certificate " + entry.digest().shortHex() + " is there twice");
            }
            entries.add(entry);
        }
        return new Certificates(entries);
    }

    /// The certificate that signing-certificate-v2 names by its hash, after issuer and serial number agree everywhere.
    Entry signer(ESSCertIDv2 named, SignerIdentifier identifier) throws MalformedException, VerificationException {
        if (identifier.isTagged()) {
            throw new MalformedException("signer is not identified by issuer and serial number");
        }
        var sid = IssuerAndSerialNumber.getInstance(identifier.getId());
        Entry signer = null;
        var alike = 0;
        for (var entry : entries) {
            if (entry.digest().bytes().equals(Bytes.of(named.getCertHash()))) {
                signer = entry;
            }
            alike += entry.issuerAndSerialNumber().toASN1Primitive().equals(sid.toASN1Primitive()) ? 1 : 0;
        }
        if (signer == null) {
            throw new VerificationException("signing-certificate-v2 names a certificate that is not there");
        }
        if (!signer.issuerAndSerialNumber().toASN1Primitive().equals(sid.toASN1Primitive())) {
            throw new VerificationException(
                    "SignerInfo names another issuer or serial number than the certificate has");
        }
        if (alike != 1) {
            throw new VerificationException("two certificates have the signer's issuer and serial number");
        }
        if (!signer.issuerSerial()
                .toASN1Primitive()
                .equals(named.getIssuerSerial().toASN1Primitive())) {
            throw new VerificationException(
                    "signing-certificate-v2 names another issuer or serial number than the certificate has");
        }
        return signer;
    }

    List<X509Certificate> others(Entry signer) {
        return entries.stream()
                .filter(entry -> !entry.equals(signer))
                .map(Entry::x509)
                .toList();
    }

    /// One certificate, as the JDK and as Bouncy Castle see it.
    record Entry(X509Certificate x509, Certificate structure, Digest digest) {
        static Entry of(X509Certificate x509) {
            try {
                var der = Bytes.of(x509.getEncoded());
                return new Entry(x509, Certificate.getInstance(der.toArray()), Digest.of(der));
            } catch (CertificateException e) {
                throw new IllegalStateException("a certificate without its encoding", e);
            }
        }

        private static Entry parse(Bytes der) throws MalformedException {
            try {
                var x509 = (X509Certificate)
                        CertificateFactory.getInstance("X.509").generateCertificate(der.stream());
                if (!Bytes.of(x509.getEncoded()).equals(der)) {
                    throw new MalformedException("a certificate is not one X.509 certificate in DER");
                }
                var entry = of(x509);
                // Java reads the signature without its unused bits, so a count of them would be a second spelling.
                if (entry.structure.getSignature().getPadBits() != 0
                        || entry.structure
                                        .getSubjectPublicKeyInfo()
                                        .getPublicKeyData()
                                        .getPadBits()
                                != 0) {
                    throw new MalformedException("a certificate's signature or key is not whole bytes");
                }
                return entry;
            } catch (CertificateException | RuntimeException e) {
                throw new MalformedException("a certificate cannot be read as X.509", e);
            }
        }

        IssuerAndSerialNumber issuerAndSerialNumber() {
            return new IssuerAndSerialNumber(
                    structure.getIssuer(), structure.getSerialNumber().getValue());
        }

        /// RFC 5035, section 5: the issuer as the one directory name.
        IssuerSerial issuerSerial() {
            return new IssuerSerial(
                    new GeneralNames(new GeneralName(structure.getIssuer())),
                    structure.getSerialNumber().getValue());
        }
    }
}
