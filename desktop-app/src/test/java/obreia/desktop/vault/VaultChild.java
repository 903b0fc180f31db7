package obreia.desktop.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.protocol.codec.Bytes;

/// Another process with a vault: `hold DIR` keeps it open, `write DIR` keeps one message after another and says each
/// number when its transaction is done, `try DIR` says what opening gives.
final class VaultChild {
    private VaultChild() {}

    public static void main(String[] args) throws Exception {
        var profile = Path.of(args[1]);
        switch (args[0]) {
            case "hold" -> hold(profile);
            case "write" -> write(profile);
            default -> attempt(profile);
        }
    }

    /// Starts one with this test's class path.
    static Process start(String verb, Path profile) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.sqlite.tmpdir=" + System.getProperty("org.sqlite.tmpdir"),
                "-cp",
                System.getProperty("java.class.path"),
                VaultChild.class.getName(),
                verb,
                profile.toString());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// What `write` puts in one transaction under this number.
    static void put(Vault vault, int number) throws IOException {
        var message = TestVaults.opened(number, "Number " + number, "Text");
        var chain = new Chain(Bytes.utf8("chain"), TestVaults.mailbox(1), List.of(TestVaults.mailbox(1)), true);
        vault.together(() -> {
            vault.messages().put(message);
            vault.outbox()
                    .put(Waiting.fresh(
                            message.message(),
                            message.recipients(),
                            Optional.empty(),
                            Bytes.utf8("salt"),
                            message.envelope().orElseThrow(),
                            message.time()));
            vault.memory().put(chain, new Link(chain.id(), number + 1, message.message(), OptionalLong.empty()));
            return true;
        });
    }

    private static void hold(Path profile) throws IOException {
        try (var vault = TestVaults.open(profile)) {
            vault.check();
            System.out.println("open");
            if (System.in.read() >= 0) {
                System.out.println("closing");
            }
        }
    }

    private static void write(Path profile) throws IOException {
        try (var vault = TestVaults.open(profile)) {
            for (var number = 0; ; number++) {
                put(vault, number);
                System.out.println(number);
            }
        }
    }

    private static void attempt(Path profile) throws Exception {
        try (var passphrase = TestVaults.passphrase()) {
            var opening = Vault.open(profile, passphrase, new SecureRandom());
            System.out.println(Arrays.asList(opening.getClass().getSimpleName()));
            if (opening instanceof VaultOpening.Opened(var vault)) {
                vault.close();
            }
        }
    }
}
