package obreia.daemon.check;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.mailbox.StoredRecord;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogRecord;

/// The check of the messages log's entries: each is a statement's digest, or what a record in its one spelling and its
/// salt hash to; the record is found by all that it is looked up by, and its envelope is its own.
final class RecordCheck {
    private final MailboxStore store;
    private final Origin origin;
    private final Map<Long, Digest> statements;
    private final Holdings holdings;
    private final Findings findings;
    private Instant newest = Instant.MIN;
    private boolean endsWithRecord;

    RecordCheck(MailboxStore store, Origin origin, Map<Long, Digest> statements, Holdings holdings, Findings findings) {
        this.store = store;
        this.origin = origin;
        this.statements = statements;
        this.holdings = holdings;
        this.findings = findings;
    }

    /// True of the time that the store says it has come to: that of the newest leaf, which a statement does not say.
    boolean leadsTo(Instant time) {
        return endsWithRecord ? time.equals(newest) : !time.isBefore(newest);
    }

    /// The next entry of the messages log.
    void entry(long leaf, Bytes entry) {
        findings.look("the record at leaf " + leaf, () -> {
            var statement = Optional.ofNullable(statements.remove(leaf));
            var stored = store.record(leaf);
            endsWithRecord = statement.isEmpty();
            if (statement.isPresent()) {
                findings.require(
                        entry.equals(statement.get().bytes()), "leaf " + leaf + " is not that of its statement");
                findings.require(stored.isEmpty(), "leaf " + leaf + " has a statement and a record");
            } else if (stored.isEmpty()) {
                findings.add("leaf " + leaf + " has neither a record nor a statement");
            } else {
                record(leaf, entry, stored.get());
            }
        });
    }

    /// Statements whose leaf was not met.
    void end() {
        for (var leaf : statements.keySet()) {
            findings.add("a statement names leaf " + leaf + ", which the messages log does not have");
        }
    }

    private void record(long leaf, Bytes entry, StoredRecord stored) throws IOException {
        var what = "the record at leaf " + leaf;
        LogRecord record;
        try {
            record = LogRecord.decode(stored.record());
        } catch (MalformedException e) {
            findings.add(what + " is not in its one spelling: " + e.getMessage());
            return;
        }
        findings.require(record.encode().equals(stored.record()), what + " is not in its one spelling");
        findings.require(record.origin().equals(origin), what + " is of another origin");
        findings.require(record.leaf(stored.salt()).bytes().equals(entry), what + " does not hash to the log's entry");
        findings.require(!record.time().isBefore(newest), what + " is older than the record before");
        newest = record.time();
        findings.require(is(leaf, store.leafOf(record.envelope())), what + " is not found by its envelope");
        findings.require(is(leaf, store.sent(record.from(), record.message())), what + " is not found by its sender");
        if (record.receipted().isPresent()) {
            for (var sender : record.to()) {
                var found = store.receipt(sender, record.receipted().get(), record.from());
                findings.require(is(leaf, found), what + " is not found as a receipt");
            }
        }
        holders(stored, record);
    }

    private void holders(StoredRecord stored, LogRecord record) throws IOException {
        var what = "the record at leaf " + stored.leaf();
        var held = false;
        var holders = new LinkedHashSet<>(record.to());
        holders.add(record.from());
        for (var holder : holders) {
            var entry = store.entry(holder, stored.leaf());
            if (entry.isPresent()) {
                held = true;
                findings.require(
                        entry.get().received() == record.to().contains(holder)
                                && entry.get().sent() == record.from().equals(holder),
                        what + " says something else than mailbox " + holder);
                holdings.add(entry.get(), stored.size());
            }
        }
        var envelope = store.envelope(record.envelope());
        findings.require(
                envelope.isPresent() == held,
                what
                        + (held
                                ? " is held, and its envelope is missing"
                                : " is held by nobody, and its envelope is kept"));
        findings.require(
                envelope.map(bytes -> bytes.length() == stored.size()).orElse(true),
                what + " has an envelope of another size");
    }

    private static boolean is(long leaf, Optional<Long> found) {
        return found.filter(other -> other == leaf).isPresent();
    }
}
