package obreia.daemon;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.daemon.log.CheckpointListener;
import obreia.daemon.log.PublishedLog;
import obreia.daemon.log.SetBackWatch;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.net.LogPages;
import obreia.daemon.witness.Cosignatures;
import obreia.daemon.witness.WitnessAddress;
import obreia.daemon.witness.Witnesses;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Tile;
import obreia.protocol.log.VerifierKey;
import obreia.protocol.wire.Response;

/// The logs of a store as they are published: with the watch over them, the guard that it compares them with, and what
/// witnesses put under their checkpoints.
final class WatchedLogs implements AutoCloseable {
    private final PublishedLog published;
    private final SetBackWatch watch;
    private final Optional<Guard> guard;
    private final Cosignatures cosignatures = new Cosignatures();
    private final Witnesses witnesses;

    private WatchedLogs(MailboxStore store, List<WitnessAddress> witnesses, SetBackWatch watch, Optional<Guard> guard) {
        this.published = new PublishedLog(store);
        this.watch = watch;
        this.guard = guard;
        this.witnesses = Witnesses.start(store, witnesses, cosignatures);
    }

    /// Compares the store with its guard, and goes on to keep the guard.
    ///
    /// @throws VerificationException when the store was set back
    static WatchedLogs open(RepositoryParts parts, VerifierKey key)
            throws IOException, MalformedException, VerificationException {
        var store = parts.store();
        if (parts.guard().isEmpty()) {
            return new WatchedLogs(store, parts.witnesses(), new SetBackWatch(store, _ -> {}), Optional.empty());
        }
        var guard = Guard.open(parts.guard().get(), key);
        try {
            var watch = new SetBackWatch(store, guard);
            for (var kept : guard.kept()) {
                watch.show(kept);
            }
            var why = watch.why();
            if (why.isPresent()) {
                throw new VerificationException(
                        why.get() + " (known from " + parts.guard().get() + ")");
            }
            return new WatchedLogs(store, parts.witnesses(), watch, Optional.of(guard));
        } catch (IOException | VerificationException | RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    CheckpointListener listener() {
        return (directory, messages) -> {
            guard.ifPresent(kept -> kept.published(directory, messages));
            witnesses.published(directory, messages);
        };
    }

    /// What is asked of the repository and answered with checkpoints, with the cosignatures that there are.
    Response cosigned(Response response) {
        return response instanceof Response.Checkpoints(var directory, var messages)
                ? new Response.Checkpoints(
                        cosignatures.under(LogKind.DIRECTORY, directory),
                        cosignatures.under(LogKind.MESSAGES, messages))
                : response;
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
                return published.checkpoint(log, generation).map(note -> cosignatures.under(log, note));
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
        witnesses.close();
        guard.ifPresent(Guard::close);
    }
}
