package obreia.desktop.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// What answers about letters and receipts must hold.
final class RecordRules {
    private RecordRules() {}

    /// The record of a letter says what was sent. Its envelope is the one sent now, or one in which the same message
    /// was sealed `before`: a repeat is answered with the first record.
    static Submission sent(Origin origin, MailboxId me, Request.Send sent, Set<Digest> before, Response.Stored stored)
            throws VerificationException {
        var handed = Handed.of(stored);
        var record = handed.record();
        require(record.kind() == LogRecord.Kind.MESSAGE, "stored a receipt, a letter was sent");
        require(record.to().equals(sent.to().stream().sorted().toList()), "stored the letter for other recipients");
        return stored(origin, me, new Sealed(sent.message(), sent.salt(), sent.envelope(), before), handed);
    }

    /// The record of a receipt says what was sent.
    static Submission receipted(
            Origin origin, MailboxId me, Request.Receipt sent, Set<Digest> before, Response.Stored stored)
            throws VerificationException {
        var handed = Handed.of(stored);
        var record = handed.record();
        require(record.kind() == LogRecord.Kind.RECEIPT, "stored a letter, a receipt was sent");
        require(record.to().equals(List.of(sent.to())), "stored the receipt for another mailbox");
        require(record.receipted().equals(Optional.of(sent.receipted())), "stored the receipt for another message");
        return stored(origin, me, new Sealed(sent.receipt(), sent.salt(), sent.envelope(), before), handed);
    }

    private record Sealed(Digest message, Bytes salt, Bytes envelope, Set<Digest> before) {}

    /// What a proof of submission says: the salt and the record that it has as its extra data.
    private record Handed(LogRecord record, Bytes bytes, Bytes salt, long leaf, Bytes proof) {
        static Handed of(Response.Stored stored) throws VerificationException {
            var proof = Proofs.read(stored.proof());
            var extra = proof.extra().orElse(Bytes.empty());
            require(extra.length() > LogRecord.SALT, "gave a proof of submission without a record");
            var bytes = extra.slice(LogRecord.SALT, extra.length());
            return new Handed(read(bytes), bytes, extra.slice(0, LogRecord.SALT), proof.index(), stored.proof());
        }
    }

    private static Submission stored(Origin origin, MailboxId me, Sealed sent, Handed handed)
            throws VerificationException {
        var record = handed.record();
        // A sender keeps the salt with the letter, so that it is the first one's too when a letter is sealed again.
        require(handed.salt().equals(sent.salt()), "stored it under another salt");
        require(record.origin().equals(origin), "stored it at " + record.origin() + ", not at " + origin);
        require(record.from().equals(me), "stored it as from " + record.from() + ", not from " + me);
        require(record.message().equals(sent.message()), "stored another message");
        require(
                record.envelope().equals(Digest.of(sent.envelope()))
                        || sent.before().contains(record.envelope()),
                "stored another envelope");
        require(record.blobs().isEmpty(), "stored it with attachments that were not sent");
        return new Submission(record, handed.bytes(), handed.leaf(), handed.proof());
    }

    /// A page of one's own mailbox: entries in order, later than asked, no more than asked, each concerning `me`.
    static EntryPage page(Origin origin, MailboxId me, long after, int limit, Response.Entries answer)
            throws VerificationException {
        require(answer.entries().size() <= limit, "gave " + answer.entries().size() + " entries, not " + limit);
        require(!answer.more() || !answer.entries().isEmpty(), "promised more entries and gave none");
        var entries = new ArrayList<LogEntry>();
        for (var entry : answer.entries()) {
            var read = entry(origin, me, entry);
            require(read.leaf() > after, "gave leaf " + read.leaf() + ", asked for what comes after " + after);
            if (!entries.isEmpty()) {
                checkOrder(entries.getLast(), read);
            }
            entries.add(read);
        }
        return new EntryPage(entries, answer.more());
    }

    /// What is new was sent to `me`.
    static EntryPage arrived(MailboxId me, EntryPage page) throws VerificationException {
        for (var entry : page.entries()) {
            require(entry.record().to().contains(me), "gave as new what was not sent to this mailbox");
        }
        return page;
    }

    /// One message that `me` sent, and after it its receipts.
    static List<LogEntry> status(Origin origin, MailboxId me, Digest message, Response.Entries answer)
            throws VerificationException {
        require(!answer.more(), "gave only a part of the receipts");
        require(!answer.entries().isEmpty(), "gave no entry of the message");
        var entries = new ArrayList<LogEntry>();
        for (var each : answer.entries()) {
            var entry = entry(origin, me, each);
            var record = entry.record();
            if (entries.isEmpty()) {
                require(
                        record.kind() == LogRecord.Kind.MESSAGE
                                && record.from().equals(me)
                                && record.message().equals(message),
                        "gave another message than " + message.shortHex());
            } else {
                require(
                        record.kind() == LogRecord.Kind.RECEIPT
                                && record.to().equals(List.of(me))
                                && record.receipted().equals(Optional.of(message)),
                        "gave a receipt that is not for " + message.shortHex());
                checkOrder(entries.getLast(), entry);
            }
            entries.add(entry);
        }
        return List.copyOf(entries);
    }

    private static LogEntry entry(Origin origin, MailboxId me, Entry entry) throws VerificationException {
        var record = read(entry.record());
        require(record.origin().equals(origin), "gave an entry of " + record.origin() + ", not of " + origin);
        require(
                record.from().equals(me) || record.to().contains(me),
                "gave an entry that is neither from nor to this mailbox");
        return new LogEntry(entry.leaf(), entry.salt(), record, entry.record(), entry.size(), entry.fetched());
    }

    private static void checkOrder(LogEntry first, LogEntry second) throws VerificationException {
        require(second.leaf() > first.leaf(), "gave leaf " + second.leaf() + " after leaf " + first.leaf());
        require(
                !second.record().time().isBefore(first.record().time()),
                "says that leaf " + second.leaf() + " is older than leaf " + first.leaf());
    }

    private static LogRecord read(Bytes record) throws VerificationException {
        try {
            return LogRecord.decode(record);
        } catch (MalformedException e) {
            throw new VerificationException("the repository gave a record that cannot be read: " + e.getMessage(), e);
        }
    }

    private static void require(boolean kept, String what) throws VerificationException {
        if (!kept) {
            throw new VerificationException("the repository " + what);
        }
    }
}
