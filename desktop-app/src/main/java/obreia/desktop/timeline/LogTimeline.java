package obreia.desktop.timeline;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.Vault;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogName;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.Tile;
import obreia.protocol.log.TileNodes;
import obreia.protocol.log.Tiles;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;
import obreia.protocol.log.VerifierKey;
import org.jspecify.annotations.Nullable;

/// One log of one repository as this client has followed it: the newest checkpoint, which only ever moves forward, to
/// trees that are proved to begin with the one before.
///
/// Used by one thread at a time.
public final class LogTimeline {
    private static final int WHOLE_TILES = 512;
    private static final int NOTES = 16;

    private final LogName log;
    private final VerifierKey repository;
    private final Vault vault;
    private final Witnessing witnesses;
    private final LogSource source;
    private final Optional<Growing> growing;
    private final Violations violations;
    private final VerifiedOnce<SignedCheckpoint> notes;
    private final LinkedHashMap<Tile, Bytes> whole = new LinkedHashMap<>(16, 0.75f, true);
    private @Nullable TileNodes<IOException> nodes;

    LogTimeline(
            LogName log,
            VerifierKey repository,
            Vault vault,
            Witnessing witnesses,
            LogSource source,
            Optional<Growing> growing) {
        this.log = log;
        this.repository = repository;
        this.notes = new VerifiedOnce<>(NOTES, note -> SignedCheckpoint.verify(note, repository));
        this.vault = vault;
        this.witnesses = witnesses;
        this.source = source;
        this.growing = growing;
        this.violations = new Violations(vault);
    }

    public LogName log() {
        return log;
    }

    /// The newest checkpoint that was verified.
    public Optional<SignedCheckpoint> pinned() throws IOException {
        var note = vault.logs().pin(log);
        try {
            return note.isEmpty() ? Optional.empty() : Optional.of(notes.verify(note.get()));
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept checkpoint cannot be read any more", e);
        }
    }

    /// The head of the newest checkpoint that was verified; that of an empty log where there is none.
    public TreeHead head() throws IOException {
        return pinned().map(SignedCheckpoint::head).orElse(TreeHead.empty());
    }

    /// When a checkpoint that holds the leaf was first seen, here or by the witnesses that are required: the trusted
    /// time.
    public Optional<Instant> firstSeen(long leaf) throws IOException {
        return vault.logs().firstSeen(log, leaf);
    }

    /// Reads a note as a checkpoint of this log or of another generation of it.
    ///
    /// @throws VerificationException this repository did not sign it: it says nothing about the repository
    SignedCheckpoint read(Bytes note) throws MalformedException, VerificationException {
        var signed = notes.verify(note);
        if (signed.log().kind() != log.kind()) {
            throw new VerificationException("the checkpoint is of the log " + signed.log() + ", not of " + log);
        }
        return signed;
    }

    /// Takes a checkpoint that the repository gave as its newest, once it is proved to continue the one before.
    ///
    /// @throws VerificationException it is no checkpoint of this log
    public Advance advance(Bytes note, Instant now) throws IOException, VerificationException {
        try {
            return advance(read(note), now);
        } catch (MalformedException e) {
            throw new VerificationException(
                    "the repository gave a checkpoint that cannot be read: " + e.getMessage(), e);
        }
    }

    /// Asks for the newest checkpoint and takes it; one that is older than what was seen is a violation.
    public Advance advance(Instant now) throws IOException, VerificationException {
        var note = fetched();
        var advance = advance(note, now);
        return advance instanceof Advance.Older older ? setBack(note, older, now) : advance;
    }

    /// The repository itself gave an older checkpoint as its newest.
    Advance setBack(Bytes note, Advance.Older older, Instant now) throws IOException {
        return violations.keep(
                new Violation.SetBack(
                        log,
                        pinned().orElseThrow().bytes(),
                        note,
                        older.newest().size(),
                        older.shown().size()),
                now);
    }

    private Bytes fetched() throws IOException, VerificationException {
        try {
            return source.checkpoint(log);
        } catch (WithheldException e) {
            throw new VerificationException("the repository gives no checkpoint of its log " + log, e);
        }
    }

