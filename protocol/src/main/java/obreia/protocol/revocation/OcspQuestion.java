package obreia.protocol.revocation;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/// The question that an OCSP responder is asked about one certificate. RFC 6960, section 4.1.
///
/// The certificate is named with SHA-1, which every responder knows: it names, and proves nothing. The
/// nonce, 32 bytes (RFC 9654), makes the answer one to this question.
public record OcspQuestion(X509Certificate certificate, X509Certificate issuer, Optional<Bytes> nonce) {
    /// Length of a nonce, in bytes.
    public static final int NONCE = 32;

    /// The OCSPRequest in DER, not signed.
    public Bytes encode() {
        try {
            var id = new CertificateID(
                    new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
                    new JcaX509CertificateHolder(issuer),
                    certificate.getSerialNumber());
            var builder = new OCSPReqBuilder().addRequest(id);
            if (nonce.isPresent()) {
                var value = new DEROctetString(nonce.get().toArray()).getEncoded();
                builder.setRequestExtensions(
                        new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, value)));
            }
            return Bytes.of(builder.build().getEncoded());
        } catch (OCSPException | OperatorCreationException | CertificateEncodingException | IOException e) {
            throw new IllegalStateException("a question about a certificate that was read cannot be written", e);
        }
    }
}
