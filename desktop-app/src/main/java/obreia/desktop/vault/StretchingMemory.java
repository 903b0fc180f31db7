package obreia.desktop.vault;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Memory in which passphrases are stretched one after the other, so that it has to be asked of the system once. What
/// was in it is wiped after each. On any thread.
public final class StretchingMemory {
    private final BlockPool blocks;

    /// Memory for as much as a new vault needs; where a vault needs more, the rest is asked of the system each time.
    public StretchingMemory() {
        this.blocks = new FixedBlockPool(Stretching.STANDARD.memoryKib());
    }

    void lendTo(Argon2Parameters.Builder stretching) {
        stretching.withBlockPool(blocks);
    }
}