    private Advance advance(SignedCheckpoint shown, Instant now) throws IOException, VerificationException {
        if (!shown.log().equals(log)) {
            throw new VerificationException("the checkpoint is of the log " + shown.log() + ", not of " + log);
        }
        var seen = witnesses.seen(shown, now);
        if (seen.isEmpty()) {
            return new Advance.Unwitnessed(witnesses.cosigned(shown), witnesses.quorum());
        }
        var before = pinned();
        var older = before.map(SignedCheckpoint::head).orElse(TreeHead.empty());
        var newer = shown.head();
        if (before.isPresent() && older.size() >= newer.size()) {
            var contradiction = contradiction(shown, before.get(), before.get(), shown);
            if (contradiction.isPresent()) {
                return violations.keep(contradiction.get(), now);
            }
            if (older.size() > newer.size()) {
                return new Advance.Older(newer, older);
            }
            vault.logs().pin(log, shown.bytes(), newer, seen.get());
            return new Advance.Unchanged(newer);
        }
        var followed = followed(older, newer);
        if (followed.keeping().isEmpty()) {
            Optional<Violation> contradiction = before.isPresent()
                    ? contradiction(before.get(), shown, before.get(), shown)
                    : Optional.empty(); // a first checkpoint contradicts nothing
            if (contradiction.isPresent()) {
                return violations.keep(contradiction.get(), now);
            }
            if (growing.isPresent()) {
                return violations.keep(unproved(shown, followed.why()), now);
            }
        }
        var _ = vault.together(() -> {
            if (followed.keeping().isPresent()) {
                followed.keeping().get().keep();
            }
            vault.logs().pin(log, shown.bytes(), newer, seen.get());
            return true;
        });
        return before.isEmpty() ? new Advance.First(newer) : new Advance.Grown(older, newer);
    }

    /// What following the log by its entries gave, where it is followed so.
    private record Followed(Optional<Growing.Keeping> keeping, String why) {}

