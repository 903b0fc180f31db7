package obreia.daemon.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.LogHash;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.Growth;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Tile;

/// What a batch adds to one log, from the edge of its tree on. Of one thread.
final class GrowingLog {
    private final LogSigner signer;
    private final int generation;
    private final LogKind log;
    private final long from;
    private final Growth growth;
    private final List<Bytes> entries = new ArrayList<>();

    GrowingLog(LogSigner signer, int generation, LogKind log, Frontier from) {
        this.signer = signer;
        this.generation = generation;
        this.log = log;
        this.from = from.size();
        this.growth = new Growth(from);
    }

    /// Appends an entry, whose index was promised before.
    void append(Bytes entry, long promised) {
        entries.add(entry);
        var index = growth.append(entry);
        if (index != promised) {
            throw new IllegalStateException(
                    "leaf " + index + " of the " + log.code() + " log was promised as " + promised);
        }
    }

    boolean hasGrown() {
        return !entries.isEmpty();
    }

    /// Signs the log as it is now. Nothing may be appended afterwards.
    LogTip sign() {
        var frontier = growth.frontier();
        return new LogTip(frontier, signer.sign(log, generation, frontier.head()), from, Optional.of(growth));
    }

    /// What is to be stored of all this, with the checkpoint of `tip`.
    Change.LogGrown change(LogTip tip) {
        var hashes = growth.tileRoots().stream()
                .map(root -> new LogHash(root.level() / Tile.HEIGHT, root.index(), root.root()))
                .toList();
        return new Change.LogGrown(log, from, entries, hashes, tip.checkpoint().bytes());
    }
}
