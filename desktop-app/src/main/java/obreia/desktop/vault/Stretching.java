package obreia.desktop.vault;

import java.util.Arrays;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// How costly it is to guess a passphrase: Argon2id with this much memory, so many passes and lanes. RFC 9106.
///
/// The parameters stand in the vault's key file, so that they can grow; what is read from there is bounded, so that a
/// file cannot take all memory.
public record Stretching(int memoryKib, int passes, int lanes) {
    /// What a new vault gets: 64 MiB and 3 passes, about half a second to a second.
    public static final Stretching STANDARD = new Stretching(64 * 1024, 3, 1);

    static final int MIN_MEMORY_KIB = 8 * 1024;
    static final int MAX_MEMORY_KIB = 1024 * 1024;
    static final int MAX_PASSES = 16;
    static final int MAX_LANES = 8;
    static final int SALT = 16;

    public Stretching {
        try {
            check(memoryKib, passes, lanes);
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    static Stretching read(long memoryKib, long passes, long lanes) throws MalformedException {
        check(memoryKib, passes, lanes);
        return new Stretching((int) memoryKib, (int) passes, (int) lanes);
    }

    /// The 32 bytes that the passphrase becomes; the caller wipes them.
    byte[] stretch(Passphrase passphrase, Bytes salt, StretchingMemory memory) {
        var parameters = new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt.toArray());
        memory.lendTo(parameters);
        var generator = new Argon2BytesGenerator();
        generator.init(parameters.build());
        var key = new byte[Aead.KEY];
        var utf8 = passphrase.utf8();
        try {
            generator.generateBytes(utf8, key);
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
        return key;
    }

    private static void check(long memoryKib, long passes, long lanes) throws MalformedException {
        within("memory in KiB", memoryKib, MIN_MEMORY_KIB, MAX_MEMORY_KIB);
        within("passes", passes, 1, MAX_PASSES);
        within("lanes", lanes, 1, MAX_LANES);
    }

    private static void within(String what, long value, long min, long max) throws MalformedException {
        if (value < min || value > max) {
            throw new MalformedException(
                    "Argon2id's " + what + " is " + value + ", " + min + " to " + max + " are accepted");
        }
    }
}
