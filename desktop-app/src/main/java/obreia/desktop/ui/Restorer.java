package obreia.desktop.ui;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import obreia.assets.Words;
import obreia.desktop.vault.Backups;
import obreia.desktop.vault.Passphrase;
import obreia.desktop.vault.Restoring;

/// Puts a backup in the place of the vault of a window, which it closes before.
record Restorer(Path profile, Equipment equipment, Words words) {
    /// What came of it.
    ///
    /// @param sentence for the person who is asked for the passphrase next
    record Outcome(boolean done, String sentence) {}

    /// Waits for the line, the vault and the disk: not on the FX thread.
    Outcome restore(MailWindow window, Path backup, Passphrase passphrase) {
        try (passphrase) {
            window.close();
            return switch (Backups.restore(
                    backup,
                    profile,
                    passphrase,
                    equipment.random(),
                    equipment.clock().instant())) {
                case Restoring.Done done ->
                    new Outcome(
                            true,
                            done.aside()
                                    .map(aside -> words.of("comeback.done", aside.toString()))
                                    .orElseGet(() -> words.of("comeback.doneAlone")));
                case Restoring.WrongPassphrase() -> not(words.of("comeback.wrong"));
                case Restoring.Damaged(var why) -> not(why);
                case Restoring.InUse() -> not(words.of("comeback.inUse"));
            };
        } catch (NoSuchFileException e) {
            return not(words.of("backup.noFile", String.valueOf(e.getFile())));
        } catch (IOException | RuntimeException e) {
            return not(String.valueOf(e.getMessage()));
        }
    }

    private Outcome not(String why) {
        return new Outcome(false, words.of("comeback.not", why));
    }
}
