package obreia.desktop.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import obreia.protocol.MalformedException;

/// What one person keeps on this computer, encrypted, in the folder of a profile; one process has it at a
/// time.
///
/// `vault.key` holds a random key under the passphrase, `vault.db` everything else under that key, and
/// `box-keys` each private box key in files of its own. Used by several threads, one at a time. Nothing
/// here is checked again on reading but its form: what is kept was verified before it was put.
public final class Vault implements AutoCloseable {
    static final String KEY = "vault.key";
    static final String DATABASE = "vault.db";
    static final String LOCK = "vault.lock";
    static final String BOX_KEYS = "box-keys";
    private static final String COPY = "vault.copy";
    private static final String FOR_DATABASE = "obreia.vault.database.v1";

    private final Path profile;
    private final SecureRandom random;
    private final VaultLock lock;
    private final VaultKey key;
    private final Database database;
    private final BoxKeys boxKeys;

    private Vault(Path profile, SecureRandom random, VaultLock lock, VaultKey key, Database database)
            throws IOException {
        this.profile = profile;
        this.random = random;
        this.lock = lock;
        this.key = key;
        this.database = database;
        this.boxKeys = new BoxKeys(database, new BoxKeyFiles(profile.resolve(BOX_KEYS), key, random));
    }

    /// What is done in one transaction.
    @FunctionalInterface
    public interface Work<T> {
        T run() throws IOException;
    }

    /// True if the profile holds a vault, whatever its state.
    public static boolean exists(Path profile) {
        return Files.exists(profile.resolve(KEY));
    }

    /// Makes the profile's folder, closed to other people, unless it is there.
    public static void prepare(Path profile) throws IOException {
        PrivateFiles.directory(profile);
    }

    /// Does what opening a vault does, with nothing in it, so that Java has loaded and compiled it when the passphrase
    /// is typed: to be called while a person types. Failures are left to the opening itself.
    ///
    /// @param memory has then what the opening will need
    public static void warmUp(StretchingMemory memory, SecureRandom random) {
        Database.warmUp();
        KeyFile.warmUp(memory, random);
    }

    /// Makes a vault in a profile that has none; the folder is made too.
    public static VaultOpening create(Path profile, Passphrase passphrase, Stretching stretching, SecureRandom random)
            throws IOException {
        PrivateFiles.directory(profile);
        var lock = VaultLock.take(profile.resolve(LOCK));
        if (lock.isEmpty()) {
            return new VaultOpening.InUse();
        }
        return using(lock.get(), () -> {
            if (exists(profile)) {
                throw new IllegalStateException("the profile " + profile + " has a vault already");
            }
            // Left by a creation that was cut off: without its key file nobody can read it.
            for (var name : List.of(DATABASE, DATABASE + "-wal", DATABASE + "-journal")) {
                Files.deleteIfExists(profile.resolve(name));
            }
            PrivateFiles.touch(profile.resolve(DATABASE));
            var key = VaultKey.generate(random);
            var sealed = KeyFile.seal(key, passphrase, stretching, random);
            var opening = open(profile, random, lock.get(), key);
            try {
                // Last: a vault is there when its key file is.
                sealed.write(profile.resolve(KEY));
                return opening;
            } catch (IOException e) {
                if (opening instanceof VaultOpening.Opened(var vault)) {
                    vault.close();
                }
                throw e;
            }
        });
    }

    /// Opens the vault of a profile.
    public static VaultOpening open(Path profile, Passphrase passphrase, SecureRandom random) throws IOException {
        return open(profile, passphrase, new StretchingMemory(), random);
    }

    /// The same, with memory that is there.
    public static VaultOpening open(Path profile, Passphrase passphrase, StretchingMemory memory, SecureRandom random)
            throws IOException {
        if (!exists(profile)) {
            return new VaultOpening.Missing();
        }
        var lock = VaultLock.take(profile.resolve(LOCK));
        if (lock.isEmpty()) {
            return new VaultOpening.InUse();
        }
        return using(lock.get(), () -> {
            KeyFile keyFile;
            try {
                keyFile = KeyFile.read(profile.resolve(KEY));
            } catch (MalformedException e) {
                return new VaultOpening.Damaged(String.valueOf(e.getMessage()));
            }
            if (!Files.exists(profile.resolve(DATABASE)) || Files.size(profile.resolve(DATABASE)) == 0) {
                return new VaultOpening.Damaged("the vault's database is gone");
            }
            var key = keyFile.open(passphrase, memory);
            return key.isEmpty() ? new VaultOpening.WrongPassphrase() : open(profile, random, lock.get(), key.get());
        });
    }

    /// The membership, TLS key and settings of this device.
    public ThisDevice device() {
        return new ThisDevice(database);
    }

    public TrustedSchemes trust() {
        return new TrustedSchemes(database);
    }

    public KnownPeople people() {
        return new KnownPeople(database);
    }

