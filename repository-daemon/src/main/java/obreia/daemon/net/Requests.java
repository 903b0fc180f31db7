package obreia.daemon.net;

import java.util.Optional;
import obreia.daemon.service.Caller;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// What answers requests: the service, as the line sees it. Called on virtual threads, many at once; may block.
public interface Requests {
    Response handle(Caller caller, Request request);

    /// The mailbox that the caller's key is a device of now.
    Optional<MailboxId> mailbox(Caller caller);
}
