package obreia.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.sealing.BoxKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other processes see of a vault, and what a death leaves of it.
class VaultProcessTest {
    @TempDir
    Path folder;

    @Test
    void anotherProcessIsToldThatItIsInUse() throws Exception {
        TestVaults.create(folder).close();
        var holder = VaultChild.start("hold", folder);
        try (var says = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(says.readLine()).isEqualTo("open");
            try (var passphrase = TestVaults.passphrase()) {
                assertThat(Vault.open(folder, passphrase, new SecureRandom())).isEqualTo(new VaultOpening.InUse());
            }
        } finally {
            kill(holder);
        }
        TestVaults.open(folder).close();
    }

    @Test
    void thisProcessKeepsOthersOutAlsoAfterItTriedTwice() throws Exception {
        try (var vault = TestVaults.create(folder);
                var passphrase = TestVaults.passphrase()) {
            assertThat(Vault.open(folder, passphrase, new SecureRandom())).isEqualTo(new VaultOpening.InUse());
            var other = VaultChild.start("try", folder);
            try (var says = other.inputReader(StandardCharsets.UTF_8)) {
                assertThat(says.readLine()).isEqualTo("[InUse]");
            } finally {
                kill(other);
            }
            vault.check();
        }
    }

    @Test
    void aKilledProcessLeavesAllThatWasCommittedAndNothingByHalves() throws Exception {
        TestVaults.create(folder).close();
        for (var round = 1; round <= 3; round++) {
            var said = killedAfter(40 * round);
            try (var vault = TestVaults.open(folder)) {
                vault.check();
                var kept = vault.messages().list(Direction.IN, 100_000, 0);
                var waiting = vault.outbox().all().stream().map(Waiting::digest).toList();
                assertThat(kept).hasSizeGreaterThanOrEqualTo(said.size());
                assertThat(kept).extracting(ListedMessage::message).containsExactlyInAnyOrderElementsOf(waiting);
                for (var number : said) {
                    var message = TestVaults.opened(number, "Number " + number, "Text");
                    assertThat(vault.messages().find(message.message(), Direction.IN))
                            .contains(message);
                }
                assertThat(vault.memory()
                                .newest(Bytes.utf8("chain"))
                                .orElseThrow()
                                .number())
                        .isEqualTo(kept.size());
            }
        }
    }

    @Test
    void nothingStandsInClearInAnyFile() throws Exception {
        var secrets = new ArrayList<byte[]>();
        for (var word : List.of("Zebrafinch", "Quagmire", "correct horse", "PRACTICE-77")) {
            secrets.add(word.getBytes(StandardCharsets.UTF_8));
        }
        try (var vault = TestVaults.create(folder);
                var boxKey = BoxKey.generate(new SecureRandom())) {
            TestVaults.fill(vault);
            var tls = TestVaults.tls();
            vault.device().putTls(tls);
            vault.boxKeys().add(boxKey, TestVaults.certificate(1, boxKey));
            var seed = new byte[BoxKey.SEED_LENGTH];
            boxKey.seed().get(seed);
            secrets.add(seed);
            var pkcs8 = tls.key().getEncoded();
            secrets.add(Arrays.copyOfRange(pkcs8, pkcs8.length - 32, pkcs8.length));
            secrets.add(TestVaults.mailbox(1).toString().getBytes(StandardCharsets.UTF_8));
            vault.people()
                    .put(
                            new KnownPerson(
                                    TestVaults.mailbox(1),
                                    new Person(SchemeName.PRACTICE, "serial:PRACTICE-77"),
                                    "Ana Zebrafinch",
                                    Optional.empty(),
                                    1,
                                    true),
                            new KeptStatement(
                                    TestVaults.mailbox(1),
                                    1,
                                    TestVaults.digest("statement"),
                                    Bytes.utf8("Quagmire"),
                                    OptionalLong.empty()));
            assertHidden(secrets);
        }
        assertHidden(secrets);
    }

    private void assertHidden(List<byte[]> secrets) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (var secret : secrets) {
                    assertThat(text.contains(new String(secret, StandardCharsets.ISO_8859_1)))
                            .as(file + " holds a secret")
                            .isFalse();
                }
            }
        }
    }

    /// The numbers that a writing process had said when it was killed.
    private List<Integer> killedAfter(int numbers) throws Exception {
        var writer = VaultChild.start("write", folder);
        var said = new ArrayList<Integer>();
        try (var says = writer.inputReader(StandardCharsets.UTF_8)) {
            while (said.size() < numbers) {
                said.add(Integer.parseInt(says.readLine()));
            }
            kill(writer);
            for (var line = says.readLine(); line != null; line = says.readLine()) {
                said.add(Integer.parseInt(line));
            }
        } finally {
            kill(writer);
        }
        return said;
    }

    private static void kill(Process process) throws InterruptedException {
        // Through the handle: Process itself would close what the dead one had said.
        process.toHandle().destroyForcibly();
        process.waitFor();
    }
}
