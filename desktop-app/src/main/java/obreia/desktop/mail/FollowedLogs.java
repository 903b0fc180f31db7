package obreia.desktop.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.repository.UnreachableException;
import obreia.desktop.timeline.Advance;
import obreia.desktop.timeline.Comparison;
import obreia.desktop.timeline.LogTimeline;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.message.Addressee;
import obreia.protocol.message.Check;
import obreia.protocol.message.ClaimedCheckpoints;
import obreia.protocol.message.Finding;
import obreia.protocol.message.LogFindings;

/// What this profile can say of the logs for one message, from what it has kept and, where it is connected, from the
/// repository.
final class FollowedLogs implements LogFindings {
    private final Account account;

    /// What is found of a message's checkpoints is asked for twice each.
    private final Map<Bytes, Comparison> found = new HashMap<>();

    FollowedLogs(Account account) {
        this.account = account;
    }

    @Override
    public String recorded(long leaf, Digest entry, Instant time) throws VerificationException {
        try {
            var before = provedBefore(leaf, entry);
            if (before.isPresent()) {
                return "it is leaf " + leaf + " of " + before.get() + ", which a restored repository has left behind";
            }
            var proof = account.logs().messages().prove(leaf, entry.bytes(), account.now());
            var around = account.vault().messages().around(leaf);
            if (around.latestBefore().filter(time::isBefore).isPresent()
                    || around.earliestAfter().filter(time::isAfter).isPresent()) {
                throw new VerificationException("the repository says that leaf " + leaf + " was stored at "
                        + Text.format(time) + ", and another time of a leaf before or after it");
            }
            return "it is leaf " + proof.index() + " of the messages log";
        } catch (UnreachableException e) {
            throw new VerificationException(
                    "that it is in the log was not proved here before, and the repository cannot be asked now", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The log of an earlier generation in which the entry was proved to stand there.
    private Optional<LogName> provedBefore(long leaf, Digest entry) throws IOException {
        var log = account.logs().messages().log();
        var hash = MerkleHash.leaf(entry.bytes());
        for (var generation = log.generation() - 1; generation >= 1; generation--) {
            var earlier = new LogName(log.origin(), log.kind(), generation);
            if (account.vault().logs().proof(earlier, leaf, hash).isPresent()) {
                return Optional.of(earlier);
            }
        }
        return Optional.empty();
    }

    @Override
    public Finding newest(Addressee named, ClaimedCheckpoints at) {
        try {
            var directory = account.logs().directory();
            return switch (compared(directory, at.directory())) {
                case Comparison.Consistent(var claimed) -> newest(named, claimed.size(), at);
                case Comparison.Ahead _ ->
                    Finding.notChecked("the message names a checkpoint that is newer than what was seen here");
                case Comparison.Forked(var violation) -> Finding.fails(violation.words());
                case Comparison.OtherGeneration(var generation) ->
                    Finding.notChecked("the message names generation " + generation + " of the directory");
            };
        } catch (MalformedException | VerificationException e) {
            return Finding.fails("the checkpoint that the message names is none: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Finding newest(Addressee named, long directorySize, ClaimedCheckpoints at)
            throws IOException, MalformedException, VerificationException {
        var log = account.logs().directory().log();
        var all = account.vault().directory().changes(log, named.mailbox(), Long.MAX_VALUE);
        var it = all.stream()
                .filter(change -> change.statement().equals(named.statement()))
                .findFirst();
        if (it.isEmpty()) {
            return Finding.fails(
                    "the message names the statement " + named.statement().shortHex() + ", which the directory lacks");
        }
        var newest = all.stream()
                .filter(change -> change.place() < directorySize)
                .mapToLong(change -> change.version())
                .max()
                .orElse(0);
        if (it.get().version() < newest) {
            return Finding.fails("the message names statement " + it.get().version() + " of this mailbox, and " + newest
                    + " was in the directory before: the sender was served an old one");
        }
        return boxKey(named, at)
                .orElseGet(() -> Finding.holds("statement " + it.get().version() + " was the newest of this mailbox"));
    }

    /// A box key with a lower number than one that was handed in before the messages log had come so far.
    private Optional<Finding> boxKey(Addressee named, ClaimedCheckpoints at)
            throws IOException, MalformedException, VerificationException {
        var here = account.member().device();
        var used = named.boxKeys().stream()
                .filter(key -> key.device().equals(here))
                .findFirst();
        if (used.isEmpty()
                || !(compared(account.logs().messages(), at.messages())
                        instanceof Comparison.Consistent(var claimed))) {
            return Optional.empty();
        }
        var newest = account.vault().boxKeys().newestBefore(claimed.size());
        return newest.isPresent() && used.get().number() < newest.getAsLong()
                ? Optional.of(
                        Finding.fails("the message names box key " + used.get().number()
                                + " of this device, and " + newest.getAsLong()
                                + " was handed in before: the sender was served an old one"))
                : Optional.empty();
    }

    @Override
    public Finding consistent(ClaimedCheckpoints claimed) {
        var directory = consistent("directory", LogKind.DIRECTORY, claimed.directory());
        var messages = consistent("messages log", LogKind.MESSAGES, claimed.messages());
        for (var finding : new Finding[] {directory, messages}) {
            if (finding.outcome() == Check.Outcome.FAILS) {
                return finding;
            }
        }
        return directory.outcome() == Check.Outcome.HOLDS ? messages : directory;
    }

    private Finding consistent(String name, LogKind kind, Bytes note) {
        try {
            return switch (compared(account.logs().log(kind), note)) {
                case Comparison.Consistent(var claimed) ->
                    Finding.holds(
                            "the " + claimed.size() + " entries of the " + name + " that the sender saw are ours");
                case Comparison.Ahead(var claimed) ->
                    Finding.notChecked("the sender saw " + claimed.size() + " entries of the " + name
                            + ", more than were seen here yet");
                case Comparison.Forked(var violation) -> Finding.fails(violation.words());
                case Comparison.OtherGeneration(var generation) ->
                    Finding.notChecked("the sender saw generation " + generation + " of the " + name);
            };
        } catch (MalformedException | VerificationException e) {
            // A note that the log did not sign is the sender's fault, or says nothing: it accuses no repository.
            return Finding.fails(
                    "what the sender names as a checkpoint of the " + name + " is none: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Comparison compared(LogTimeline timeline, Bytes note)
            throws IOException, MalformedException, VerificationException {
        var before = found.get(note);
        if (before != null) {
            return before;
        }
        var compared = compare(timeline, note);
        found.put(note, compared);
        return compared;
    }

    /// Compares, after the newest checkpoint was asked for where the sender has seen more than we have.
    private Comparison compare(LogTimeline timeline, Bytes note)
            throws IOException, MalformedException, VerificationException {
        var comparison = timeline.compare(note, account.now());
        if (!(comparison instanceof Comparison.Ahead)) {
            return comparison;
        }
        Advance advance;
        try {
            advance = timeline.advance(account.now());
        } catch (UnreachableException e) {
            return comparison;
        }
        if (advance instanceof Advance.Violated(var violation)) {
            return new Comparison.Forked(violation);
        }
        var again = timeline.compare(note, account.now());
        return again instanceof Comparison.Ahead && !(advance instanceof Advance.Unwitnessed)
                ? new Comparison.Forked(timeline.hidden(note, account.now()))
                : again;
    }
}
