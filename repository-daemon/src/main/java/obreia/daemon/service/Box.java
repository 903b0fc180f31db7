package obreia.daemon.service;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import obreia.daemon.mailbox.EntryFilter;
import obreia.daemon.mailbox.ListedEntry;
import obreia.daemon.mailbox.MailboxEntry;
import obreia.daemon.mailbox.Mailboxes;
import obreia.daemon.mailbox.ReaderReceipt;
import obreia.daemon.mailbox.StoredRecord;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Limits;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// What a mailbox holds, for its own devices only. Others' is answered as if it did not exist.
final class Box {
    /// How long what was deleted can be shown again.
    static final Duration UNDO = Duration.ofDays(30);

    private final Desk desk;

    Box(Desk desk) {
        this.desk = desk;
    }

    Response fresh(Caller caller, Request.New request) throws IOException, Refusal {
        return page(caller, EntryFilter.NEW, request.after(), request.limit());
    }

    Response all(Caller caller, Request.All request) throws IOException, Refusal {
        return page(caller, EntryFilter.ALL, request.after(), request.limit());
    }

    private Response page(Caller caller, EntryFilter filter, long after, int limit) throws IOException, Refusal {
        var mailbox = desk.member(caller).mailbox();
        var entries = new ArrayList<Entry>();
        var room = Limits.BODY;
        for (var listed : desk.store().entries(mailbox, filter, after, limit + 1)) {
            room -= listed.record().record().length();
            if (entries.size() == limit || room < 0) {
                return new Response.Entries(entries, true);
            }
            entries.add(entry(listed));
        }
        return new Response.Entries(entries, false);
    }

    /// The envelope, for the first time or again; marked as fetched before it is handed out.
    Response fetch(Caller caller, Request.Fetch request) throws IOException, Refusal {
        var mailbox = desk.member(caller).mailbox();
        var entry = held(desk.store(), mailbox, request.envelope());
        if (entry.received() && !entry.fetched()) {
            desk.commit(transaction -> {
                var now = Desk.member(transaction, caller).mailbox();
                transaction.markFetched(
                        now, held(transaction, now, request.envelope()).leaf());
                return true;
            });
        }
        var envelope = desk.store()
                .envelope(request.envelope())
                .orElseThrow(() -> new IOException("the envelope of leaf " + entry.leaf() + " is not in the store"));
        return new Response.EnvelopeBody(envelope);
    }

    /// The caller's own message and the receipts given for it.
    Response status(Caller caller, Request.Status request) throws IOException, Refusal {
        var store = desk.store();
        var mailbox = desk.member(caller).mailbox();
        var leaf = store.sent(mailbox, request.message()).orElseThrow(Box::noSuchMessage);
        var message = Letters.stored(store, leaf);
        if (Letters.record(message).kind() != LogRecord.Kind.MESSAGE) {
            throw noSuchMessage();
        }
        var entries = new ArrayList<Entry>();
        entries.add(entry(store, mailbox, message));
        var receipts = store.receipts(mailbox, request.message()).stream()
                .sorted(Comparator.comparingLong(ReaderReceipt::leaf))
                .toList();
        for (var receipt : receipts) {
            entries.add(entry(store, mailbox, Letters.stored(store, receipt.leaf())));
        }
        return new Response.Entries(entries, false);
    }

    Response delete(Caller caller, Request.Delete request) throws IOException, Refusal {
        desk.member(caller);
        return desk.commit(transaction -> {
            var mailbox = Desk.member(transaction, caller).mailbox();
            var entry = held(transaction, mailbox, request.envelope());
            if (!request.undo()) {
                transaction.hide(mailbox, entry.leaf());
                return new Response.Deleted(true);
            }
            if (entry.hidden().isPresent() && entry.hidden().get().plus(UNDO).isBefore(transaction.time())) {
                throw new Refusal(ErrorCode.NOT_FOUND, "it was deleted over " + UNDO.toDays() + " days ago, for good");
            }
            transaction.show(mailbox, entry.leaf());
            return new Response.Deleted(false);
        });
    }

    /// Removes for good what was deleted over 30 days ago, at most `limit` entries; answers how many.
    int purge(int limit) throws IOException, Refusal {
        var gone = desk.store().hidden(desk.now().minus(UNDO), limit);
        if (gone.isEmpty()) {
            return 0;
        }
        return desk.commit(transaction -> {
            var purged = 0;
            for (var entry : gone) {
                // Its owner may have shown it again meanwhile.
                if (transaction.entry(entry.mailbox(), entry.leaf()).equals(Optional.of(entry))) {
                    transaction.purge(entry.mailbox(), entry.leaf());
                    purged++;
                }
            }
            return purged;
        });
    }

    private static MailboxEntry held(Mailboxes known, MailboxId mailbox, Digest envelope) throws IOException, Refusal {
        var leaf = known.leafOf(envelope);
        var entry = leaf.isPresent() ? known.entry(mailbox, leaf.get()) : Optional.<MailboxEntry>empty();
        return entry.orElseThrow(
                () -> new Refusal(ErrorCode.NOT_FOUND, "this mailbox holds no envelope " + envelope.shortHex()));
    }

    private static Refusal noSuchMessage() {
        return new Refusal(ErrorCode.NOT_FOUND, "this mailbox sent no such message");
    }

    private static Entry entry(ListedEntry listed) {
        return entry(listed.record(), listed.entry().fetched());
    }

    private static Entry entry(Mailboxes known, MailboxId mailbox, StoredRecord stored) throws IOException {
        var held = known.entry(mailbox, stored.leaf());
        return entry(stored, held.map(MailboxEntry::fetched).orElse(false));
    }

    private static Entry entry(StoredRecord stored, boolean fetched) {
        return new Entry(stored.leaf(), stored.salt(), stored.record(), stored.size(), fetched);
    }
}
