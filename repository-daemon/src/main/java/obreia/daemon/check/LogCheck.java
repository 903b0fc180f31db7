package obreia.daemon.check;

import java.io.IOException;
import obreia.daemon.mailbox.StoredLogs;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.Frontier;
import obreia.protocol.log.Growth;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.Tile;
import obreia.protocol.log.VerifierKey;

/// The check of one log: its tree built anew from its entries, against the hashes that are stored and the checkpoint
/// that was signed.
final class LogCheck {
    private final StoredLogs logs;
    private final LogName name;
    private final VerifierKey key;
    private final Findings findings;

    LogCheck(StoredLogs logs, LogName name, VerifierKey key, Findings findings) {
        this.logs = logs;
        this.name = name;
        this.key = key;
        this.findings = findings;
    }

    /// Is shown each entry in order.
    interface Visitor {
        void entry(long index, Bytes entry);
    }

    void run(long size, Visitor visitor) {
        findings.look("the log " + name, () -> {
            var frontier = Frontier.empty();
            while (frontier.size() < size) {
                var width = (int) Math.min(Tile.WIDTH, size - frontier.size());
                var growth = new Growth(frontier);
                for (var entry : logs.logEntries(log(), frontier.size(), width)) {
                    visitor.entry(growth.append(entry), entry);
                }
                compareHashes(growth);
                if (growth.size() < frontier.size() + width) {
                    findings.add(
                            "the log %s has %d entries, %d of them are stored".formatted(name, size, growth.size()));
                    return;
                }
                frontier = growth.frontier();
            }
            findings.require(
                    logs.logEntries(log(), size, 1).isEmpty(),
                    "the log " + name + " has entries stored behind its end");
            compareCheckpoint(frontier);
        });
    }

    private LogKind log() {
        return name.kind();
    }

    private void compareHashes(Growth growth) {
        for (var root : growth.tileRoots()) {
            var level = root.level() / Tile.HEIGHT;
            var what = "the hash %d at level %d of the log %s".formatted(root.index(), level, name);
            findings.look(what, () -> {
                var stored = logs.logHashes(log(), level, root.index(), 1);
                findings.require(
                        stored.size() == 1 && stored.getFirst().equals(root.root()),
                        what + (stored.isEmpty() ? " is missing" : " is not that of the entries"));
            });
        }
    }

    private void compareCheckpoint(Frontier built) throws IOException {
        var what = "the newest checkpoint of the log " + name;
        var note = logs.checkpoint(log());
        if (note.isEmpty()) {
            findings.add(what + " is missing");
            return;
        }
        try {
            var signed = SignedCheckpoint.verify(note.get(), key);
            findings.require(
                    signed.checkpoint().equals(new Checkpoint(name, built.head())),
                    what + " is of " + signed.log() + " with " + signed.head().size() + " entries and root "
                            + signed.head().root() + "; those stored are " + built.size() + " with root "
                            + built.head().root());
        } catch (MalformedException | VerificationException e) {
            findings.add(what + ": " + e.getMessage());
        }
    }
}
