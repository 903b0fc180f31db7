package obreia.desktop.keychain;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import obreia.desktop.vault.Passphrase;
import obreia.protocol.MalformedException;

/// The Secret Service of Linux desktops (GNOME Keyring, KWallet, KeePassXC), by its command `secret-tool`: the
/// passphrase passes through pipes and is never an argument.
public final class SecretService implements Keychain {
    /// A person may have to open the keychain first.
    private static final long SECONDS = 120;

    private static final int MOST = 4 * Passphrase.MAX_LENGTH;

    private final List<String> command;

    public SecretService() {
        this(List.of("secret-tool"));
    }

    /// @param command how the command begins
    SecretService(List<String> command) {
        this.command = List.copyOf(command);
    }

    /// What is looked for is not there, which a service says without a word; where there is no service it complains.
    @Override
    public boolean isThere() {
        try {
            var process = new ProcessBuilder(with("lookup", Path.of("/")))
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            var complaint = process.getErrorStream().readNBytes(1);
            return ended(process) && complaint.length == 0;
        } catch (IOException _) {
            return false; // there is no such command
        }
    }

    @Override
    public Optional<Passphrase> find(Path profile) {
        var read = new byte[0];
        try {
            var process = new ProcessBuilder(with("lookup", profile))
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            read = process.getInputStream().readNBytes(MOST + 1);
            if (!ended(process) || process.exitValue() != 0 || read.length > MOST) {
                return Optional.empty();
            }
            var characters = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(read));
            var typed = Arrays.copyOf(characters.array(), characters.length());
            Arrays.fill(characters.array(), '\0');
            return Optional.of(Passphrase.take(typed));
        } catch (CharacterCodingException | MalformedException _) {
            return Optional.empty(); // somebody else wrote it: it is no passphrase
        } catch (IOException _) {
            return Optional.empty();
        } finally {
            Arrays.fill(read, (byte) 0);
        }
    }

    @Override
    public boolean keep(Path profile, Passphrase passphrase) {
        var words = new ArrayList<>(with("store", profile));
        words.add(command.size() + 1, "--label=Obreia: " + profile.getFileName());
        try {
            var process = new ProcessBuilder(words)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            try (var in = process.getOutputStream()) {
                passphrase.writeTo(in);
            }
            return ended(process) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public boolean forget(Path profile) {
        try {
            var process = new ProcessBuilder(with("clear", profile))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return ended(process) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private List<String> with(String verb, Path profile) {
        var words = new ArrayList<>(command);
        words.addAll(List.of(
                verb,
                "application",
                "obreia",
                "profile",
                profile.toAbsolutePath().normalize().toString()));
        return words;
    }

    private static boolean ended(Process process) {
        try {
            if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        process.destroy();
        return false;
    }
}
