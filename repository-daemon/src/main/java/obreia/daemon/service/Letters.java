package obreia.daemon.service;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.daemon.admission.Admission;
import obreia.daemon.admission.Verdict;
import obreia.daemon.log.Proofs;
import obreia.daemon.log.Transaction;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.Mailboxes;
import obreia.daemon.mailbox.StoredRecord;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.Response.Notice;

/// The hall where letters and receipts are handed in: each is stored once, recorded, and told of.
final class Letters {
    private final Desk desk;
    private final Admission admission;
    private final Connections connections;

    Letters(Desk desk, Admission admission, Connections connections) {
        this.desk = desk;
        this.admission = admission;
        this.connections = connections;
    }

    /// What was taken: now, or before and answered again.
    private record Taken(StoredRecord stored, boolean now) {
        /// The proof of submission.
        Response proved(Proofs proofs) throws IOException {
            var extra = Bytes.concat(stored.salt(), stored.record());
            var proof = proofs.prove(LogKind.MESSAGES, stored.leaf(), Optional.of(extra));
            return new Response.Stored(proof.encode());
        }
    }

    Response send(Caller caller, Request.Send request) throws IOException, Refusal {
        var sender = desk.member(caller).mailbox();
        var before = taken(desk.store(), sender, request.message(), LogRecord.Kind.MESSAGE);
        if (before.isPresent()) {
            return again(before.get());
        }
        var envelope = envelope(request.envelope());
        for (var recipient : request.to()) {
            requireReachable(recipient);
        }
        var to = request.to().stream().sorted().toList();
        var committed = desk.commitProved(transaction -> {
            var from = Desk.member(transaction, caller).mailbox();
            var earlier = taken(transaction, from, request.message(), LogRecord.Kind.MESSAGE);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            var record = new LogRecord(
                    desk.origin(),
                    LogRecord.Kind.MESSAGE,
                    envelope.id(),
                    request.message(),
                    Optional.empty(),
                    from,
                    to,
                    List.of(),
                    transaction.time());
            return take(transaction, record, request.salt(), envelope);
        });
        tell(committed.result(), Notice.Kind.MESSAGE, to);
        return committed.result().proved(committed.proofs());
    }

    Response receipt(Caller caller, Request.Receipt request) throws IOException, Refusal {
        var reader = desk.member(caller).mailbox();
        var before = taken(desk.store(), reader, request.receipt(), LogRecord.Kind.RECEIPT);
        if (before.isPresent()) {
            return again(before.get());
        }
        var envelope = envelope(request.envelope());
        var to = List.of(request.to());
        var committed = desk.commitProved(transaction -> {
            var from = Desk.member(transaction, caller).mailbox();
            var earlier = taken(transaction, from, request.receipt(), LogRecord.Kind.RECEIPT);
            if (earlier.isPresent()) {
                return earlier.get();
            }
            requireReceiptable(transaction, from, request);
            var record = new LogRecord(
                    desk.origin(),
                    LogRecord.Kind.RECEIPT,
                    envelope.id(),
                    request.receipt(),
                    Optional.of(request.receipted()),
                    from,
                    to,
                    List.of(),
                    transaction.time());
            return take(transaction, record, request.salt(), envelope);
        });
        tell(committed.result(), Notice.Kind.RECEIPT, to);
        return committed.result().proved(committed.proofs());
    }

    /// What was taken before, proved in the newest checkpoint. It is asked for in its turn, behind the batch that took
    /// it.
    private Response again(Taken before) throws IOException, Refusal {
        return before.proved(desk.commitProved(_ -> before).proofs());
    }

    private Envelope envelope(Bytes bytes) throws Refusal {
        if (admission.envelope(bytes.length()) instanceof Verdict.Refused refused) {
            throw new Refusal(ErrorCode.TOO_LARGE, refused.reason());
        }
        try {
            return Envelope.parse(bytes);
        } catch (MalformedException e) {
            throw Refusal.of(e);
        }
    }

