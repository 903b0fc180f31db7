package obreia.desktop.lies;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.fixtures.lying.Lie;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// Lies in the answers to requests: what is true is asked first, and then changed.
final class Answers {
    private Answers() {}

    /// Lists only the entries that are let through.
    static Lie entries(Predicate<Entry> through) {
        return pages(entries -> entries.stream().filter(through).toList());
    }

    /// Changes the pages of mailboxes, and says that each is the last.
    static Lie pages(UnaryOperator<List<Entry>> change) {
        return to(
                Response.Entries.class,
                entries -> new Response.Entries(change.apply(new ArrayList<>(entries.entries())), false));
    }

    /// Changes every answer of one kind.
    static <T extends Response> Lie to(Class<T> kind, UnaryOperator<T> change) {
        return new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                var answer = honest.handle(caller, request);
                return kind.isInstance(answer) ? change.apply(kind.cast(answer)) : answer;
            }
        };
    }

    /// Asks for something else than was asked for.
    static Lie instead(UnaryOperator<Request> change) {
        return new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                return honest.handle(caller, change.apply(request));
            }
        };
    }

    /// Serves what of somebody's statements and box keys a change makes of it.
    static Lie lookup(MailboxId mailbox, UnaryOperator<Response.Statements> change) {
        return new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                var answer = honest.handle(caller, request);
                return request instanceof Request.Lookup asked
                                && asked.mailbox().equals(mailbox)
                                && answer instanceof Response.Statements statements
                        ? change.apply(statements)
                        : answer;
            }
        };
    }

    /// A page whose entries say that they stand so much later.
    static Response moved(Response page, long by) {
        return page instanceof Response.Entries entries
                ? new Response.Entries(
                        entries.entries().stream()
                                .map(entry -> at(entry.leaf() + by, entry))
                                .toList(),
                        entries.more())
                : page;
    }

    /// The entry as if it stood at another leaf.
    static Entry at(long leaf, Entry entry) {
        return new Entry(leaf, entry.salt(), entry.record(), entry.size(), entry.fetched());
    }

    static Bytes changed(Bytes bytes, int at) {
        var copy = bytes.toArray();
        copy[at] ^= 1;
        return Bytes.of(copy);
    }

    static LogRecord record(Entry entry) {
        try {
            return LogRecord.decode(entry.record());
        } catch (MalformedException e) {
            throw new AssertionError("an honest record can be read", e);
        }
    }
}
