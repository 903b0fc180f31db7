package obreia.protocol.sealing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;

/// HPKE as the recipient type `mlkem768x25519` uses it: base mode, MLKEM768-X25519, HKDF-SHA256, ChaCha20-Poly1305.
/// RFC 9180, sections 5.1.1 and 6.1; c2sp.org/age, "mlkem768x25519 recipient stanza".
final class Hpke {
    static final int SEED = 32;

    private static final byte[] INFO = "age-encryption.org/mlkem768x25519".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NO_AAD = {};
    private static final int RANDOMNESS = 64;

    private Hpke() {}

    /// Refuses a public key that could not be sealed to.
    static void check(Bytes publicKey) throws MalformedException {
        if (publicKey.length() != Recipient.LENGTH) {
            throw new MalformedException(
                    "recipient's key has " + publicKey.length() + " bytes, not " + Recipient.LENGTH);
        }
        var suite = suite();
        try {
            // ML-KEM's modulus is checked on reading, X25519's small orders only when a secret is agreed upon.
            suite.setupBaseS(suite.deserializePublicKey(publicKey.toArray()), INFO, new byte[RANDOMNESS]);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new MalformedException("recipient's key is not a pair of ML-KEM-768 and X25519 keys", e);
        }
    }

    static Stanza seal(Recipient recipient, byte[] fileKey, SecureRandom random) {
        var suite = suite();
        var randomness = new byte[RANDOMNESS];
        random.nextBytes(randomness);
        try {
            var key = suite.deserializePublicKey(recipient.publicKey().toArray());
            var context = suite.setupBaseS(key, INFO, randomness);
            return new Stanza(Bytes.of(context.getEncapsulation()), Bytes.of(context.seal(NO_AAD, fileKey)));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealing 16 bytes cannot fail", e);
        } finally {
            Arrays.fill(randomness, (byte) 0);
        }
    }

    /// The file key, if it was sealed to this pair of keys.
    static Optional<byte[]> open(AsymmetricCipherKeyPair keys, Stanza stanza) {
        try {
            var context = suite().setupBaseR(stanza.encapsulation().toArray(), keys, INFO);
            return Optional.of(context.open(NO_AAD, stanza.getBody()));
        } catch (InvalidCipherTextException | IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    static AsymmetricCipherKeyPair keys(byte[] seed) {
        return suite().deserializePrivateKey(seed, null);
    }

    static Bytes publicKey(AsymmetricCipherKeyPair keys) {
        return Bytes.of(suite().serializePublicKey(keys.getPublic()));
    }

    private static HPKE suite() {
        return new HPKE(HPKE.mode_base, HPKE.kem_MLKEM768_X25519, HPKE.kdf_HKDF_SHA256, HPKE.aead_CHACHA20_POLY1305);
    }
}
