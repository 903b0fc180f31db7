package obreia.protocol.revocation;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.CertificateAlgorithms;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;

/// Who signed an OCSP answer: the issuer of the certificate itself, or whoever the issuer certified for it.
/// RFC 6960, section 4.2.2.2. A delegate's own revocation is not asked about.
final class OcspResponder {
    private static final int DIGITAL_SIGNATURE = 0;

    private final BasicOCSPResp response;
    private final X509Certificate issuer;

    OcspResponder(BasicOCSPResp response, X509Certificate issuer) {
        this.response = response;
        this.issuer = issuer;
    }

    void check() throws VerificationException {
        var responder = find();
        var verifier = Signatures.of(responder, response.getSignatureAlgorithmID(), "the OCSP answer");
        try {
            if (!response.isSignatureValid(verifier)) {
                throw new VerificationException(
                        "the answer's signature is not that of " + CertificateAlgorithms.name(responder));
            }
        } catch (OCSPException e) {
            throw new VerificationException("the answer's signature cannot be checked", e);
        }
    }

    private X509Certificate find() throws VerificationException {
        if (isNamed(holder(issuer))) {
            return issuer;
        }
        VerificationException refusal = null;
        for (var candidate : response.getCerts()) {
            if (isNamed(candidate)) {
                try {
                    var delegate = Signatures.x509(candidate);
                    checkDelegate(delegate);
                    return delegate;
                } catch (VerificationException e) {
                    refusal = e;
                }
            }
        }
        if (refusal != null) {
            throw refusal;
        }
        throw new VerificationException("the answer is signed by somebody whom the certificate's issuer did not name");
    }

    private void checkDelegate(X509Certificate delegate) throws VerificationException {
        var name = CertificateAlgorithms.name(delegate);
        if (!delegate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            throw new VerificationException(
                    "the answer is signed by " + name + ", whom another than the certificate's issuer certified");
        }
        CertificateAlgorithms.checkSignature(delegate);
        try {
            delegate.verify(issuer.getPublicKey());
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new VerificationException(
                    "the answer is signed by " + name + ", whom another than the certificate's issuer certified", e);
        }
        if (!hasPurpose(delegate)) {
            throw new VerificationException("the answer is signed by " + name + ", who may not sign OCSP answers");
        }
        var usage = delegate.getKeyUsage();
        if (usage != null && !usage[DIGITAL_SIGNATURE]) {
            throw new VerificationException("the answer is signed by " + name + ", who may not sign");
        }
        var produced = response.getProducedAt().toInstant();
        if (produced.isBefore(delegate.getNotBefore().toInstant())
                || produced.isAfter(delegate.getNotAfter().toInstant())) {
            throw new VerificationException(
                    "the answer is signed by " + name + ", whose certificate was out of time then");
        }
    }

    private static boolean hasPurpose(X509Certificate delegate) {
        try {
            var purposes = delegate.getExtendedKeyUsage();
            return purposes != null && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId());
        } catch (CertificateParsingException _) {
            return false;
        }
    }

    private boolean isNamed(X509CertificateHolder candidate) throws VerificationException {
        var named = response.getResponderId();
        if (named.equals(new RespID(candidate.getSubject()))) {
            return true;
        }
        try {
            var sha1 = new BcDigestCalculatorProvider().get(RespID.HASH_SHA1);
            return named.equals(new RespID(candidate.getSubjectPublicKeyInfo(), sha1));
        } catch (OCSPException | OperatorCreationException e) {
            throw new VerificationException("the answer's responder cannot be identified", e);
        }
    }

    static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new JcaX509CertificateHolder(certificate);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read cannot be written", e);
        }
    }
}
