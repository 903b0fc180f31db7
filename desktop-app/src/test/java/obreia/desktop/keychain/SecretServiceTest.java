package obreia.desktop.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.vault.Passphrase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A passphrase in a real keychain: GNOME Keyring on a message bus of its own, spoken to by secret-tool.
@Tag("keychain")
class SecretServiceTest {
    private static final String PASSPHRASE = "três palavras\ne uma linha ✉";

    @TempDir
    Path folder;

    private Optional<Process> bus = Optional.empty();
    private Optional<Process> keyring = Optional.empty();
    private String address = "";

    @BeforeEach
    void aKeyringIsOpen() throws Exception {
        var started = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--print-address")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        bus = Optional.of(started);
        address = started.inputReader(StandardCharsets.UTF_8).readLine();
        var daemon = new ProcessBuilder("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        daemon.environment()
                .putAll(Map.of(
                        "DBUS_SESSION_BUS_ADDRESS",
                        address,
                        "HOME",
                        folder.toString(),
                        "XDG_DATA_HOME",
                        folder.resolve("data").toString(),
                        "XDG_RUNTIME_DIR",
                        folder.toString()));
        var running = daemon.start();
        keyring = Optional.of(running);
        try (var in = running.getOutputStream()) {
            in.write("of the test".getBytes(StandardCharsets.UTF_8));
        }
        // It prints where it is when it has its place on the bus.
        assertThat(running.inputReader(StandardCharsets.UTF_8).readLine()).startsWith("GNOME_KEYRING_CONTROL=");
    }

    @AfterEach
    void allOfItEnds() {
        keyring.ifPresent(Process::destroy);
        bus.ifPresent(Process::destroy);
    }

    @Test
    void aPassphraseIsKeptFoundAndForgotten() throws Exception {
        var keychain = on(address);
        var profile = folder.resolve("Ana Exemplo");
        assertThat(keychain.isThere()).isTrue();
        assertThat(keychain.find(profile)).isEmpty();

        try (var passphrase = Passphrase.take(PASSPHRASE.toCharArray())) {
            assertThat(keychain.keep(profile, passphrase)).isTrue();
        }
        try (var found = keychain.find(profile).orElseThrow()) {
            assertThat(text(found)).isEqualTo(PASSPHRASE);
        }
        assertThat(keychain.find(folder.resolve("somebody else"))).isEmpty();

        assertThat(keychain.forget(profile)).isTrue();
        assertThat(keychain.find(profile)).isEmpty();
    }

    @Test
    void withoutAServiceOrItsCommandThereIsNone() throws Exception {
        for (var none : List.of(
                on("unix:path=" + folder.resolve("nobody")), new SecretService(List.of("no-such-secret-tool")))) {
            assertThat(none.isThere()).isFalse();
            assertThat(none.find(folder)).isEmpty();
            assertThat(none.forget(folder)).isFalse();
            try (var passphrase = Passphrase.take(PASSPHRASE.toCharArray())) {
                assertThat(none.keep(folder, passphrase)).isFalse();
            }
        }
    }

    private static SecretService on(String address) {
        return new SecretService(List.of("env", "DBUS_SESSION_BUS_ADDRESS=" + address, "secret-tool"));
    }

    private static String text(Passphrase passphrase) throws IOException {
        var out = new ByteArrayOutputStream();
        passphrase.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
