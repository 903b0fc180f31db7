package obreia.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void opensAgainWithItsPassphraseAndNoOther() throws Exception {
        var profile = folder.resolve("a profile?");
        assertThat(Vault.exists(profile)).isFalse();
        try (var vault = TestVaults.create(profile)) {
            vault.device().putMark(ThisDevice.Mark.MESSAGES, 7);
        }
        try (var vault = TestVaults.open(profile)) {
            assertThat(vault.device().mark(ThisDevice.Mark.MESSAGES)).hasValue(7);
        }
        try (var wrong = Passphrase.take("wrong".toCharArray())) {
            assertThat(Vault.open(profile, wrong, random)).isEqualTo(new VaultOpening.WrongPassphrase());
        }
        TestVaults.open(profile).close();
    }

    @Test
    void saysThatThereIsNoVault() throws Exception {
        try (var passphrase = TestVaults.passphrase()) {
            assertThat(Vault.open(folder, passphrase, random)).isEqualTo(new VaultOpening.Missing());
        }
    }

    @Test
    void isNotMadeTwice() throws Exception {
        TestVaults.create(folder).close();
        try (var passphrase = TestVaults.passphrase()) {
            assertThatThrownBy(() -> Vault.create(folder, passphrase, TestVaults.QUICK, random))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aCreationThatWasCutOffIsNotInTheWayOfTheNext() throws Exception {
        TestVaults.create(folder).close();
        Files.delete(folder.resolve("vault.key"));
        try (var passphrase = TestVaults.passphrase()) {
            assertThat(Vault.open(folder, passphrase, random)).isEqualTo(new VaultOpening.Missing());
        }
        TestVaults.create(folder).close();
        TestVaults.open(folder).close();
    }

    @Test
    void aKeyFileThatAsksForTooMuchIsDamage() throws Exception {
        TestVaults.create(folder).close();
        var file = folder.resolve("vault.key");
        var good = Files.readString(file);
        for (var bad : new String[] {
            good.replace("\"memoryKib\": 8192", "\"memoryKib\": 99999999"),
            good.replace("\"passes\": 1", "\"passes\": 1000"),
            good.replace("\"lanes\": 1", "\"lanes\": 0"),
            good.replace("obreia.vault.v1", "obreia.vault.v2"),
            good.replace("}", ", \"more\": 1}"),
            good + " ".repeat(5000),
            ""
        }) {
            Files.writeString(file, bad);
            assertThat(damage()).as(bad).isNotEmpty();
        }
    }

    @Test
    void isOpenOnce() throws Exception {
        try (var vault = TestVaults.create(folder);
                var passphrase = TestVaults.passphrase()) {
            assertThat(Vault.open(folder, passphrase, random)).isEqualTo(new VaultOpening.InUse());
            vault.check();
        }
        TestVaults.open(folder).close();
    }

    @Test
    void changesItsPassphrase() throws Exception {
        try (var fresh = Passphrase.take("another one".toCharArray())) {
            try (var vault = TestVaults.create(folder)) {
                vault.changePassphrase(fresh, TestVaults.QUICK);
            }
            try (var old = TestVaults.passphrase()) {
                assertThat(Vault.open(folder, old, random)).isEqualTo(new VaultOpening.WrongPassphrase());
            }
            var opening = Vault.open(folder, fresh, random);
            assertThat(opening).isInstanceOf(VaultOpening.Opened.class);
            ((VaultOpening.Opened) opening).vault().close();
        }
    }

    @Test
    void itsFilesAreTheOwnersAlone() throws Exception {
        try (var vault = TestVaults.create(folder.resolve("profile"))) {
            TestVaults.fill(vault);
            try (var files = Files.walk(folder.resolve("profile"))) {
                for (var file : files.toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
                }
            }
        }
    }

    @Test
    void aByteChangedAnywhereIsFoundAndIsNoWrongPassphrase() throws Exception {
        try (var vault = TestVaults.create(folder)) {
            TestVaults.fill(vault);
        }
        for (var name : new String[] {"vault.key", "vault.db"}) {
            var file = folder.resolve(name);
            var good = Files.readAllBytes(file);
            for (var at = 3; at < good.length; at += Math.max(1, good.length / 40)) {
                var changed = good.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                assertThat(damage()).as(name + " byte " + at).isNotEmpty();
            }
            Files.write(file, good);
        }
        TestVaults.open(folder).close();
    }

    @Test
    void aDatabaseLostOrCutIsDamage() throws Exception {
        TestVaults.create(folder).close();
        var file = folder.resolve("vault.db");
        var good = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
        assertThat(damage()).isNotEmpty();
        Files.delete(file);
        assertThat(damage()).isEqualTo("the vault's database is gone");
    }

    @Test
    void whatFailsInATransactionLeavesNothing() throws Exception {
        try (var vault = TestVaults.create(folder)) {
            assertThatThrownBy(() -> vault.together(() -> {
                        vault.device().putMark(ThisDevice.Mark.MESSAGES, 7);
                        throw new IOException("the disk went away");
                    }))
                    .hasMessage("the disk went away");
            assertThat(vault.device().mark(ThisDevice.Mark.MESSAGES)).isEmpty();
            vault.together(() -> {
                vault.device().putMark(ThisDevice.Mark.MESSAGES, 8);
                return true;
            });
            vault.device().putMark(ThisDevice.Mark.MESSAGES, 3);
            assertThat(vault.device().mark(ThisDevice.Mark.MESSAGES)).hasValue(8);
        }
    }

    /// What the vault says of its damage, on opening or when it is checked.
    private String damage() throws IOException {
        try (var passphrase = TestVaults.passphrase()) {
            return switch (Vault.open(folder, passphrase, random)) {
                case VaultOpening.Damaged(var why) -> why;
                case VaultOpening.Opened(var vault) -> {
                    try (vault) {
                        vault.check();
                        yield "";
                    } catch (IOException e) {
                        yield String.valueOf(e.getMessage());
                    }
                }
                case VaultOpening.WrongPassphrase(), VaultOpening.Missing(), VaultOpening.InUse() -> "";
            };
        }
    }
}
