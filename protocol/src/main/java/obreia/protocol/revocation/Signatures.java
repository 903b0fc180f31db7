package obreia.protocol.revocation;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.CertificateAlgorithms;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/// The checks that answers and lists have in common: keys and hashes as for certificates, and one
/// extension's rule.
final class Signatures {
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private Signatures() {}

    /// What checks a signature of this authority, whose key is fit for it.
    static ContentVerifierProvider of(X509Certificate authority, AlgorithmIdentifier algorithm, String what)
            throws VerificationException {
        CertificateAlgorithms.checkKey(authority);
        if (!CertificateAlgorithms.accepts(algorithm)) {
            throw new VerificationException(
                    what + " is signed with " + algorithm.getAlgorithm().getId() + ", which is not accepted");
        }
        try {
            return new JcaContentVerifierProviderBuilder().setProvider(PROVIDER).build(authority.getPublicKey());
        } catch (OperatorCreationException e) {
            throw new VerificationException(what + " has a signature that cannot be checked", e);
        }
    }

    static X509Certificate x509(X509CertificateHolder holder) throws VerificationException {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException | RuntimeException e) {
            throw new VerificationException("a certificate in the answer cannot be read", e);
        }
    }
}
