package obreia.desktop.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import obreia.protocol.codec.Bytes;

/// The random key of one vault, 32 bytes: from it come the database's key and the key over the box keys.
///
/// It is kept under the passphrase in the key file and wiped on close.
final class VaultKey implements AutoCloseable {
    private final byte[] key;

    private VaultKey(byte[] key) {
        this.key = key;
    }

    /// What is done with a key while it is lent.
    @FunctionalInterface
    interface Use<T, E extends Exception> {
        T apply(byte[] key) throws E;
    }

    static VaultKey generate(SecureRandom random) {
        var key = new byte[Aead.KEY];
        random.nextBytes(key);
        return new VaultKey(key);
    }

    /// Takes the array over.
    static VaultKey take(byte[] key) {
        if (key.length != Aead.KEY) {
            throw new IllegalStateException("a vault's key has " + Aead.KEY + " bytes, not " + key.length);
        }
        return new VaultKey(key);
    }

    Bytes sealUnder(byte[] stretched, String label, SecureRandom random) {
        return Aead.seal(stretched, label, key, random);
    }

    /// Lends the key for one purpose, which is wiped when `use` returns. RFC 5869.
    <T, E extends Exception> T lend(String purpose, Use<T, E> use) throws E {
        byte[] derived;
        try {
            derived = KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(key)
                            .thenExpand(purpose.getBytes(StandardCharsets.US_ASCII), Aead.KEY));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java 25 has HKDF-SHA256", e);
        }
        try {
            return use.apply(derived);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    @Override
    public void close() {
        Arrays.fill(key, (byte) 0);
    }
}
