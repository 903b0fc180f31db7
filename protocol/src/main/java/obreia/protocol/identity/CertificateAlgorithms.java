package obreia.protocol.identity;

import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Set;
import obreia.protocol.VerificationException;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// The keys and signatures that certificates of a path may have: RSA of 2048 to 8192 bits or EC on P-256,
/// P-384 or P-521, and SHA-256, SHA-384 or SHA-512.
public final class CertificateAlgorithms {
    private static final int MIN_RSA_BITS = 2048;
    private static final int MAX_RSA_BITS = 8192;
    private static final Set<Integer> EC_BITS = Set.of(256, 384, 521);
    private static final String PSS = PKCSObjectIdentifiers.id_RSASSA_PSS.getId();
    private static final Set<String> SIGNATURES = Set.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha384WithRSAEncryption.getId(),
            PKCSObjectIdentifiers.sha512WithRSAEncryption.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA256.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA384.getId(),
            X9ObjectIdentifiers.ecdsa_with_SHA512.getId());
    private static final Set<String> PSS_HASHES = Set.of(
            NISTObjectIdentifiers.id_sha256.getId(),
            NISTObjectIdentifiers.id_sha384.getId(),
            NISTObjectIdentifiers.id_sha512.getId());

    private CertificateAlgorithms() {}

    /// Refuses another key.
    public static void checkKey(X509Certificate certificate) throws VerificationException {
        switch (certificate.getPublicKey()) {
            case RSAPublicKey rsa -> {
                var bits = rsa.getModulus().bitLength();
                if (bits < MIN_RSA_BITS || bits > MAX_RSA_BITS) {
                    throw new PathException(
                            PathFault.WEAK_KEY,
                            "the RSA key of %s has %d bits, %d to %d are accepted"
                                    .formatted(name(certificate), bits, MIN_RSA_BITS, MAX_RSA_BITS));
                }
            }
            case ECPublicKey ec -> {
                var bits = ec.getParams().getCurve().getField().getFieldSize();
                if (!EC_BITS.contains(bits)) {
                    throw new PathException(
                            PathFault.WEAK_KEY,
                            "the EC key of %s has %d bits, which is not accepted".formatted(name(certificate), bits));
                }
            }
            default ->
                throw new PathException(
                        PathFault.ALGORITHM,
                        "the key of %s is of the kind %s, which is not accepted"
                                .formatted(
                                        name(certificate),
                                        certificate.getPublicKey().getAlgorithm()));
        }
    }

    /// Refuses a certificate that is signed with something else; whose signature it is, is not looked at.
    public static void checkSignature(X509Certificate certificate) throws VerificationException {
        var oid = certificate.getSigAlgOID();
        if (!SIGNATURES.contains(oid) && !(oid.equals(PSS) && PSS_HASHES.contains(pssHash(certificate)))) {
            throw new PathException(
                    certificate.getSigAlgName().startsWith("SHA1") || isSha1Pss(oid, certificate)
                            ? PathFault.SHA1
                            : PathFault.ALGORITHM,
                    "the certificate of %s is signed with %s, which is not accepted"
                            .formatted(name(certificate), certificate.getSigAlgName()));
        }
    }

    /// Whether what an authority signed may be signed so.
    public static boolean accepts(AlgorithmIdentifier algorithm) {
        var oid = algorithm.getAlgorithm().getId();
        if (!oid.equals(PSS)) {
            return SIGNATURES.contains(oid);
        }
        try {
            var parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
            return parameters != null
                    && PSS_HASHES.contains(
                            parameters.getHashAlgorithm().getAlgorithm().getId());
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static boolean isSha1Pss(String oid, X509Certificate certificate) throws VerificationException {
        return oid.equals(PSS) && pssHash(certificate).equals(OIWObjectIdentifiers.idSHA1.getId());
    }

    private static String pssHash(X509Certificate certificate) throws VerificationException {
        try {
            return RSASSAPSSparams.getInstance(certificate.getSigAlgParams())
                    .getHashAlgorithm()
                    .getAlgorithm()
                    .getId();
        } catch (RuntimeException e) {
            throw new PathException(
                    PathFault.ALGORITHM,
                    "the certificate of %s has PSS parameters that cannot be read".formatted(name(certificate)),
                    e);
        }
    }

    /// The subject's name, for a person.
    public static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
