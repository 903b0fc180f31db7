package obreia.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import obreia.daemon.Repository;
import obreia.daemon.RepositoryHome;
import obreia.daemon.log.LogSigner;
import obreia.daemon.log.Restoration;
import obreia.fixtures.RunningRepository;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.wire.RepositoryAddress;
import org.jspecify.annotations.Nullable;

/// A repository on disk whose operator has one backup, and at times nothing else.
final class BackedUpRepository {
    private static final Origin ORIGIN = new Origin("walk.example/post");

    private final Path home;
    private final Path backup;
    private @Nullable RunningRepository running;

    BackedUpRepository(Path folder) {
        this.home = folder.resolve("repository");
        this.backup = folder.resolve("backup");
    }

    void serve(TrustAnchors trust) {
        running = RunningRepository.at(home, ORIGIN, trust, People.CLOCK);
    }

    /// Where it is while it is served.
    RepositoryAddress address() {
        if (running == null) {
            throw new IllegalStateException("nothing is served now");
        }
        return running.address();
    }

    void stop() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    /// Keeps what it has now; it must not be served.
    void backUp() throws IOException {
        copy(home, backup);
    }

    /// Loses all that came since the backup; it must not be served.
    void fallBack() throws IOException {
        delete(home);
        copy(backup, home);
    }

    /// Goes on in a new generation, as `repository restore` does, with what it is known to have signed.
    void restore(SignedCheckpoint... known) throws Exception {
        var opened = RepositoryHome.open(home);
        try (var store = Repository.store(opened);
                var key = opened.readLogKey(ORIGIN)) {
            Restoration.open(store, new LogSigner(ORIGIN, key), List.of(known));
        }
        Files.deleteIfExists(opened.guard());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : new ArrayList<>(files.toList())) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
