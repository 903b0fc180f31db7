package obreia.desktop.timeline;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.vault.Vault;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.Growth;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.Note;
import obreia.protocol.log.SignedCheckpoint;
import org.jspecify.annotations.Nullable;

/// The proofs that are handed to somebody else: all of a log under its newest checkpoint, cosignatures with it, or,
/// where the repository cannot be asked or does not answer truly, those that were kept.
///
/// Used by one thread at a time, for one evidence.
public final class HandedProofs {
    private static final int PAGE = 1000;

    private final RepositoryLogs logs;
    private final Vault vault;
    private final Map<String, Bytes> notes = new HashMap<>();
    private @Nullable Growth directory;
    private boolean asking = true;

    public HandedProofs(RepositoryLogs logs, Vault vault) {
        this.logs = logs;
        this.vault = vault;
    }

    /// That an entry stands at a leaf of the messages log; empty if nothing proves it here.
    public Optional<LogProof> message(long leaf, Bytes entry) throws IOException {
        var newest = newest(leaf, entry);
        return newest.isPresent() ? newest : kept(LogKind.MESSAGES, entry);
    }

    /// That the directory's log has this statement; empty if nothing proves it here. The log was followed whole, so
    /// nobody is asked.
    public Optional<LogProof> directory(MailboxId mailbox, long version, Digest statement) throws IOException {
        var timeline = logs.directory();
        var pinned = timeline.pinned();
        if (pinned.isEmpty()) {
            return Optional.empty();
        }
        var size = pinned.get().head().size();
        var place = vault.directory().changes(timeline.log(), mailbox, size).stream()
                .filter(change ->
                        change.version() == version && change.statement().equals(statement))
                .map(change -> change.place())
                .findFirst();
        if (place.isEmpty()) {
            var entry = new DirectoryEntry.Change(mailbox, version, statement).encode();
            return kept(LogKind.DIRECTORY, entry);
        }
        var tree = tree(pinned.get());
        return Optional.of(under(new LogProof(
                Optional.empty(),
                place.get(),
                tree.proveInclusion(place.get()),
                pinned.get().bytes())));
    }

    private Optional<LogProof> newest(long leaf, Bytes entry) throws IOException {
        if (!asking) {
            return Optional.empty();
        }
        try {
            return Optional.of(under(logs.messages().proveUnderNewest(leaf, entry)));
        } catch (VerificationException e) {
            return Optional.empty();
        } catch (IOException e) {
            asking = false; // it cannot be reached, and waiting for each proof would not change it
            return Optional.empty();
        }
    }

    private Optional<LogProof> kept(LogKind kind, Bytes entry) throws IOException {
        var kept = vault.logs().proof(kind, MerkleHash.leaf(entry));
        try {
            return kept.isEmpty() ? Optional.empty() : Optional.of(under(LogProof.parse(kept.get())));
        } catch (MalformedException e) {
            throw new IOException("the vault is damaged: a kept proof cannot be read any more", e);
        }
    }

    /// The same proof with the first note that was used for this checkpoint, so that all of them carry the same
    /// cosignatures.
    private LogProof under(LogProof proof) throws IOException {
        try {
            var text = Note.parse(proof.checkpoint()).text();
            var note = notes.computeIfAbsent(text, _ -> proof.checkpoint());
            return new LogProof(Optional.empty(), proof.index(), proof.path(), note);
        } catch (MalformedException e) {
            throw new IOException("the vault is damaged: a kept checkpoint cannot be read any more", e);
        }
    }

    private Growth tree(SignedCheckpoint pinned) throws IOException {
        if (directory != null) {
            return directory;
        }
        var size = pinned.head().size();
        var tree = new Growth(Frontier.empty());
        while (tree.size() < size) {
            var page = vault.directory().entries(pinned.log(), tree.size(), (int) Math.min(PAGE, size - tree.size()));
            if (page.isEmpty()) {
                throw new IOException("the vault is damaged: entries of the directory are gone");
            }
            page.forEach(tree::append);
        }
        if (!tree.head().equals(pinned.head())) {
            throw new IOException("the vault is damaged: the kept directory is not that of its checkpoint");
        }
        directory = tree;
        return tree;
    }
}
