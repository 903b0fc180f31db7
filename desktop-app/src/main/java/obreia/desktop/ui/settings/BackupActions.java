package obreia.desktop.ui.settings;

import java.io.File;
import java.util.Optional;
import java.util.function.Consumer;
import obreia.desktop.vault.BackupContents;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Rehearsal;

/// What the part about backups asks for. Called and answered on the FX thread.
public interface BackupActions {
    /// What came of making a backup.
    sealed interface Making {
        /// It is there.
        ///
        /// @param size in bytes
        record Written(File file, long size, BackupContents contents) implements Making {}

        /// It is not; `why` is for a person.
        record Failed(String why) implements Making {}
    }

    /// Asks where to, and writes; `begun` is called when it begins.
    void make(Runnable begun, Consumer<Making> done);

    /// Asks which backup is meant.
    Optional<File> choose();

    /// Opens and reads all of a backup; the passphrase is wiped after.
    void rehearse(File file, Passphrase passphrase, Consumer<Rehearsal> done);

    /// Whether a backup can be put in the place of what is kept.
    boolean canRestore();

    /// The same as a rehearsal; where the backup is good, the passphrase is held until it is restored or forgotten.
    void prepare(File file, Passphrase passphrase, Consumer<Rehearsal> done);

    /// Ends the window and puts the prepared backup in the place of what is kept.
    void restore();

    /// Forgets what was prepared.
    void forget();
}
