package obreia.daemon.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import obreia.daemon.mailbox.StoredLogs;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.Nodes;
import obreia.protocol.log.Tile;

/// The hashes of a log's tree, from what is stored: entries, and the hashes at the levels of tiles above them. What
/// lies
/// between is computed. Safe for threads.
public final class StoredNodes implements Nodes<IOException> {
    private final StoredLogs logs;
    private final LogKind log;

    public StoredNodes(StoredLogs logs, LogKind log) {
        this.logs = logs;
        this.log = log;
    }

    @Override
    public Digest at(int level, long index) throws IOException {
        var height = level % Tile.HEIGHT;
        var below = 1 << height;
        var hashes = row(level / Tile.HEIGHT, index << height, below);
        if (hashes.size() < below) {
            throw new IOException("the store is damaged: the %s log has no whole subtree %d at level %d"
                    .formatted(log.code(), index, level));
        }
        while (hashes.size() > 1) {
            hashes = above(hashes);
        }
        return hashes.getFirst();
    }

    /// Hashes of one level of tiles from a place on, as far as there are any.
    List<Digest> row(int tileLevel, long from, int limit) throws IOException {
        if (tileLevel > 0) {
            return logs.logHashes(log, tileLevel, from, limit);
        }
        return logs.logEntries(log, from, limit).stream().map(MerkleHash::leaf).toList();
    }

    private static List<Digest> above(List<Digest> hashes) {
        var above = new ArrayList<Digest>(hashes.size() / 2);
        for (var i = 0; i < hashes.size(); i += 2) {
            above.add(MerkleHash.node(hashes.get(i), hashes.get(i + 1)));
        }
        return above;
    }
}
