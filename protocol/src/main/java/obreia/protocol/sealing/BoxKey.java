package obreia.protocol.sealing;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;

/// A box key with its private half: a seed of 32 bytes, which [#close] overwrites.
///
/// Bouncy Castle's own copies of what is derived from it, made for each opening, cannot be wiped; they are left to the
/// collector. Safe for use by several threads as long as none closes it.
public final class BoxKey implements AutoCloseable {
    /// The length of a seed in bytes.
    public static final int SEED_LENGTH = Hpke.SEED;

    private final byte[] seed;
    private final Recipient recipient;
    private volatile boolean closed;

    private BoxKey(byte[] seed) {
        this.seed = seed;
        this.recipient = new Recipient(Hpke.publicKey(Hpke.keys(seed)));
    }

    /// A new key.
    public static BoxKey generate(SecureRandom random) {
        var seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        return new BoxKey(seed);
    }

    /// The key of this seed: the 32 bytes that remain in the buffer, copied. The caller wipes its own.
    public static BoxKey of(ByteBuffer seed) {
        if (seed.remaining() != SEED_LENGTH) {
            throw new IllegalStateException("a box key's seed has " + SEED_LENGTH + " bytes, not " + seed.remaining());
        }
        var copy = new byte[SEED_LENGTH];
        seed.duplicate().get(copy);
        return new BoxKey(copy);
    }

    public Recipient recipient() {
        return recipient;
    }

    /// A read-only view of the seed, for the vault that keeps it; it shows zeros once this key is closed.
    public ByteBuffer seed() {
        requireOpen();
        return ByteBuffer.wrap(seed).asReadOnlyBuffer();
    }

    /// Fresh key pair objects for one opening.
    AsymmetricCipherKeyPair keys() {
        requireOpen();
        return Hpke.keys(seed);
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(seed, (byte) 0);
    }

    /// Never the seed.
    @Override
    public String toString() {
        return "BoxKey[" + (closed ? "closed" : "open") + "]";
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this box key was closed");
        }
    }
}