    // Outside the committer: a mailbox that is open stays open, and one that has a box key may be written to.
    private void requireReachable(MailboxId recipient) throws IOException, Refusal {
        var state = desk.store()
                .mailbox(recipient)
                .orElseThrow(() -> new Refusal(ErrorCode.NOT_FOUND, "there is no mailbox " + recipient));
        for (var device : state.devices()) {
            if (desk.store().boxKey(recipient, device.device()).isPresent()) {
                return;
            }
        }
        throw new Refusal(ErrorCode.CONFLICT, "no device of the mailbox " + recipient + " has a box key to seal to");
    }

    /// Refuses a receipt for what the reader has not received and fetched, and a second one.
    private static void requireReceiptable(Mailboxes known, MailboxId reader, Request.Receipt request)
            throws IOException, Refusal {
        var leaf = known.sent(request.to(), request.receipted());
        var entry = leaf.isPresent() ? known.entry(reader, leaf.get()) : Optional.<MailboxEntry>empty();
        if (entry.isEmpty() || !entry.get().received()) {
            throw new Refusal(ErrorCode.NOT_FOUND, "this mailbox received no such message from that sender");
        }
        if (request.to().equals(reader)) {
            throw new Refusal(ErrorCode.NOT_PERMITTED, "nobody gives a receipt for a letter of their own");
        }
        if (record(stored(known, leaf.get())).kind() != LogRecord.Kind.MESSAGE) {
            throw new Refusal(ErrorCode.NOT_PERMITTED, "a receipt is given for a message, not for a receipt");
        }
        if (!entry.get().fetched()) {
            throw new Refusal(ErrorCode.NOT_PERMITTED, "the message has not been fetched yet");
        }
        if (known.receipt(request.to(), request.receipted(), reader).isPresent()) {
            throw new Refusal(ErrorCode.ALREADY, "this mailbox has given its receipt for the message already");
        }
    }

    /// What this sender handed in before under this digest.
    private static Optional<Taken> taken(Mailboxes known, MailboxId sender, Digest digest, LogRecord.Kind kind)
            throws IOException, Refusal {
        var leaf = known.sent(sender, digest);
        if (leaf.isEmpty()) {
            return Optional.empty();
        }
        var stored = stored(known, leaf.get());
        if (record(stored).kind() != kind) {
            throw new Refusal(ErrorCode.CONFLICT, "this digest was handed in before, as what is not a " + kind.code());
        }
        return Optional.of(new Taken(stored, false));
    }

    private Taken take(Transaction transaction, LogRecord record, Bytes salt, Envelope envelope)
            throws IOException, Refusal {
        if (transaction.leafOf(record.envelope()).isPresent()) {
            throw new Refusal(ErrorCode.CONFLICT, "these sealed bytes were handed in before, as another letter");
        }
        requireRoom(transaction, record.from(), envelope, "your mailbox is full: ");
        for (var recipient : record.to()) {
            requireRoom(transaction, recipient, envelope, "the mailbox " + recipient + " is full: ");
        }
        return new Taken(stored(transaction, transaction.append(record, salt, envelope)), true);
    }

    private void requireRoom(Mailboxes known, MailboxId mailbox, Envelope envelope, String whose)
            throws IOException, Refusal {
        var usage = known.usage(mailbox);
        if (admission.deposit(usage.entries(), usage.bytes(), envelope.size()) instanceof Verdict.Refused refused) {
            throw new Refusal(ErrorCode.QUOTA, whose + refused.reason());
        }
    }

    private void tell(Taken taken, Notice.Kind kind, List<MailboxId> to) {
        if (taken.now()) {
            var notice = new Notice(kind, taken.stored().leaf());
            to.forEach(mailbox -> connections.push(mailbox, notice));
        }
    }

    static StoredRecord stored(Mailboxes known, long leaf) throws IOException {
        return known.record(leaf).orElseThrow(() -> new IOException("leaf " + leaf + " has no record"));
    }

    static LogRecord record(StoredRecord stored) throws IOException {
        try {
            return LogRecord.decode(stored.record());
        } catch (MalformedException e) {
            throw new IOException("the record at leaf " + stored.leaf() + " is damaged", e);
        }
    }
}
