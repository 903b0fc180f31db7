package obreia.daemon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import obreia.daemon.check.StoreCheck;
import obreia.daemon.log.LogSigner;
import obreia.daemon.log.Restoration;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;

/// A repository that nobody serves, opened to look at it or to restore it. Its home is locked meanwhile.
final class RestingRepository implements AutoCloseable {
    private final FileChannel lock;
    private final SigningKey key;
    private final LogSigner signer;
    private final MailboxStore store;
    private final Path guardFile;
    private final List<SignedCheckpoint> guard;

    private RestingRepository(FileChannel lock, RepositoryHome home) throws IOException, MalformedException {
        var origin = home.readConfig().origin();
        this.lock = lock;
        this.key = home.readLogKey(origin);
        this.signer = new LogSigner(origin, key);
        this.guardFile = home.guard();
        this.guard = GuardFile.read(guardFile, signer.verifier());
        this.store = Repository.store(home);
    }

    static RestingRepository open(Path folder) throws IOException, MalformedException, CommandFailure {
        var home = RepositoryHome.open(folder);
        var lock = home.lock();
        if (lock.isEmpty()) {
            throw new CommandFailure(ExitCode.IN_USE, "another process serves " + home);
        }
        try {
            return new RestingRepository(lock.get(), home);
        } catch (IOException | MalformedException | RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    /// The store against itself and the guard.
    StoreCheck.Report check() {
        return StoreCheck.run(store, signer.origin(), signer.verifier(), guard);
    }

    /// The store against itself alone: what has to hold before it is restored.
    StoreCheck.Report checkWithoutGuard() {
        return StoreCheck.run(store, signer.origin(), signer.verifier(), List.of());
    }

    LogHead head() throws IOException {
        return store.head();
    }

    /// What was signed once, as the guard knows it and as the store does.
    List<SignedCheckpoint> known() throws IOException, MalformedException {
        var known = new ArrayList<>(guard);
        for (var log : LogKind.values()) {
            var note = store.checkpoint(log);
            if (note.isPresent()) {
                try {
                    known.add(SignedCheckpoint.verify(note.get(), signer.verifier()));
                } catch (VerificationException e) {
                    throw new MalformedException("the store's checkpoint is not this repository's", e);
                }
            }
        }
        return known;
    }

    /// Opens the next generation. A crash leaves the old state or the new one: the guard of the old one says nothing
    /// against a later generation.
    void restore() throws IOException, MalformedException {
        GuardFile.write(guardFile, Restoration.open(store, signer, known()));
    }

    @Override
    public void close() throws IOException {
        try {
            store.close();
        } finally {
            key.close();
            lock.close();
        }
    }
}
