package obreia.desktop.vault;

import java.time.Instant;
import java.util.Optional;
import obreia.protocol.wire.RepositoryAddress;

/// What a backup holds, as it was found by opening it and reading all of it.
///
/// @param written    when it was made, as it says itself
/// @param newest     the time of the newest message; absent where there is none
/// @param waiting    how many signed messages and receipts waited to be sent
/// @param person     the name on the card of the mailbox, where it had joined a repository
public record BackupContents(
        Instant written,
        long received,
        long sent,
        Optional<Instant> newest,
        int waiting,
        Optional<RepositoryAddress> repository,
        Optional<String> person) {}
