/// What this person keeps on this computer, encrypted under a passphrase.
///
/// A profile is a folder; its [Vault] is made once and opened each time:
///
/// ```java
/// switch (Vault.open(profile, passphrase, random)) {
///     case VaultOpening.Opened(var vault) -> use(vault);          // the caller closes it
///     case VaultOpening.Missing() -> Vault.create(profile, passphrase, Stretching.STANDARD, random);
///     case VaultOpening.WrongPassphrase() -> …                     // not the same as damage
///     case VaultOpening.InUse() -> …                               // another process has it
///     case VaultOpening.Damaged(var why) -> …
/// }
/// ```
///
/// A vault has one small class for each thing it keeps, and records for what goes in and comes out:
///
/// | | keeps |
/// |---|---|
/// | `vault.device()` | [ThisDevice]: [Membership], [TlsIdentity], names of the owner's devices, how far was followed |
/// | `vault.trust()` | [TrustedSchemes]: trust anchors by identity scheme |
/// | `vault.people()` | [KnownPeople]: [KnownPerson], every [KeptStatement], the newest box key of each device |
/// | `vault.messages()` | [KeptMessages]: [KeptMessage], in lists [ListedMessage]; search by the beginnings of words |
/// | `vault.receipts()` | [KeptReceipts]: [KeptReceipt] |
/// | `vault.outbox()` | [Outbox]: [Waiting], signed and sealed, leaves without another PIN |
/// | `vault.memory()` | [Memory]: [Sighting], [Chain] and [Link], to notice what comes twice or out of place |
/// | `vault.logs()` | [KeptLogs]: the newest checkpoint of each log, when each was first seen, proofs |
/// | `vault.directory()` | [KeptDirectory]: every entry of the directory's log |
/// | `vault.alarms()` | [Alarms]: what the person must be told until they have seen it, and broken logs |
/// | `vault.witnesses()` | [RequiredWitnesses]: whose cosignatures a checkpoint must carry |
/// | `vault.boxKeys()` | [BoxKeys]: [OwnBoxKey]; the private halves in files that can be destroyed |
///
/// `put` replaces what was there. Things that must change together do so in one transaction:
///
/// ```java
/// vault.together(() -> {
///     vault.messages().put(message);
///     vault.outbox().put(Waiting.fresh(…));
///     vault.memory().put(chain, link);
///     return true;
/// });
/// ```
///
/// Every method throws `IOException` when the disk or the database fails; then nothing of that transaction is kept.
package obreia.desktop.vault;
