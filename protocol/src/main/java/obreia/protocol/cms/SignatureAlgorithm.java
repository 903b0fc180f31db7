package obreia.protocol.cms;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A kind of key together with a way to sign that the profile takes.
///
/// RSA is PKCS #1 v1.5 or PSS (RFC 8017) with MGF1 over the same hash and a salt as long as the hash; ECDSA is on P-256
/// or P-384 with its signature in DER (RFC 5753, section 7.2). Those of one kind of key stand best first.
public enum SignatureAlgorithm {
    RSA_PSS_SHA256(KeyKind.RSA, Scheme.PSS, HashAlgorithm.SHA256),
    RSA_PSS_SHA384(KeyKind.RSA, Scheme.PSS, HashAlgorithm.SHA384),
    RSA_PSS_SHA512(KeyKind.RSA, Scheme.PSS, HashAlgorithm.SHA512),
    RSA_PKCS1_SHA256(KeyKind.RSA, Scheme.PKCS1, HashAlgorithm.SHA256),
    RSA_PKCS1_SHA384(KeyKind.RSA, Scheme.PKCS1, HashAlgorithm.SHA384),
    RSA_PKCS1_SHA512(KeyKind.RSA, Scheme.PKCS1, HashAlgorithm.SHA512),
    ECDSA_P256_SHA256(KeyKind.P256, Scheme.ECDSA, HashAlgorithm.SHA256),
    ECDSA_P256_SHA384(KeyKind.P256, Scheme.ECDSA, HashAlgorithm.SHA384),
    ECDSA_P256_SHA512(KeyKind.P256, Scheme.ECDSA, HashAlgorithm.SHA512),
    ECDSA_P384_SHA384(KeyKind.P384, Scheme.ECDSA, HashAlgorithm.SHA384),
    ECDSA_P384_SHA512(KeyKind.P384, Scheme.ECDSA, HashAlgorithm.SHA512),
    ECDSA_P384_SHA256(KeyKind.P384, Scheme.ECDSA, HashAlgorithm.SHA256);

    private final KeyKind kind;
    private final Scheme scheme;
    private final HashAlgorithm hash;

    SignatureAlgorithm(KeyKind kind, Scheme scheme, HashAlgorithm hash) {
        this.kind = kind;
        this.scheme = scheme;
        this.hash = hash;
    }

    /// Those that fit the key, best first: PSS before PKCS #1, the hash of the curve's size before others. Empty when
    /// the profile does not take the key.
    public static List<SignatureAlgorithm> preferred(PublicKey key) {
        return Arrays.stream(values()).filter(each -> each.fits(key)).toList();
    }

    /// Whether a signature of this algorithm can be made with the key's other half.
    public boolean fits(PublicKey key) {
        return KeyKind.of(key).filter(kind::equals).isPresent();
    }

    /// The hash of the content, of the signed attributes, and within PSS.
    public HashAlgorithm hash() {
        return hash;
    }

    /// Its name in the Java Cryptography Architecture. That of PSS is `RSASSA-PSS` for every hash: it wants
    /// [#parameters()] too.
    public String jcaName() {
        return switch (scheme) {
            case PKCS1 -> hash.name() + "withRSA";
            case PSS -> "RSASSA-PSS";
            case ECDSA -> hash.name() + "withECDSA";
        };
    }

    /// The parameters of PSS: MGF1 with the same hash, salt as long as the hash, trailer 1. Empty for all others.
    public Optional<PSSParameterSpec> parameters() {
        return scheme == Scheme.PSS
                ? Optional.of(new PSSParameterSpec(hash.jcaName(), "MGF1", hash.mgf1(), hash.length(), 1))
                : Optional.empty();
    }

    /// A fresh signature object of that provider, its parameters set: ready for `initSign` or `initVerify`.
    public Signature signature(Provider provider) throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
        var signature = Signature.getInstance(jcaName(), provider);
        var parameters = parameters();
        if (parameters.isPresent()) {
            signature.setParameter(parameters.get());
        }
        return signature;
    }

    /// Whether `signature` is one of `signed` by the key; checked in software, by any thread.
    public boolean verifies(PublicKey key, Bytes signed, Bytes signature) {
        if (!fits(key) || (kind == KeyKind.RSA && signature.length() != KeyKind.modulusBytes(key))) {
            return false;
        }
        try {
            var verifier = signature(Software.PROVIDER);
            verifier.initVerify(Software.key(key));
            verifier.update(signed.buffer());
            return verifier.verify(signature.toArray());
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // a value that is no signature at all, such as an ECDSA value that is not DER
        }
    }

    /// Names the algorithm with exactly the parameters that RFC 5754 (RSA, ECDSA) and RFC 4055 (PSS) write.
    AlgorithmIdentifier identifier() {
        return switch (scheme) {
            case PKCS1 -> new AlgorithmIdentifier(rsa(), DERNull.INSTANCE);
            case ECDSA -> new AlgorithmIdentifier(ecdsa());
            case PSS -> {
                var inner = new AlgorithmIdentifier(hash.oid(), DERNull.INSTANCE);
                yield new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_RSASSA_PSS,
                        new RSASSAPSSparams(
                                inner,
                                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, inner),
                                new ASN1Integer(hash.length()),
                                RSASSAPSSparams.DEFAULT_TRAILER_FIELD));
            }
        };
    }

    private ASN1ObjectIdentifier rsa() {
        return switch (hash) {
            case SHA256 -> PKCSObjectIdentifiers.sha256WithRSAEncryption;
            case SHA384 -> PKCSObjectIdentifiers.sha384WithRSAEncryption;
            case SHA512 -> PKCSObjectIdentifiers.sha512WithRSAEncryption;
        };
    }

    private ASN1ObjectIdentifier ecdsa() {
        return switch (hash) {
            case SHA256 -> X9ObjectIdentifiers.ecdsa_with_SHA256;
            case SHA384 -> X9ObjectIdentifiers.ecdsa_with_SHA384;
            case SHA512 -> X9ObjectIdentifiers.ecdsa_with_SHA512;
        };
    }

    private enum Scheme {
        PKCS1,
        PSS,
        ECDSA
    }
}
