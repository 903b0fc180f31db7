package obreia.desktop.vault;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import obreia.protocol.codec.Bytes;

/// ChaCha20-Poly1305 for the few bytes of a key: a random nonce of 12 bytes, then the sealed bytes and their tag.
/// RFC 8439. Each key seals a handful of values at most, so that random nonces do not meet.
final class Aead {
    static final int KEY = 32;
    static final int OVERHEAD = 12 + 16;

    private static final int NONCE = 12;

    private Aead() {}

    /// Seals `plain`, bound to `label`.
    static Bytes seal(byte[] key, String label, byte[] plain, SecureRandom random) {
        var nonce = Bytes.random(NONCE, random);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, label);
            return Bytes.concat(nonce, Bytes.of(cipher.doFinal(plain)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ChaCha20-Poly1305", e);
        }
    }

    /// What was sealed, for the caller to wipe; empty if the key, the label or a byte is another one.
    static Optional<byte[]> open(byte[] key, String label, Bytes sealed) {
        if (sealed.length() < OVERHEAD) {
            return Optional.empty();
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, sealed.slice(0, NONCE), label);
            return Optional.of(
                    cipher.doFinal(sealed.slice(NONCE, sealed.length()).toArray()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has ChaCha20-Poly1305", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, Bytes nonce, String label) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce.toArray()));
        cipher.updateAAD(Bytes.utf8(label).toArray());
        return cipher;
    }
}
