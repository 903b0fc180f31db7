package obreia.protocol.identity;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// The signatures that a device makes with its TLS key: ECDSA with SHA-256 on P-256, in DER.
/// RFC 5480 for the key, RFC 3279, section 2.2.3, for the signature.
public final class DeviceSignature {
    /// The length of a device key's DER SubjectPublicKeyInfo, in bytes.
    public static final int KEY_LENGTH = 91;

    /// The greatest length of a signature, in bytes.
    public static final int MAX_LENGTH = 72;

    private static final String KEY_HEAD = "3059301306072a8648ce3d020106082a8648ce3d03010703420004";

    private DeviceSignature() {}

    /// Signs with the private part of a device's TLS key; throws IllegalStateException for a key of another kind.
    public static Bytes sign(PrivateKey key, Bytes message, SecureRandom random) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key, random);
            signature.update(message.buffer());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a device key signs ECDSA with SHA-256", e);
        }
    }

    /// Refuses a signature that the device with this key did not make over `message`; `what` names it in the error.
    public static void verify(String what, Bytes tlsKey, Bytes message, Bytes signature) throws VerificationException {
        if (!verifies(tlsKey, message, signature)) {
            throw new VerificationException(what + " was not signed by the device's key");
        }
    }

    static boolean verifies(Bytes tlsKey, Bytes message, Bytes signature) {
        try {
            var verifier = new DSADigestSigner(new ECDSASigner(), new SHA256Digest(), StandardDSAEncoding.INSTANCE);
            verifier.init(false, read(tlsKey));
            verifier.update(message.toArray(), 0, message.length());
            return signature.length() <= MAX_LENGTH && verifier.verifySignature(signature.toArray());
        } catch (MalformedException e) {
            throw new IllegalStateException("device keys are checked before they are kept", e);
        }
    }

    /// Refuses what is not a P-256 key in its one spelling: named curve, uncompressed point, on the curve.
    static void checkKey(Bytes tlsKey) throws MalformedException {
        read(tlsKey);
    }

    private static AsymmetricKeyParameter read(Bytes tlsKey) throws MalformedException {
        if (tlsKey.length() != KEY_LENGTH || !tlsKey.startsWith(Bytes.fromHex(KEY_HEAD))) {
            throw new MalformedException("device key is not a P-256 key with an uncompressed point");
        }
        try {
            return PublicKeyFactory.createKey(tlsKey.toArray());
        } catch (IOException | RuntimeException e) {
            throw new MalformedException("device key is not a point of P-256", e);
        }
    }
}
