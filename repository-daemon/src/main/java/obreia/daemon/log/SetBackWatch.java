package obreia.daemon.log;

import java.io.IOException;
import java.util.Optional;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.Trees;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches for a checkpoint of this repository's own that its logs do not lead to: who finds one knows that the store
/// was
/// set back, as by a copy put in its place, and must serve nobody until it is restored. Safe for threads.
public final class SetBackWatch {
    private static final Logger LOG = LoggerFactory.getLogger(SetBackWatch.class);

    private final MailboxStore store;
    private final Memory memory;
    private volatile Optional<String> why = Optional.empty();

    /// Keeps, outside the store, the checkpoint that showed it: after a restart the repository is still set back.
    @FunctionalInterface
    public interface Memory {
        void keep(SignedCheckpoint ahead) throws IOException;
    }

    public SetBackWatch(MailboxStore store, Memory memory) {
        this.store = store;
        this.memory = memory;
    }

    /// Why this repository serves nobody, as a sentence for those who ask; nothing as long as nothing speaks against
    /// it.
    public Optional<String> why() {
        return why;
    }

    /// Compares a checkpoint with the logs as they are stored.
    ///
    /// @param own a checkpoint that was signed with this repository's key; an earlier generation's says nothing
    public void show(SignedCheckpoint own) throws IOException {
        var contradiction = contradiction(own);
        if (contradiction.isEmpty()) {
            return;
        }
        var sentence = "this repository was set back: " + contradiction.get()
                + "; nobody is served until its operator runs `repository restore`";
        // Two at once say the same.
        if (why.isEmpty()) {
            why = Optional.of(sentence);
            LOG.error("{}. The checkpoint:\n{}", sentence, own.note().text());
        }
        memory.keep(own);
    }

    private Optional<String> contradiction(SignedCheckpoint own) throws IOException {
        var log = own.log();
        var head = store.head();
        if (log.generation() != head.generation()) {
            return log.generation() < head.generation()
                    ? Optional.empty()
                    : Optional.of("it has signed a checkpoint of " + log + ", its logs are of generation "
                            + head.generation());
        }
        var size = log.kind() == LogKind.DIRECTORY ? head.directory() : head.messages();
        if (own.head().size() > size) {
            return Optional.of("it has signed a checkpoint of %s with %d entries, the log has %d"
                    .formatted(log, own.head().size(), size));
        }
        var root = Trees.root(own.head().size(), new StoredNodes(store, log.kind()));
        return root.equals(own.head().root())
                ? Optional.empty()
                : Optional.of("it has signed a checkpoint of %s with %d entries that are not those of the log"
                        .formatted(log, own.head().size()));
    }
}
