package obreia.daemon.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;

/// Both logs with their trees, each newest head signed once for all that was added to it together.
///
/// A statement is an entry of both logs, so the order of letters and statements is fixed in the one that has both. What
/// is in memory is the right edge of each tree; an edge that was not stored is thrown away with its batch.
final class SignedLogs implements Logs {
    private final MailboxStore store;
    private final LogSigner signer;
    private final int generation;
    private final Map<LogKind, LogTip> tips;

    private SignedLogs(MailboxStore store, LogSigner signer, int generation, Map<LogKind, LogTip> tips) {
        this.store = store;
        this.signer = signer;
        this.generation = generation;
        this.tips = tips;
    }

    /// The logs of a store, whose trees are built again from what it holds. Those of a new store begin with signed
    /// checkpoints of nothing.
    ///
    /// @throws IOException where a newest checkpoint is not signed with this key, or not that of what is stored
    static SignedLogs load(MailboxStore store, LogSigner signer) throws IOException {
        var head = store.head();
        if (head.equals(LogHead.EMPTY) && store.checkpoint(LogKind.MESSAGES).isEmpty()) {
            begin(store, signer);
        }
        var tips = new EnumMap<LogKind, LogTip>(LogKind.class);
        for (var log : LogKind.values()) {
            var size = log == LogKind.DIRECTORY ? head.directory() : head.messages();
            var frontier = Frontier.of(size, new StoredNodes(store, log));
            tips.put(
                    log,
                    new LogTip(
                            frontier, newest(store, signer, log, head.generation(), frontier), size, Optional.empty()));
        }
        return new SignedLogs(store, signer, head.generation(), tips);
    }

    private static void begin(MailboxStore store, LogSigner signer) throws IOException {
        var changes = new ArrayList<Change>();
        for (var log : LogKind.values()) {
            var checkpoint = signer.sign(
                    log, LogHead.EMPTY.generation(), Frontier.empty().head());
            changes.add(new Change.LogGrown(log, 0, List.of(), List.of(), checkpoint.bytes()));
        }
        store.commit(new Batch(changes));
    }

    private static SignedCheckpoint newest(
            MailboxStore store, LogSigner signer, LogKind log, int generation, Frontier frontier) throws IOException {
        var note = store.checkpoint(log)
                .orElseThrow(() -> new IOException(
                        "the store is damaged: the %s log has entries and no checkpoint".formatted(log.code())));
        try {
            var newest = SignedCheckpoint.verify(note, signer.verifier());
            var built = signer.checkpoint(log, generation, frontier.head());
            if (!newest.checkpoint().equals(built)) {
                throw new IOException(("the store is damaged: the newest checkpoint of the %s log is of %s with %d"
                                + " entries and root %s, what is stored is of %s with %d entries and root %s")
                        .formatted(
                                log.code(),
                                newest.log(),
                                newest.head().size(),
                                newest.head().root(),
                                built.log(),
                                built.head().size(),
                                built.head().root()));
            }
            return newest;
        } catch (MalformedException | VerificationException e) {
            throw new IOException(
                    "the newest checkpoint of the %s log in the store is not of this repository's key: %s"
                            .formatted(log.code(), e.getMessage()),
                    e);
        }
    }

    @Override
    public Grown grow(List<Change> changes) {
        var growing = new EnumMap<LogKind, GrowingLog>(LogKind.class);
        tips.forEach((log, tip) -> growing.put(log, new GrowingLog(signer, generation, log, tip.frontier())));
        var directory = Objects.requireNonNull(growing.get(LogKind.DIRECTORY));
        var messages = Objects.requireNonNull(growing.get(LogKind.MESSAGES));
        for (var change : changes) {
            if (change instanceof Change.StatementAdded added) {
                var stored = added.stored();
                directory.append(added.entry().encode(), LogHead.directory(generation, stored.number()));
                messages.append(added.entry().statement().bytes(), stored.leaf());
            } else if (change instanceof Change.RecordAdded added) {
                messages.append(added.entry().bytes(), added.stored().leaf());
            }
        }
        var after = new EnumMap<LogKind, LogTip>(tips);
        var grown = new ArrayList<Change>();
        growing.forEach((log, added) -> {
            if (added.hasGrown()) {
                var tip = added.sign();
                after.put(log, tip);
                grown.add(added.change(tip));
            }
        });
        return new Grown(grown, new SignedLogs(store, signer, generation, after));
    }

    @Override
    public Proofs proofs() {
        return new StoredProofs(store, tips);
    }
}
