package obreia.daemon.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import obreia.daemon.mailbox.Batch;
import obreia.daemon.mailbox.Change;
import obreia.daemon.mailbox.LogHead;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;

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
        var head = before.inGeneration(generation(before, known));
        var directory = new GrowingLog(signer, head.generation(), LogKind.DIRECTORY, Frontier.empty());
        directory.append(new DirectoryEntry.Restored(last(known)).encode(), 0);
        var number = 0L;
        while (number < before.statements()) {
            var page = store.logEntries(LogKind.DIRECTORY, before.directory(number), PAGE);
            if (page.isEmpty()) {
                throw new IOException("the store is damaged: the directory ends at statement " + number);
            }
            for (var entry : page) {
                directory.append(entry, head.directory(number++));
            }
        }
        // Its entries stay where they are; only the name over them is another.
        var edge = Frontier.of(head.messages(), new StoredNodes(store, LogKind.MESSAGES));
        var messages = new GrowingLog(signer, head.generation(), LogKind.MESSAGES, edge);
        var statements = directory.sign();
        var letters = messages.sign();
        store.commit(
                new Batch(List.of(new Change.HeadMoved(head), directory.change(statements), messages.change(letters))));
        return List.of(statements.checkpoint(), letters.checkpoint());
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
