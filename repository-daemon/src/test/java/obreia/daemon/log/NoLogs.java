package obreia.daemon.log;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.TreeHead;

/// Logs that are not kept, to measure what keeping them costs: nothing is stored of them, and what stands in the place
/// of a proof proves nothing. A store that was written like this is of no use with logs.
public final class NoLogs implements Logs, Proofs {
    private final LogSigner signer;

    private NoLogs(LogSigner signer) {
        this.signer = signer;
    }

    /// Starts a writer without logs.
    public static Committer start(
            MailboxStore store, LogSigner signer, CheckpointListener listener, InstantSource clock, int capacity)
            throws IOException {
        return Committer.start(store, () -> new NoLogs(signer), listener, clock, capacity);
    }

    @Override
    public Grown grow(List<Change> changes) {
        return new Grown(List.of(), this);
    }

    @Override
    public Proofs proofs() {
        return this;
    }

    @Override
    public SignedCheckpoint checkpoint(LogKind log) {
        return signer.sign(log, LogHead.EMPTY.generation(), TreeHead.empty());
    }

    @Override
    public LogProof prove(LogKind log, long index, Optional<Bytes> extra) {
        return new LogProof(extra, index, List.of(), Bytes.utf8("no log is kept\n"));
    }
}
