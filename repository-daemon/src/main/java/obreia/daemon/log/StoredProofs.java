package obreia.daemon.log;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import obreia.daemon.mailbox.StoredLogs;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.Trees;

/// Proofs from memory for what the last batch added, from the store for what is older.
final class StoredProofs implements Proofs {
    private final StoredLogs stored;
    private final Map<LogKind, LogTip> tips;

    StoredProofs(StoredLogs stored, Map<LogKind, LogTip> tips) {
        this.stored = stored;
        this.tips = Map.copyOf(tips);
    }

    @Override
    public SignedCheckpoint checkpoint(LogKind log) {
        return tip(log).checkpoint();
    }

    @Override
    public LogProof prove(LogKind log, long index, Optional<Bytes> extra) throws IOException {
        return new LogProof(extra, index, path(log, index), checkpoint(log).bytes());
    }

    private List<Digest> path(LogKind log, long index) throws IOException {
        var fresh = tip(log).path(index);
        return fresh.isPresent()
                ? fresh.get()
                : Trees.proveInclusion(index, tip(log).frontier().size(), new StoredNodes(stored, log));
    }

    private LogTip tip(LogKind log) {
        return Objects.requireNonNull(tips.get(log));
    }
}