    public KeptMessages messages() {
        return new KeptMessages(database);
    }

    public KeptReceipts receipts() {
        return new KeptReceipts(database);
    }

    public Outbox outbox() {
        return new Outbox(database);
    }

    public KeptDrafts drafts() {
        return new KeptDrafts(database);
    }

    public Memory memory() {
        return new Memory(database);
    }

    public KeptLogs logs() {
        return new KeptLogs(database);
    }

    public KeptDirectory directory() {
        return new KeptDirectory(database);
    }

    public Alarms alarms() {
        return new Alarms(database);
    }

    public KeptAnswers answers() {
        return new KeptAnswers(database);
    }

    public KeptSettings settings() {
        return new KeptSettings(database);
    }

    public RequiredWitnesses witnesses() {
        return new RequiredWitnesses(database);
    }

    public BoxKeys boxKeys() {
        return boxKeys;
    }

    /// The folder of the profile, for what is kept beside the vault and in clear.
    public Path profile() {
        return profile;
    }

    /// All that `work` puts into this vault is kept, or, when it throws, nothing. Box-key files are not
    /// part of it.
    public <T> T together(Work<T> work) throws IOException {
        return database.together(work);
    }

    /// Puts another passphrase in the place of the one before; what is kept is not written again.
    public void changePassphrase(Passphrase passphrase, Stretching stretching) throws IOException {
        KeyFile.seal(key, passphrase, stretching, random).write(profile.resolve(KEY));
    }

    /// A number that stays the same as long as nothing that is kept changes.
    public long changes() throws IOException {
        return database.find(row -> row.number("number"), "SELECT total_changes() AS number")
                .orElse(0L);
    }

    /// Reads every page, and throws if one was changed or lost.
    public void check() throws IOException {
        var faults = database.list(row -> row.text("integrity_check"), "PRAGMA integrity_check");
        if (!faults.equals(List.of("ok"))) {
            throw new IOException("the vault is damaged: " + faults.getFirst());
        }
    }

    /// Writes a backup of all that is kept: a file that the passphrase of today opens, now and ever. What is encrypted
    /// stays encrypted. The file is there whole when this returns, or not at all.
    public void backUp(Path to, Instant now) throws IOException {
        var copy = profile.resolve(COPY);
        Files.deleteIfExists(copy);
        PrivateFiles.touch(copy);
        try {
            database.update("VACUUM INTO ?", copy.toAbsolutePath().toString());
            var files = new TreeMap<String, Path>();
            files.put(DATABASE, copy);
            files.put(KEY, profile.resolve(KEY));
            for (var file : boxKeys.files()) {
                files.put(BOX_KEYS + "/" + file.getFileName(), file);
            }
            BackupFile.write(to, files, now);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /// What a backup of this vault would hold.
    public BackupContents contents(Instant written) throws IOException {
        var member = device().membership();
        var person = member.isPresent() ? people().find(member.get().mailbox()) : Optional.<KnownPerson>empty();
        return new BackupContents(
                written,
                count(Direction.IN),
                count(Direction.OUT),
                database.find(row -> row.maybeTime("time"), "SELECT max(time) AS time FROM messages")
                        .orElse(Optional.empty()),
                outbox().all().size(),
                member.map(Membership::repository),
                person.map(KnownPerson::name));
    }

    private long count(Direction direction) throws IOException {
        return database.find(
                        row -> row.number("number"),
                        "SELECT count(*) AS number FROM messages WHERE direction = ?",
                        direction)
                .orElse(0L);
    }

    /// Leaves this vault's place at its repository, for it was another device's: what it read stays, and the keys that
    /// open what was sealed to that device.
    void becomeNewDevice() throws IOException {
        var _ = together(() -> {
            device().leave();
            memory().forgetOwnChains();
            return true;
        });
    }

    @Override
    public void close() throws IOException {
        try (lock;
                key;
                database) {
            // Closed in the reverse order: the lock last.
        }
    }

    private static VaultOpening open(Path profile, SecureRandom random, VaultLock lock, VaultKey key)
            throws IOException {
        Database database;
        try {
            database = key.lend(FOR_DATABASE, raw -> Database.open(profile.resolve(DATABASE), raw));
        } catch (SQLException e) {
            key.close();
            if (Database.busy(e)) {
                return new VaultOpening.InUse();
            }
            if (Database.damaged(e)) {
                return new VaultOpening.Damaged("the vault's database was changed, or is another vault's");
            }
            throw new IOException("the vault cannot be opened: " + e.getMessage(), e);
        }
        return new VaultOpening.Opened(new Vault(profile, random, lock, key, database));
    }

    /// Gives the lock back unless the vault was opened.
    private static VaultOpening using(VaultLock lock, Work<VaultOpening> work) throws IOException {
        var opened = false;
        try {
            var opening = work.run();
            opened = opening instanceof VaultOpening.Opened;
            return opening;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }
}
