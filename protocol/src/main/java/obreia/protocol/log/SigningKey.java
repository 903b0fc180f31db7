package obreia.protocol.log;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A key that signs notes, with its private half: an Ed25519 seed of 32 bytes, which [#close] overwrites. RFC 8032.
///
/// A log signs its checkpoints with it ([#sign]), a witness those of logs it follows ([#cosign]); no key should do
/// both. Safe for use by several threads as long as none closes it.
public final class SigningKey implements AutoCloseable {
    /// The length of a seed in bytes.
    public static final int SEED_LENGTH = Ed25519.SECRET_KEY_SIZE;

    private final byte[] seed;
    private final byte[] publicKey;
    private volatile boolean closed;

    private SigningKey(byte[] seed) {
        this.seed = seed;
        this.publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
    }

    /// A new key.
    public static SigningKey generate(SecureRandom random) {
        var seed = new byte[SEED_LENGTH];
        random.nextBytes(seed);
        return new SigningKey(seed);
    }

    /// The key of this seed: the 32 bytes that remain in the buffer, copied. The caller wipes its own.
    public static SigningKey of(ByteBuffer seed) {
        if (seed.remaining() != SEED_LENGTH) {
            throw new IllegalStateException(
                    "a signing key's seed has " + SEED_LENGTH + " bytes, not " + seed.remaining());
        }
        var copy = new byte[SEED_LENGTH];
        seed.duplicate().get(copy);
        return new SigningKey(copy);
    }

    /// A read-only view of the seed, for the file that keeps it; it shows zeros once this key is closed.
    public ByteBuffer seed() {
        requireOpen();
        return ByteBuffer.wrap(seed).asReadOnlyBuffer();
    }

    /// The public half as the key of a log or repository of this name.
    public VerifierKey verifier(String name) {
        return new VerifierKey(name, Bytes.of(publicKey));
    }

    /// The public half as the key of a witness of this name.
    public WitnessKey witness(String name) {
        return new WitnessKey(name, Bytes.of(publicKey));
    }

    /// Signs the text of a note under this name.
    public NoteSignature sign(String name, String text) {
        var id = NoteKey.id(name, VerifierKey.TYPE, Bytes.of(publicKey));
        return new NoteSignature(name, id, sign(Bytes.utf8(text)));
    }

    /// Signs, as the witness of this name, that the checkpoint of this text was the newest seen at this time, in whole
    /// seconds.
    public NoteSignature cosign(String name, String text, Instant time) {
        var seconds = time.getEpochSecond();
        if (seconds < 0) {
            throw new IllegalStateException("a cosignature has no time before 1970: " + time);
        }
        var id = NoteKey.id(name, WitnessKey.TYPE, Bytes.of(publicKey));
        var signature = sign(WitnessKey.toBeSigned(text, seconds));
        return new NoteSignature(name, id, WitnessKey.timestamped(seconds, signature));
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(seed, (byte) 0);
    }

    /// Never the seed.
    @Override
    public String toString() {
        return "SigningKey[" + (closed ? "closed" : "open") + "]";
    }

    private Bytes sign(Bytes text) {
        requireOpen();
        var signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, publicKey, 0, text.toArray(), 0, text.length(), signature, 0);
        return Bytes.of(signature);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("this signing key was closed");
        }
    }
}
