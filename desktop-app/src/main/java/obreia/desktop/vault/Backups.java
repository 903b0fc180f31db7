package obreia.desktop.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import obreia.protocol.MalformedException;

/// Backups of vaults: rehearsed, and put in the place of a profile.
///
/// A backup is unpacked into a folder beside the profile, opened with its passphrase and read whole: every page of the
/// database, every box key. A restored vault is a new device (docs/adr/0013): it leaves its place at the repository and
/// the chains that it numbered, and joins again with the card. What it had signed and not sent yet it still sends: the
/// repository takes a message once.
public final class Backups {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Backups() {}

    /// Does all that a restore does but the last step, and changes nothing.
    ///
    /// @param profile where the profile would be: the space beside it is used for the time of the rehearsal
    public static Rehearsal rehearse(Path file, Path profile, Passphrase passphrase, SecureRandom random)
            throws IOException {
        var folder = beside(profile, "rehearsal");
        try {
            return unpacked(file, folder, passphrase, random, _ -> {});
        } finally {
            delete(folder);
        }
    }

    /// Puts a backup in the place of a profile; the one that was there is kept beside it.
    public static Restoring restore(Path file, Path profile, Passphrase passphrase, SecureRandom random, Instant now)
            throws IOException {
        if (Files.notExists(profile)) {
            return restoreHere(file, profile, passphrase, random, now);
        }
        var lock = VaultLock.take(profile.resolve(Vault.LOCK));
        if (lock.isEmpty()) {
            return new Restoring.InUse();
        }
        try (var _ = lock.get()) {
            return restoreHere(file, profile, passphrase, random, now);
        }
    }

    private static Restoring restoreHere(
            Path file, Path profile, Passphrase passphrase, SecureRandom random, Instant now) throws IOException {
        var folder = beside(profile, "restoring");
        try {
            return switch (unpacked(file, folder, passphrase, random, Vault::becomeNewDevice)) {
                case Rehearsal.WrongPassphrase() -> new Restoring.WrongPassphrase();
                case Rehearsal.Damaged(var why) -> new Restoring.Damaged(why);
                case Rehearsal.Good(var contents) -> new Restoring.Done(contents, exchange(folder, profile, now));
            };
        } finally {
            delete(folder);
        }
    }

    /// What is done with an unpacked vault after it was found to be whole.
    private interface Then {
        void with(Vault vault) throws IOException;
    }

    private static Rehearsal unpacked(Path file, Path folder, Passphrase passphrase, SecureRandom random, Then then)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        Instant written;
        try {
            PrivateFiles.directory(folder);
            written = BackupFile.unpack(file, folder);
        } catch (MalformedException e) {
            return new Rehearsal.Damaged(String.valueOf(e.getMessage()));
        }
        return switch (Vault.open(folder, passphrase, random)) {
            case VaultOpening.WrongPassphrase() -> new Rehearsal.WrongPassphrase();
            case VaultOpening.Damaged(var why) -> new Rehearsal.Damaged(why);
            case VaultOpening.Missing() -> new Rehearsal.Damaged("there is no vault in it");
            case VaultOpening.InUse() -> throw new IOException(folder + " is used by another process");
            case VaultOpening.Opened(var vault) -> {
                try (vault) {
                    vault.check();
                    vault.boxKeys().open().close();
                    var contents = vault.contents(written);
                    then.with(vault);
                    yield new Rehearsal.Good(contents);
                } catch (IOException e) {
                    yield new Rehearsal.Damaged(String.valueOf(e.getMessage()));
                }
            }
        };
    }

    /// Only the vault's own files change: the window that restores holds others in the same folder. The former vault is
    /// whole in its new place before the first of them does.
    private static Optional<Path> exchange(Path fresh, Path profile, Instant now) throws IOException {
        if (Files.notExists(profile)) {
            Files.move(fresh, profile, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        }
        if (!Vault.exists(profile)) {
            VaultFiles.put(fresh, profile);
            return Optional.empty();
        }
        var aside = sibling(profile, "before-" + MOMENT.format(now));
        VaultFiles.put(profile, aside);
        try {
            VaultFiles.put(fresh, profile);
        } catch (IOException e) {
            VaultFiles.put(aside, profile);
            delete(aside);
            throw e;
        }
        return Optional.of(aside);
    }

    /// An empty place beside the profile, on the same disk.
    private static Path beside(Path profile, String what) throws IOException {
        var folder = sibling(profile, what);
        delete(folder); // left by one that was cut off
        return folder;
    }

    private static Path sibling(Path profile, String what) throws IOException {
        var whole = profile.toAbsolutePath().normalize();
        var parent = whole.getParent();
        var name = whole.getFileName();
        if (parent == null || name == null) {
            throw new IOException(profile + " cannot be a profile");
        }
        PrivateFiles.directory(parent);
        var sibling = parent.resolve(name + "." + what);
        for (var number = 2; what.startsWith("before") && Files.exists(sibling); number++) {
            sibling = parent.resolve(name + "." + what + "-" + number);
        }
        return sibling;
    }

    /// Deletes a folder of two levels, which this class made.
    private static void delete(Path folder) throws IOException {
        for (var inside : new Path[] {folder.resolve("box-keys"), folder}) {
            if (Files.isDirectory(inside)) {
                try (var files = Files.newDirectoryStream(inside)) {
                    for (var file : files) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.delete(inside);
            }
        }
    }
}
