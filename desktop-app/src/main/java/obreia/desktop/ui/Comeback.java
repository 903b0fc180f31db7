package obreia.desktop.ui;

import java.nio.file.Path;
import obreia.desktop.vault.Passphrase;

/// Ends a window and comes back with another vault in the place of the one that it showed.
@FunctionalInterface
public interface Comeback {
    /// Puts a backup there.
    ///
    /// @param passphrase of the backup, which is wiped after
    void restore(Path backup, Passphrase passphrase);
}
