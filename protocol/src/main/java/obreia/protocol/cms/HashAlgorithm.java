package obreia.protocol.cms;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.MGF1ParameterSpec;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// A hash of the SHA-2 family that the profile takes for content and signature.
public enum HashAlgorithm {
    SHA256("SHA-256", 32, NISTObjectIdentifiers.id_sha256),
    SHA384("SHA-384", 48, NISTObjectIdentifiers.id_sha384),
    SHA512("SHA-512", 64, NISTObjectIdentifiers.id_sha512);

    private final String jcaName;
    private final int length;
    private final String oid;

    HashAlgorithm(String jcaName, int length, ASN1ObjectIdentifier oid) {
        this.jcaName = jcaName;
        this.length = length;
        this.oid = oid.getId();
    }

    /// Its name in the Java Cryptography Architecture.
    public String jcaName() {
        return jcaName;
    }

    /// How long its digests are, in bytes.
    public int length() {
        return length;
    }

    /// The digest of these byte strings, one after another.
    public Bytes hash(Bytes... parts) {
        try {
            var hash = MessageDigest.getInstance(jcaName);
            for (var part : parts) {
                part.updateTo(hash);
            }
            return Bytes.of(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + jcaName, e);
        }
    }

    /// Names the hash with its parameters absent, as RFC 5754, section 2, says it is to be written.
    AlgorithmIdentifier identifier() {
        return new AlgorithmIdentifier(oid());
    }

    ASN1ObjectIdentifier oid() {
        return new ASN1ObjectIdentifier(oid);
    }

    MGF1ParameterSpec mgf1() {
        return new MGF1ParameterSpec(jcaName);
    }
}
