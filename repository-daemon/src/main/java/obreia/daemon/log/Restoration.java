package obreia.daemon.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.LogHash;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.Growth;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.Tile;

/// The opening of a new generation of both logs over what a store holds, after it was set back.
///
/// The directory begins with the last checkpoints known of the generation before, so that everybody can see what the
/// logs had come to; then come the statements in their old order. The messages log has the entries that it had, at
/// their old places.
public final class Restoration {
    private static final int PAGE = 1024;

    private Restoration() {}

    /// The generation that would be opened: above all that anything is known of.
    public static int generation(LogHead head, List<SignedCheckpoint> known) {
        return 1
                + known.stream()
                        .mapToInt(checkpoint -> checkpoint.log().generation())
                        .reduce(head.generation(), Math::max);
    }

    /// Opens it in one batch, all or nothing; answers with the first checkpoints of both logs, which are durable.
    ///
    /// @param known checkpoints that were signed, of the store and of what was kept beside it; 1 or more
    public static List<SignedCheckpoint> open(MailboxStore store, LogSigner signer, List<SignedCheckpoint> known)
            throws IOException {
        var before = store.head();
        var head = new LogHead(generation(before, known), before.messages(), before.statements(), before.time());
        var growth = new Growth(Frontier.empty());
        var entries = new ArrayList<Bytes>();
        entries.add(new DirectoryEntry.Restored(last(known)).encode());
        var first = before.directory(0);
        while (entries.size() <= before.statements()) {
            var page = store.logEntries(LogKind.DIRECTORY, first + entries.size() - 1, PAGE);
            if (page.isEmpty()) {
                throw new IOException("the store is damaged: the directory ends at " + entries.size() + " entries");
            }
            entries.addAll(page);
        }
        entries.forEach(growth::append);
        var directory = signer.sign(LogKind.DIRECTORY, head.generation(), growth.head());
        var edge = Frontier.of(head.messages(), new StoredNodes(store, LogKind.MESSAGES));
        var messages = signer.sign(LogKind.MESSAGES, head.generation(), edge.head());
        var hashes = growth.tileRoots().stream()
                .map(root -> new LogHash(root.level() / Tile.HEIGHT, root.index(), root.root()))
                .toList();
        store.commit(new Batch(List.of(
                new Change.HeadMoved(head),
                new Change.LogGrown(LogKind.DIRECTORY, 0, entries, hashes, directory.bytes()),
                new Change.LogGrown(LogKind.MESSAGES, head.messages(), List.of(), List.of(), messages.bytes()))));
        return List.of(directory, messages);
    }

    /// Of each log the checkpoint that came last, without what witnesses added.
    private static List<Bytes> last(List<SignedCheckpoint> known) {
        var last = new ArrayList<Bytes>();
        for (var log : LogKind.values()) {
            known.stream()
                    .filter(checkpoint -> checkpoint.log().kind() == log)
                    .max(Comparator.comparingInt((SignedCheckpoint checkpoint) ->
                                    checkpoint.log().generation())
                            .thenComparingLong(checkpoint -> checkpoint.head().size()))
                    .ifPresent(checkpoint -> last.add(checkpoint.bytesWithoutCosignatures()));
        }
        return last;
    }
}
