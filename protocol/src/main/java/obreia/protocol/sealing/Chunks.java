package obreia.protocol.sealing;

import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.PayloadIvParameterSpec;
import com.exceptionfactory.jagged.framework.crypto.StandardByteBufferCipherFactory;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/// The payload after its nonce: chunks of 64 KiB, each with a tag, the last one marked. c2sp.org/age, "Payload".
final class Chunks {
    static final int TAG = 16;
    static final int NONCE = 16;

    private static final int SIZE = 1 << 16;

    private Chunks() {}

    /// The length of nonce and chunks for a payload of `length` bytes, at least one.
    static int encryptedLength(int length) {
        var chunks = (length + SIZE - 1) / SIZE;
        return Math.addExact(NONCE + chunks * TAG, length);
    }

    static void encrypt(CipherKey key, byte[] payload, ByteBuffer out) throws GeneralSecurityException {
        var ciphers = new StandardByteBufferCipherFactory();
        var iv = new PayloadIvParameterSpec();
        for (var at = 0; at < payload.length; at += SIZE) {
            var length = Math.min(SIZE, payload.length - at);
            if (at + length == payload.length) {
                iv.setLastChunkFlag();
            }
            ciphers.newByteBufferEncryptor(key, iv).encrypt(ByteBuffer.wrap(payload, at, length), out);
            iv.incrementInitializationVector();
        }
    }

    /// Decrypts all chunks of `in`; the last one must be marked as such, and not be empty.
    static ByteBuffer decrypt(CipherKey key, ByteBuffer in) throws GeneralSecurityException {
        var ciphers = new StandardByteBufferCipherFactory();
        var iv = new PayloadIvParameterSpec();
        var out = ByteBuffer.allocate(in.remaining());
        while (in.hasRemaining()) {
            var length = Math.min(SIZE + TAG, in.remaining());
            if (length <= TAG) {
                throw new GeneralSecurityException("the last chunk is empty or cut");
            }
            if (length == in.remaining()) {
                iv.setLastChunkFlag();
            }
            ciphers.newByteBufferDecryptor(key, iv).decrypt(in.slice(in.position(), length), out);
            in.position(in.position() + length);
            iv.incrementInitializationVector();
        }
        return out.flip();
    }
}