    /// Entries that do not prove the growth prove nothing else: the tiles say whether the tree is wrong, or they are.
    private Followed followed(TreeHead older, TreeHead newer) throws IOException {
        if (growing.isEmpty()) {
            return new Followed(Optional.empty(), "");
        }
        try {
            var keeping = growing.get().grown(log, older, newer);
            return new Followed(keeping, "the entries that it gives are not those of its tree of " + newer.size());
        } catch (WithheldException | VerificationException e) {
            return new Followed(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /// Compares a checkpoint that somebody else has verified with those seen here.
    ///
    /// @throws MalformedException    it is no checkpoint
    /// @throws VerificationException this repository did not sign it: that accuses nobody
    public Comparison compare(Bytes note, Instant now) throws IOException, MalformedException, VerificationException {
        var claimed = read(note);
        if (!claimed.log().equals(log)) {
            return new Comparison.OtherGeneration(claimed.log().generation());
        }
        var pinned = pinned();
        if (pinned.isEmpty() || claimed.head().size() > pinned.get().head().size()) {
            return new Comparison.Ahead(claimed.head());
        }
        var contradiction = contradiction(claimed, pinned.get(), pinned.get(), claimed);
        if (contradiction.isEmpty()) {
            return new Comparison.Consistent(claimed.head());
        }
        var _ = violations.keep(contradiction.get(), now);
        return new Comparison.Forked(contradiction.get());
    }

    /// Keeps it that the repository, just asked, gave less than the note says that it has signed.
    public Violation hidden(Bytes note, Instant now) throws IOException, MalformedException, VerificationException {
        var signed = read(note);
        var newest = pinned().orElseThrow();
        return violations
                .keep(
                        new Violation.SetBack(
                                log,
                                signed.bytes(),
                                newest.bytes(),
                                signed.head().size(),
                                newest.head().size()),
                        now)
                .violation();
    }

    /// Whether the newer of two checkpoints continues the older; what speaks against it.
    private Optional<Violation> contradiction(
            SignedCheckpoint older, SignedCheckpoint newer, SignedCheckpoint ours, SignedCheckpoint theirs)
            throws IOException {
        var first = older.head();
        var second = newer.head();
        // What was seen here before tells of an older checkpoint, never of a newer one.
        var known = newer.equals(ours) ? knownRoot(first.size()) : Optional.<Digest>empty();
        if (known.isPresent() && known.get().equals(first.root())) {
            return Optional.empty();
        }
        try {
            var path = first.size() == second.size() ? List.<Digest>of() : path(first, newer, newer.equals(ours));
            try {
                Trees.checkConsistency(path, first, second);
                return Optional.empty();
            } catch (VerificationException _) {
                return Optional.of(
                        new Violation.TwoTrees(log, ours.bytes(), theirs.bytes(), first.size(), second.size(), path));
            }
        } catch (WithheldException | VerificationException e) {
            return Optional.of(unproved(theirs, String.valueOf(e.getMessage())));
        }
    }

    private List<Digest> path(TreeHead older, SignedCheckpoint newer, boolean kept)
            throws IOException, VerificationException {
        return kept && growing.isPresent()
                ? growing.get().prove(log, older.size(), newer.head().size())
                : nodes(newer.head()).proveConsistency(older.size());
    }

    /// Whether the tree of this head is one that was seen here; empty if that cannot be told without asking.
    Optional<Boolean> knows(TreeHead older) throws IOException {
        return knownRoot(older.size()).map(root -> root.equals(older.root()));
    }

    /// The root at a size that was seen here, or that follows from kept entries.
    private Optional<Digest> knownRoot(long size) throws IOException {
        if (growing.isPresent()) {
            return growing.get().head(log, size).map(TreeHead::root);
        }
        return vault.logs().root(log, size);
    }

    private Violation unproved(SignedCheckpoint shown, String why) throws IOException {
        return new Violation.Unproved(
                log, pinned().map(SignedCheckpoint::bytes).orElse(Bytes.empty()), shown.bytes(), why);
    }

    /// Proves that the entry stands at the leaf, and keeps the proof; a newer checkpoint is asked for where the leaf is
    /// not in the one that is pinned.
    ///
    /// @throws VerificationException it does not stand there, or the repository does not prove that it does
    public LogProof prove(long leaf, Bytes entry, Instant now) throws IOException, VerificationException {
        var kept = kept(leaf, MerkleHash.leaf(entry));
        if (kept.isPresent()) {
            return kept.get();
        }
        var proof = proof(leaf, entry, now);
        keep(proof, entry);
        return proof;
    }

    /// A proof as [#prove] gives it, which is not kept; asks the repository where it has to.
    public LogProof proof(long leaf, Bytes entry, Instant now) throws IOException, VerificationException {
        if (leaf >= head().size()) {
            var _ = advance(now).orThrow();
        }
        var pinned = pinned().orElseThrow(() -> new VerificationException("no checkpoint of " + log + " was seen"));
        if (leaf >= pinned.head().size()) {
            throw new VerificationException("the repository speaks of leaf " + leaf + ", and its log " + log + " has "
                    + pinned.head().size() + " entries");
        }
        try {
            var path = nodes(pinned.head()).proveInclusion(leaf);
            Trees.checkInclusion(path, leaf, MerkleHash.leaf(entry), pinned.head());
            return new LogProof(Optional.empty(), leaf, path, pinned.bytesWithoutCosignatures());
        } catch (WithheldException e) {
            throw new VerificationException(
                    "the repository does not prove leaf " + leaf + " of its log " + log + ": " + e.getMessage(), e);
        }
    }

    /// Keeps a proof of [#proof]; asks nobody.
    public void keep(LogProof proof, Bytes entry) throws IOException {
        vault.logs().putProof(log, proof.index(), MerkleHash.leaf(entry), proof.encode());
    }

    /// Proves that the entry stands at the leaf, under the newest checkpoint with its cosignatures: for somebody else.
    ///
    /// @throws VerificationException it does not stand there, or the repository does not prove that it does
    LogProof proveUnderNewest(long leaf, Bytes entry) throws IOException, VerificationException {
        var pinned = pinned().orElseThrow(() -> new VerificationException("no checkpoint of " + log + " was seen"));
        if (leaf >= pinned.head().size()) {
            throw new VerificationException("leaf " + leaf + " is in no checkpoint of " + log + " that was seen");
        }
        try {
            var path = nodes(pinned.head()).proveInclusion(leaf);
            Trees.checkInclusion(path, leaf, MerkleHash.leaf(entry), pinned.head());
            return new LogProof(Optional.empty(), leaf, path, pinned.bytes());
        } catch (WithheldException e) {
            throw new VerificationException(
                    "the repository does not prove leaf " + leaf + " of its log " + log + ": " + e.getMessage(), e);
        }
    }

    /// The proof that is kept of this entry at this leaf.
    public Optional<LogProof> kept(long leaf, Digest hash) throws IOException {
        var kept = vault.logs().proof(log, leaf, hash);
        try {
            return kept.isEmpty() ? Optional.empty() : Optional.of(LogProof.parse(kept.get()));
        } catch (MalformedException e) {
            throw new IOException("the vault is damaged: a kept proof cannot be read any more", e);
        }
    }

    /// Takes a proof that came with an answer: checks and keeps it, and advances by its checkpoint.
    ///
    /// @throws VerificationException it does not prove the entry, or its checkpoint contradicts what was seen
    public LogProof take(Bytes encoded, Bytes entry, Instant now) throws IOException, VerificationException {
        try {
            var proof = LogProof.parse(encoded);
            var signed = proof.verify(repository, log.kind(), entry);
            var advance = advance(signed, now);
            if (!(advance instanceof Advance.Unwitnessed)) { // what waits for its witnesses is proved all the same
                var _ = advance.orThrow();
            }
            vault.logs().putProof(log, proof.index(), MerkleHash.leaf(entry), encoded);
            return proof;
        } catch (MalformedException e) {
            throw new VerificationException("the repository gave a proof that cannot be read: " + e.getMessage(), e);
        }
    }

    private TileNodes<IOException> nodes(TreeHead head) {
        if (nodes == null || !nodes.head().equals(head)) {
            nodes = new TileNodes<>(head, tiles());
        }
        return nodes;
    }

    /// Whole tiles of one tree are those of every tree that continues it; each tree proves them again.
    private Tiles<IOException> tiles() {
        return new Tiles<>() {
            @Override
            public Bytes at(Tile tile) throws IOException {
                var known = whole.get(tile);
                return known == null ? source.tile(log, tile) : known;
            }

            @Override
            public void proved(Tile tile, Bytes hashes) {
                if (!tile.partial()) {
                    whole.put(tile, hashes);
                    if (whole.size() > WHOLE_TILES) {
                        whole.pollFirstEntry();
                    }
                }
            }
        };
    }
}
