package obreia.desktop.card.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import obreia.desktop.card.Prompts;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeCaTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path folder;

    @Test
    void writesOnePemAndAKeyForItsOwnerAlone() throws Exception {
        assertThat(PracticeCa.create(folder, PracticeCards.NOW, random)).isTrue();
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("ca.pem", "ca.p12");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("ca.p12"))))
                .isEqualTo("rw-------");
        var certificate = PracticeCa.open(folder).certificate();
        assertThat(certificate.getBasicConstraints()).isZero();
        certificate.verify(certificate.getPublicKey());
    }

    @Test
    void leavesAnAuthorityThatIsThereAsItIs() throws Exception {
        PracticeCa.create(folder, PracticeCards.NOW, random);
        var before = Files.readAllBytes(folder.resolve("ca.p12"));
        assertThat(PracticeCa.create(folder, PracticeCards.NOW, random)).isFalse();
        assertThat(Files.readAllBytes(folder.resolve("ca.p12"))).isEqualTo(before);
    }

    @Test
    void writesThePemThatAFirstRunDidNotReach() throws Exception {
        PracticeCa.create(folder, PracticeCards.NOW, random);
        var before = Files.readString(folder.resolve("ca.pem"));
        Files.delete(folder.resolve("ca.pem"));
        PracticeCa.create(folder, PracticeCards.NOW, random);
        assertThat(folder.resolve("ca.pem")).hasContent(before);
    }

    @Test
    void refusesToReplaceAnAuthorityWhoseKeyIsLost() throws Exception {
        PracticeCa.create(folder, PracticeCards.NOW, random);
        Files.delete(folder.resolve("ca.p12"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> PracticeCa.create(folder, PracticeCards.NOW, random));
    }

    @ParameterizedTest
    @EnumSource(PracticeKey.class)
    void issuesCardsOfEachKeyThatJavaReads(PracticeKey key) throws Exception {
        var file = PracticeCards.issue(folder, key);
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PracticeCards.PIN.toCharArray());
        }
        assertThat(store.getKey("obreia", PracticeCards.PIN.toCharArray())).isNotNull();
        assertThat(store.getCertificateChain("obreia")).hasSize(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void issuesCardsThatOpensslReads() throws Exception {
        var file = PracticeCards.issue(folder, PracticeKey.P256);
        var openssl = new ProcessBuilder(
                        "openssl", "pkcs12", "-in", file.toString(), "-passin", "pass:" + PracticeCards.PIN, "-nodes")
                .redirectError(folder.resolve("stderr").toFile())
                .start();
        var output = Bytes.of(openssl.getInputStream().readAllBytes()).text();
        assertThat(openssl.waitFor()).isZero();
        assertThat(output).containsOnlyOnce("-----BEGIN PRIVATE KEY-----").contains("CN = Ana Reis");
    }

    @Test
    void neverOverwritesACard() throws Exception {
        PracticeCards.issue(folder, PracticeKey.P256);
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> PracticeCards.issue(folder, PracticeKey.P256));
    }

    @Test
    void neverIssuesACardThatOutlivesIt() throws Exception {
        PracticeCa.create(folder, PracticeCards.NOW, random);
        var ca = PracticeCa.open(folder);
        try (var pin = Prompts.pin("1234")) {
            var late = PracticeCards.NOW.plus(Duration.ofDays(3000));
            assertThat(ca.issue(folder.resolve("late.p12"), "Ana", PracticeKey.P256, pin, late, random)
                            .getNotAfter())
                    .isEqualTo(ca.certificate().getNotAfter());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "12345678901234567", "12 34", "çã12"})
    void refusesAPinThatACardCannotHave(String text) throws Exception {
        PracticeCa.create(folder, PracticeCards.NOW, random);
        try (var pin = Prompts.pin(text)) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> PracticeCa.open(folder)
                            .issue(folder.resolve("x.p12"), "Ana", PracticeKey.P256, pin, PracticeCards.NOW, random));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\u202eb", "12345678901234567890123456789012345678901234567890123456789012345"})
    void refusesANameThatCannotBeShown(String name) throws Exception {
        PracticeCa.create(folder, PracticeCards.NOW, random);
        try (var pin = Prompts.pin("1234")) {
            assertThatExceptionOfType(MalformedException.class)
                    .isThrownBy(() -> PracticeCa.open(folder)
                            .issue(folder.resolve("x.p12"), name, PracticeKey.P256, pin, PracticeCards.NOW, random));
        }
    }

    @Test
    void refusesFilesThatAreNoCard() throws Exception {
        var card = Files.readAllBytes(PracticeCards.issue(folder, PracticeKey.P256));
        for (var at = 0; at < card.length; at += 7) {
            var cut = Bytes.of(card).slice(0, at);
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> PracticePfx.decode(cut));
        }
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> PracticePfx.decode(Bytes.of(new byte[PracticePfx.MAX_SIZE + 1])));
    }

    @Test
    void neverFailsOtherwiseAtAChangedFile() throws Exception {
        var card = Files.readAllBytes(PracticeCards.issue(folder, PracticeKey.P256));
        var refused = 0;
        for (var at = 0; at < card.length; at += 3) {
            var changed = card.clone();
            changed[at] ^= 0x41;
            try {
                assertThat(PracticePfx.decode(Bytes.of(changed)).certificates()).isNotEmpty();
            } catch (MalformedException e) {
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void refusesAChangedFileEvenWithItsPin() throws Exception {
        var file = PracticeCards.issue(folder, PracticeKey.P256);
        var card = Files.readAllBytes(file);
        var name = Bytes.utf8("Ana Reis");
        var at = 0;
        while (!Bytes.of(card).slice(at, at + name.length()).equals(name)) {
            at++;
        }
        card[at] = 'E';
        var changed = PracticePfx.decode(Bytes.of(card));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> changed.unlock(PracticeCards.PIN.toCharArray()))
                .withMessageContaining("damaged");
        assertThat(changed.unlock("0000".toCharArray())).isEmpty();
    }
}
