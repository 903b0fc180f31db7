package obreia.desktop.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.JsonObject;

/// The file `vault.key`: the vault's key under the passphrase, with what it takes to stretch the passphrase again.
///
/// Its own digest tells a damaged file from a wrong passphrase.
record KeyFile(Stretching stretching, Bytes salt, Bytes sealedKey) {
    private static final String KIND = "obreia.vault.v1";
    private static final int MAX_SIZE = 4096;
    private static final int SEALED = Aead.KEY + Aead.OVERHEAD;

    /// A key file for this key under this passphrase, with a salt of its own.
    static KeyFile seal(VaultKey key, Passphrase passphrase, Stretching stretching, SecureRandom random) {
        return seal(key, passphrase, stretching, new StretchingMemory(), random);
    }

    private static KeyFile seal(
            VaultKey key, Passphrase passphrase, Stretching stretching, StretchingMemory memory, SecureRandom random) {
        var salt = Bytes.random(Stretching.SALT, random);
        var stretched = stretching.stretch(passphrase, salt, memory);
        try {
            return new KeyFile(stretching, salt, key.sealUnder(stretched, label(stretching, salt), random));
        } finally {
            Arrays.fill(stretched, (byte) 0);
        }
    }

    /// Seals a key that is of no vault and opens it again, in one pass each over as much memory as a vault takes: then
    /// that memory is there, and Java has loaded and compiled what opens a key file.
    static void warmUp(StretchingMemory memory, SecureRandom random) {
        var once = new Stretching(Stretching.STANDARD.memoryKib(), 1, 1);
        try (var passphrase = Passphrase.take("warm".toCharArray());
                var key = VaultKey.generate(random)) {
            seal(key, passphrase, once, memory, random).open(passphrase, memory).ifPresent(opened -> {
                try (opened) {
                    var _ = opened.lend("obreia.vault.nothing.v1", derived -> derived.length);
                }
            });
        } catch (MalformedException e) {
            throw new IllegalStateException("a passphrase of letters is one", e);
        }
    }

    /// The vault's key, if the passphrase is the right one.
    Optional<VaultKey> open(Passphrase passphrase, StretchingMemory memory) {
        var stretched = stretching.stretch(passphrase, salt, memory);
        try {
            return Aead.open(stretched, label(stretching, salt), sealedKey).map(VaultKey::take);
        } finally {
            Arrays.fill(stretched, (byte) 0);
        }
    }

    static KeyFile read(Path file) throws IOException, MalformedException {
        if (Files.size(file) > MAX_SIZE) {
            throw new MalformedException("vault.key has more than " + MAX_SIZE + " bytes");
        }
        var json = JsonObject.parse("vault.key", PrivateFiles.read(file, MAX_SIZE));
        var kind = json.string("kind", 40);
        if (!kind.equals(KIND)) {
            throw new MalformedException("vault.key is not of the kind " + KIND);
        }
        var stretching = Stretching.read(
                json.number("memoryKib", 0, Integer.MAX_VALUE),
                json.number("passes", 0, Integer.MAX_VALUE),
                json.number("lanes", 0, Integer.MAX_VALUE));
        var salt = bytes(json, "salt", Stretching.SALT);
        var sealedKey = bytes(json, "key", SEALED);
        var digest = Digest.parse(json.string("sha256", 64));
        json.finish();
        var keyFile = new KeyFile(stretching, salt, sealedKey);
        if (!keyFile.digest().equals(digest)) {
            throw new MalformedException("vault.key was changed: its digest is another one");
        }
        return keyFile;
    }

    void write(Path file) throws IOException {
        var json = """
                {"kind": "%s", "memoryKib": %d, "passes": %d, "lanes": %d, "salt": "%s", "key": "%s", "sha256": "%s"}
                """.formatted(
                        KIND,
                        stretching.memoryKib(),
                        stretching.passes(),
                        stretching.lanes(),
                        salt.base64(),
                        sealedKey.base64(),
                        digest());
        PrivateFiles.write(file, Bytes.utf8(json));
    }

    private Digest digest() {
        return Digest.of(Bytes.utf8(label(stretching, salt)), sealedKey);
    }

    private static String label(Stretching stretching, Bytes salt) {
        return "%s\n%d\n%d\n%d\n%s\n"
                .formatted(KIND, stretching.memoryKib(), stretching.passes(), stretching.lanes(), salt.base64());
    }

    private static Bytes bytes(JsonObject json, String name, int length) throws MalformedException {
        var bytes = Bytes.fromBase64(json.string(name, 200));
        if (bytes.length() != length) {
            throw new MalformedException("vault.key: " + name + " has " + bytes.length() + " bytes, not " + length);
        }
        return bytes;
    }
}
