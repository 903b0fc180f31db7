package obreia.daemon;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import obreia.daemon.log.CheckpointListener;
import obreia.daemon.log.PublishedLog;
import obreia.daemon.log.SetBackWatch;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.net.LogPages;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Tile;
import obreia.protocol.log.VerifierKey;

/// The logs of a store as they are published, with the watch over them and the guard that it compares them with.
final class WatchedLogs implements AutoCloseable {
    private final PublishedLog published;
    private final SetBackWatch watch;
    private final Optional<Guard> guard;

    private WatchedLogs(PublishedLog published, SetBackWatch watch, Optional<Guard> guard) {
        this.published = published;
        this.watch = watch;
        this.guard = guard;
    }

    /// Compares the store with its guard, and goes on to keep the guard.
    ///
    /// @throws VerificationException when the store was set back
    static WatchedLogs open(MailboxStore store, VerifierKey key, Optional<Path> guardFile)
            throws IOException, MalformedException, VerificationException {
        var published = new PublishedLog(store);
        if (guardFile.isEmpty()) {
            return new WatchedLogs(published, new SetBackWatch(store, _ -> {}), Optional.empty());
        }
        var guard = Guard.open(guardFile.get(), key);
        try {
            var watch = new SetBackWatch(store, guard);
            for (var kept : guard.kept()) {
                watch.show(kept);
            }
            var why = watch.why();
            if (why.isPresent()) {
                throw new VerificationException(why.get() + " (known from " + guardFile.get() + ")");
            }
            return new WatchedLogs(published, watch, Optional.of(guard));
        } catch (IOException | VerificationException | RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    CheckpointListener listener() {
        return guard.<CheckpointListener>map(kept -> kept).orElse((_, _) -> {});
    }

    SetBackWatch watch() {
        return watch;
    }

    LogPages pages() {
        return new LogPages() {
            @Override
            public Optional<String> refusal() {
                return watch.why();
            }

            @Override
            public Optional<Bytes> checkpoint(LogKind log, int generation) throws IOException {
                return published.checkpoint(log, generation);
            }

            @Override
            public Optional<Bytes> tile(LogKind log, int generation, Tile tile) throws IOException {
                return published.tile(log, generation, tile);
            }

            @Override
            public Optional<Bytes> entries(LogKind log, int generation, long index, int width) throws IOException {
                return published.entries(log, generation, index, width);
            }
        };
    }

    @Override
    public void close() {
        guard.ifPresent(Guard::close);
    }
}
