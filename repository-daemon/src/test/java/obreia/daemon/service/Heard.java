package obreia.daemon.service;

import java.util.ArrayList;
import java.util.List;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.Response;

/// Connections that only note what they were told. Safe for threads.
public final class Heard implements Connections {
    private final List<Told> told = new ArrayList<>();
    private final List<Bytes> closed = new ArrayList<>();

    /// A notice, and the mailbox it was sent to.
    public record Told(MailboxId mailbox, Response.Notice.Kind kind, long leaf) {}

    @Override
    public synchronized void push(MailboxId mailbox, Response.Notice notice) {
        told.add(new Told(mailbox, notice.kind(), notice.leaf()));
    }

    @Override
    public synchronized void close(Bytes tlsKey) {
        closed.add(tlsKey);
    }

    public synchronized List<Told> told() {
        return List.copyOf(told);
    }

    public synchronized List<Bytes> closed() {
        return List.copyOf(closed);
    }

    public synchronized void forget() {
        told.clear();
        closed.clear();
    }
}
