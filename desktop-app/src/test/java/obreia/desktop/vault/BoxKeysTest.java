package obreia.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.protocol.VerificationException;
import obreia.protocol.sealing.BoxKey;
import obreia.protocol.sealing.Opener;
import obreia.protocol.sealing.Sealer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoxKeysTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path folder;

    @Test
    void openWhatWasSealedToThemUntilTheyAreDestroyed() throws Exception {
        var der = TestEnvelopes.der(100);
        try (var one = BoxKey.generate(random);
                var two = BoxKey.generate(random)) {
            var letter = Sealer.seal(der, List.of(one.recipient()), random);
            try (var vault = TestVaults.create(folder)) {
                vault.boxKeys().add(one, TestVaults.certificate(1, one));
                vault.boxKeys().accepted(1, TestVaults.TIME);
                vault.boxKeys().add(two, TestVaults.certificate(2, two));
            }
            try (var vault = TestVaults.open(folder)) {
                assertThat(vault.boxKeys().nextNumber()).isEqualTo(3);
                assertThat(vault.boxKeys().all()).extracting(OwnBoxKey::number).containsExactly(2L, 1L);
                assertThat(vault.boxKeys().current().map(OwnBoxKey::number)).contains(1L);
                try (var open = vault.boxKeys().open()) {
                    assertThat(open.keys())
                            .extracting(BoxKey::recipient)
                            .containsExactly(two.recipient(), one.recipient());
                    assertThat(Opener.open(letter, open.keys())).isEqualTo(der);
                }
                vault.boxKeys().destroy(1, TestVaults.TIME);
                try (var open = vault.boxKeys().open()) {
                    assertThatThrownBy(() -> Opener.open(letter, open.keys()))
                            .isInstanceOf(VerificationException.class);
                }
                assertThat(vault.boxKeys().all().getLast().destroyed()).contains(TestVaults.TIME);
                assertThat(vault.boxKeys().nextNumber()).isEqualTo(3);
            }
            assertThat(names()).containsExactlyInAnyOrder("2.key", "2.wrap");
        }
    }

    @Test
    void whatRemainsOfADestroyedKeyOpensNothing() throws Exception {
        try (var key = BoxKey.generate(random);
                var vault = TestVaults.create(folder)) {
            vault.boxKeys().add(key, TestVaults.certificate(1, key));
            var file = folder.resolve("box-keys/1.key");
            var undeleted = Files.readAllBytes(file);
            vault.boxKeys().destroy(1, TestVaults.TIME);
            // Somebody brings the first file back; what opened it is gone.
            Files.write(file, undeleted);
            try (var open = vault.boxKeys().open()) {
                assertThat(open.keys()).isEmpty();
            }
        }
    }

    @Test
    void aFileChangedOrTakenFromAnotherNumberIsDamage() throws Exception {
        try (var one = BoxKey.generate(random);
                var two = BoxKey.generate(random);
                var vault = TestVaults.create(folder)) {
            vault.boxKeys().add(one, TestVaults.certificate(1, one));
            vault.boxKeys().add(two, TestVaults.certificate(2, two));
            for (var part : List.of("key", "wrap")) {
                var file = folder.resolve("box-keys/1." + part);
                var good = Files.readAllBytes(file);
                Files.write(file, Files.readAllBytes(folder.resolve("box-keys/2." + part)));
                assertThatThrownBy(() -> vault.boxKeys().open())
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("a file of box key 1 was changed");
                Files.write(file, good);
            }
            vault.boxKeys().open().close();
        }
    }

    @Test
    void aNumberIsUsedOnceAndForItsKey() throws Exception {
        try (var one = BoxKey.generate(random);
                var two = BoxKey.generate(random);
                var vault = TestVaults.create(folder)) {
            vault.boxKeys().add(one, TestVaults.certificate(3, one));
            assertThatThrownBy(() -> vault.boxKeys().add(two, TestVaults.certificate(3, two)))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> vault.boxKeys().add(two, TestVaults.certificate(4, one)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder.resolve("box-keys"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
