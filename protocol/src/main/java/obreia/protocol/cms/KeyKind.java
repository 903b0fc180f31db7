package obreia.protocol.cms;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A kind of key that the profile takes: RSA of 2048 to 4096 bits, or a point on a named curve.
enum KeyKind {
    RSA,
    P256,
    P384;

    static final int MIN_RSA_BITS = 2048;
    static final int MAX_RSA_BITS = 4096;

    /// A larger exponent would only make every verification slow; FIPS 186-5, section 5.1, ends there too.
    private static final int MAX_EXPONENT_BITS = 256;

    /// The kind of the key, by its SubjectPublicKeyInfo; empty when the profile does not take it.
    static Optional<KeyKind> of(PublicKey key) {
        try {
            var info = SubjectPublicKeyInfo.getInstance(key.getEncoded());
            var algorithm = info.getAlgorithm();
            if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)) {
                return DERNull.INSTANCE.equals(algorithm.getParameters()) && isSound(rsa(info))
                        ? Optional.of(RSA)
                        : Optional.empty();
            }
            if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)
                    && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve) {
                return ofCurve(curve);
            }
        } catch (RuntimeException e) {
            return Optional.empty(); // a key whose encoding is not what its algorithm says
        }
        return Optional.empty();
    }

    /// How long the signatures of an RSA key are, in bytes.
    static int modulusBytes(PublicKey key) {
        return (rsa(SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                                .getModulus()
                                .bitLength()
                        + 7)
                / 8;
    }

    private static Optional<KeyKind> ofCurve(ASN1ObjectIdentifier curve) {
        if (curve.equals(SECObjectIdentifiers.secp256r1)) {
            return Optional.of(P256);
        }
        return curve.equals(SECObjectIdentifiers.secp384r1) ? Optional.of(P384) : Optional.empty();
    }

    private static boolean isSound(RSAPublicKey key) {
        var bits = key.getModulus().bitLength();
        var exponent = key.getPublicExponent();
        return bits >= MIN_RSA_BITS
                && bits <= MAX_RSA_BITS
                && exponent.testBit(0)
                && exponent.compareTo(BigInteger.TWO) > 0
                && exponent.bitLength() <= MAX_EXPONENT_BITS;
    }

    private static RSAPublicKey rsa(SubjectPublicKeyInfo info) {
        try {
            return RSAPublicKey.getInstance(info.parsePublicKey());
        } catch (IOException e) {
            throw new IllegalArgumentException("an RSA key cannot be read", e);
        }
    }
}
