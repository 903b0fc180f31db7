package obreia.desktop.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import obreia.protocol.sealing.BoxKey;

/// The private box keys on the disk, each in two files: `N.key` holds the seed under a file key, `N.wrap` holds that
/// file key under the vault's.
///
/// To destroy one, its `N.wrap` is overwritten and deleted: what may remain anywhere of `N.key` opens nothing then,
/// also for one who has the passphrase.
final class BoxKeyFiles {
    private static final String FOR_BOX_KEYS = "obreia.vault.box-keys.v1";

    private final Path folder;
    private final VaultKey key;
    private final SecureRandom random;

    BoxKeyFiles(Path folder, VaultKey key, SecureRandom random) throws IOException {
        PrivateFiles.directory(folder);
        this.folder = folder;
        this.key = key;
        this.random = random;
    }

    void write(long number, BoxKey boxKey) throws IOException {
        var fileKey = new byte[Aead.KEY];
        random.nextBytes(fileKey);
        var seed = new byte[BoxKey.SEED_LENGTH];
        boxKey.seed().get(seed);
        try {
            var wrapped = key.lend(FOR_BOX_KEYS, over -> Aead.seal(over, label("wrap", number), fileKey, random));
            PrivateFiles.write(file(number, "key"), Aead.seal(fileKey, label("key", number), seed, random));
            PrivateFiles.write(file(number, "wrap"), wrapped);
        } finally {
            Arrays.fill(fileKey, (byte) 0);
            Arrays.fill(seed, (byte) 0);
        }
    }

    /// The key; empty if it was destroyed.
    Optional<BoxKey> read(long number) throws IOException {
        if (Files.notExists(file(number, "wrap")) || Files.notExists(file(number, "key"))) {
            return Optional.empty();
        }
        var max = Aead.KEY + Aead.OVERHEAD;
        var wrapped = PrivateFiles.read(file(number, "wrap"), max);
        var sealed = PrivateFiles.read(file(number, "key"), max);
        var fileKey = key.lend(FOR_BOX_KEYS, over -> Aead.open(over, label("wrap", number), wrapped))
                .orElseThrow(() -> damaged(number));
        var seed = Aead.open(fileKey, label("key", number), sealed).orElseThrow(() -> damaged(number));
        Arrays.fill(fileKey, (byte) 0);
        try {
            return Optional.of(BoxKey.of(ByteBuffer.wrap(seed)));
        } finally {
            Arrays.fill(seed, (byte) 0);
        }
    }

    /// Every file of a key; one that is only half written is none.
    List<Path> all() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).endsWith(".new"))
                    .sorted()
                    .toList();
        }
    }

    void destroy(long number) throws IOException {
        PrivateFiles.wipe(file(number, "wrap"), random);
        PrivateFiles.wipe(file(number, "key"), random);
    }

    private Path file(long number, String part) {
        return folder.resolve(number + "." + part);
    }

    private static String label(String part, long number) {
        return "obreia.box-key-file.v1\n" + part + "\n" + number + "\n";
    }

    private static IOException damaged(long number) {
        return new IOException("the vault is damaged: a file of box key " + number + " was changed");
    }
}
