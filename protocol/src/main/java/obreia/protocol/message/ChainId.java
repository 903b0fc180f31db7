package obreia.protocol.message;

import java.security.SecureRandom;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// The name of a chain: 16 random bytes that one device draws for one set of people, and anew after its vault was
/// restored. The messages of a chain are numbered from 1 without a gap.
public record ChainId(Bytes bytes) {
    public static final int LENGTH = 16;

    public ChainId {
        if (bytes.length() != LENGTH) {
            throw new IllegalStateException("a chain id has " + LENGTH + " bytes, not " + bytes.length());
        }
    }

    public static ChainId random(SecureRandom random) {
        return new ChainId(Bytes.random(LENGTH, random));
    }

    /// Reads 32 lower-case hexadecimal digits.
    public static ChainId parse(String hex) throws MalformedException {
        if (hex.length() != 2 * LENGTH) {
            throw new MalformedException("a chain id has " + 2 * LENGTH + " digits, not " + hex.length());
        }
        return new ChainId(Bytes.fromHex(hex));
    }

    @Override
    public String toString() {
        return bytes.hex();
    }
}
