package obreia.desktop.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/// The files that make up a vault, among whatever else is in the folder of a profile: what a program that is running
/// holds there is left alone.
final class VaultFiles {
    /// The key comes last: with it a vault is there.
    private static final List<String> NAMES = List.of(
            Vault.DATABASE + "-wal", Vault.DATABASE + "-shm", Vault.DATABASE + "-journal", Vault.DATABASE, Vault.KEY);

    private VaultFiles() {}

    /// Makes `to` hold the vault of `from`, and nothing of another one. No file is ever half there; `from` stays as it
    /// is.
    static void put(Path from, Path to) throws IOException {
        PrivateFiles.directory(to);
        PrivateFiles.directory(to.resolve(Vault.BOX_KEYS));
        var keys = names(from.resolve(Vault.BOX_KEYS));
        for (var name : keys) {
            one(
                    from.resolve(Vault.BOX_KEYS).resolve(name),
                    to.resolve(Vault.BOX_KEYS).resolve(name));
        }
        for (var name : names(to.resolve(Vault.BOX_KEYS))) {
            if (!keys.contains(name)) {
                Files.delete(to.resolve(Vault.BOX_KEYS).resolve(name));
            }
        }
        PrivateFiles.sync(to.resolve(Vault.BOX_KEYS));
        for (var name : NAMES) {
            one(from.resolve(name), to.resolve(name));
        }
        PrivateFiles.sync(to);
    }

    private static List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder)) {
                files.forEach(file -> names.add(file.getFileName().toString()));
            }
        }
        return names;
    }

    /// A second name for the same file where the disk has that, since a vault may be large; else a copy.
    private static void one(Path from, Path to) throws IOException {
        if (Files.notExists(from)) {
            Files.deleteIfExists(to);
            return;
        }
        var fresh = to.resolveSibling(to.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        try {
            Files.createLink(fresh, from);
        } catch (NoSuchFileException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException _) {
            Files.copy(from, fresh, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
