package obreia.desktop.vault;

/// What came of opening a vault.
public sealed interface VaultOpening {
    /// It is open, and the caller's to close.
    record Opened(Vault vault) implements VaultOpening {}

    /// There is a vault, and this is not its passphrase.
    record WrongPassphrase() implements VaultOpening {}

    /// There is no vault in this profile yet.
    record Missing() implements VaultOpening {}

    /// Another process has it open.
    record InUse() implements VaultOpening {}

    /// A file of it was changed or lost; `why` is for a person. The passphrase was not at fault.
    record Damaged(String why) implements VaultOpening {}
}
