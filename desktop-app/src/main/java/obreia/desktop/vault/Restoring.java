package obreia.desktop.vault;

import java.nio.file.Path;
import java.util.Optional;

/// What came of putting a backup in the place of a profile. Unless it is done, nothing was changed.
public sealed interface Restoring {
    /// The backup is in place.
    ///
    /// @param aside where the profile that was there before is kept; absent where there was none
    record Done(BackupContents contents, Optional<Path> aside) implements Restoring {}

    record WrongPassphrase() implements Restoring {}

    record Damaged(String why) implements Restoring {}

    /// A process has the profile open.
    record InUse() implements Restoring {}
}
