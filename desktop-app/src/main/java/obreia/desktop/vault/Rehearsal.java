package obreia.desktop.vault;

/// What came of opening a backup as a restore would.
public sealed interface Rehearsal {
    /// It would work.
    record Good(BackupContents contents) implements Rehearsal {}

    /// It is a backup, and this is not the passphrase that its vault had when it was made.
    record WrongPassphrase() implements Rehearsal {}

    /// It cannot be used; `why` is for a person.
    record Damaged(String why) implements Rehearsal {}
}
