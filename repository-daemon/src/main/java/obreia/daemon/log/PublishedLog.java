package obreia.daemon.log;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.EntryBundle;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Tile;

/// Both logs of the present generation as anybody may fetch them, page by page: checkpoints, tiles and bundles of
/// entries as c2sp.org/tlog-tiles has them.
///
/// What is stored is published: a batch and its signed checkpoint become readable together, after their sync. A page
/// costs at most 256 rows. Another generation has no pages, and so has what is not whole yet. Safe for threads.
public final class PublishedLog {
    /// No log has an entry beyond: the greatest number of the wire.
    private static final long MAX_PLACE = 1L << 53;

    private final MailboxStore store;

    public PublishedLog(MailboxStore store) {
        this.store = store;
    }

    /// The generation that is published.
    public int generation() throws IOException {
        return store.head().generation();
    }

    /// The newest checkpoint, a signed note.
    public Optional<Bytes> checkpoint(LogKind log, int generation) throws IOException {
        return generation == generation() ? store.checkpoint(log) : Optional.empty();
    }

    /// The hashes of a tile one after another. A narrower tile than there is now is given all the same.
    public Optional<Bytes> tile(LogKind log, int generation, Tile tile) throws IOException {
        if (generation != generation() || !isPlace(tile.index(), tile.width())) {
            return Optional.empty();
        }
        var hashes = new StoredNodes(store, log).row(tile.level(), tile.index() * Tile.WIDTH, tile.width());
        if (hashes.size() < tile.width()) {
            return Optional.empty();
        }
        return Optional.of(Bytes.concat(hashes.stream().map(Digest::bytes).toArray(Bytes[]::new)));
    }

    /// The first `width` entries of a bundle.
    public Optional<Bytes> entries(LogKind log, int generation, long index, int width) throws IOException {
        if (generation != generation() || !isPlace(index, width)) {
            return Optional.empty();
        }
        List<Bytes> entries = store.logEntries(log, index * Tile.WIDTH, width);
        return entries.size() < width ? Optional.empty() : Optional.of(EntryBundle.encode(entries));
    }

    private static boolean isPlace(long index, int width) {
        return index >= 0 && index < MAX_PLACE / Tile.WIDTH && width >= 1 && width <= Tile.WIDTH;
    }
}
