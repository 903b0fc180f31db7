package obreia.desktop.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.KeptDirectory;
import obreia.desktop.vault.Vault;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.EntryBundle;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.Growth;
import obreia.protocol.log.LogName;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.Tile;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;

/// Follows the directory's log by all its entries: what they hash to must be the signed tree, so they cost their own
/// bytes and no tile.
final class DirectoryEntries implements Growing {
    private static final int PAGE = 1000;

    private final Vault vault;
    private final LogSource source;

    DirectoryEntries(Vault vault, LogSource source) {
        this.vault = vault;
        this.source = source;
    }

    @Override
    public Optional<Keeping> grown(LogName log, TreeHead older, TreeHead newer)
            throws IOException, VerificationException {
        var growth = new Growth(frontier(log, older.size()));
        var entries = new ArrayList<Bytes>();
        while (growth.size() < newer.size()) {
            var bundle = bundle(log, growth.size(), newer.size());
            for (var entry : bundle) {
                growth.append(entry);
                entries.add(entry);
            }
        }
        if (!growth.head().equals(newer)) {
            return Optional.empty();
        }
        var changes = new ArrayList<Optional<KeptDirectory.Change>>();
        for (var entry : entries) {
            changes.add(change(older.size() + changes.size(), entry));
        }
        return Optional.of(() -> {
            for (var i = 0; i < entries.size(); i++) {
                vault.directory().put(log, older.size() + i, entries.get(i), changes.get(i));
            }
        });
    }

    @Override
    public Optional<TreeHead> head(LogName log, long size) throws IOException {
        return size <= vault.directory().size(log)
                ? Optional.of(frontier(log, size).head())
                : Optional.empty();
    }

    @Override
    public List<Digest> prove(LogName log, long older, long newer) throws IOException {
        var leaves = new ArrayList<Digest>();
        while (leaves.size() < newer) {
            var page = vault.directory().entries(log, leaves.size(), (int) Math.min(PAGE, newer - leaves.size()));
            if (page.isEmpty()) {
                throw new IOException("the vault is damaged: entries of the directory are gone");
            }
            page.forEach(entry -> leaves.add(MerkleHash.leaf(entry)));
        }
        return Trees.proveConsistency(older, newer, (level, index) -> node(leaves, level, index));
    }

    private static Digest node(List<Digest> leaves, int level, long index) {
        return level == 0
                ? leaves.get((int) index)
                : MerkleHash.node(node(leaves, level - 1, 2 * index), node(leaves, level - 1, 2 * index + 1));
    }

    /// The entries from a place to the end of its bundle, or of the tree.
    private List<Bytes> bundle(LogName log, long from, long size) throws IOException, VerificationException {
        var index = from / Tile.WIDTH;
        var width = (int) Math.min(Tile.WIDTH, size - index * Tile.WIDTH);
        try {
            var bundle = EntryBundle.decode(source.entries(log, index, width), width);
            return bundle.subList((int) (from - index * Tile.WIDTH), width);
        } catch (MalformedException e) {
            throw new VerificationException("the entries cannot be read: " + e.getMessage(), e);
        }
    }

    private Frontier frontier(LogName log, long size) throws IOException {
        var growth = new Growth(Frontier.empty());
        while (growth.size() < size) {
            var page = vault.directory().entries(log, growth.size(), (int) Math.min(PAGE, size - growth.size()));
            if (page.isEmpty()) {
                throw new IOException("the vault is damaged: entries of the directory are gone");
            }
            page.forEach(growth::append);
        }
        return growth.frontier();
    }

    private static Optional<KeptDirectory.Change> change(long place, Bytes entry) throws VerificationException {
        try {
            return switch (DirectoryEntry.decode(entry)) {
                case DirectoryEntry.Change(var mailbox, var version, var statement) ->
                    Optional.of(new KeptDirectory.Change(place, mailbox, version, statement));
                case DirectoryEntry.Restored _ -> Optional.empty();
            };
        } catch (MalformedException e) {
            throw new VerificationException(
                    "entry " + place + " of the directory cannot be read: " + e.getMessage(), e);
        }
    }
}
