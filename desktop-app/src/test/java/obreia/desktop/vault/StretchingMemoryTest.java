package obreia.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;

/// What was stretched in some memory before is of no consequence to what is stretched there next.
class StretchingMemoryTest {
    private static final Bytes SALT = Bytes.of(new byte[Stretching.SALT]);

    private final StretchingMemory memory = new StretchingMemory();

    @Test
    void memoryThatWasUsedGivesTheSameAsFreshMemory() throws Exception {
        var stretching = new Stretching(8 * 1024, 2, 1);
        var other = stretch(stretching, "another passphrase", memory);

        var used = stretch(stretching, "a passphrase", memory);

        assertThat(used)
                .isEqualTo(stretch(stretching, "a passphrase", new StretchingMemory()))
                .isNotEqualTo(other);
    }

    @Test
    void aVaultThatNeedsMoreOrIsCutInLanesIsStretchedInItToo() throws Exception {
        var larger = new Stretching(Stretching.STANDARD.memoryKib() + 8 * 1024, 1, 2);
        var _ = stretch(Stretching.STANDARD, "a passphrase", memory);

        assertThat(stretch(larger, "a passphrase", memory))
                .isEqualTo(stretch(larger, "a passphrase", new StretchingMemory()));
    }

    private static byte[] stretch(Stretching stretching, String passphrase, StretchingMemory memory) throws Exception {
        try (var typed = Passphrase.take(passphrase.toCharArray())) {
            return stretching.stretch(typed, SALT, memory);
        }
    }
}
