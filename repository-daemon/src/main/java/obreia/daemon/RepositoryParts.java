package obreia.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.net.TlsIdentity;
import obreia.daemon.service.TrustedCards;
import obreia.daemon.witness.WitnessAddress;
import obreia.protocol.log.SigningKey;

/// What a repository is started with, apart from its configuration. The store and the key are closed with it.
///
/// @param trust     whose cards are taken
/// @param guard     the file of the newest checkpoints, outside the store; none for a repository that ends with its
///                  process
/// @param witnesses who is asked to cosign the newest checkpoints
public record RepositoryParts(
        TlsIdentity tls,
        SigningKey logKey,
        TrustedCards trust,
        MailboxStore store,
        Optional<Path> guard,
        List<WitnessAddress> witnesses)
        implements AutoCloseable {
    public RepositoryParts {
        witnesses = List.copyOf(witnesses);
    }

    /// Without witnesses.
    public RepositoryParts(
            TlsIdentity tls, SigningKey logKey, TrustedCards trust, MailboxStore store, Optional<Path> guard) {
        this(tls, logKey, trust, store, guard, List.of());
    }

    @Override
    public void close() throws IOException {
        try {
            store.close();
        } finally {
            logKey.close();
        }
    }
}
