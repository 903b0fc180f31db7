package obreia.daemon.net;

import java.net.InetAddress;
import java.util.function.Consumer;
import obreia.daemon.admission.Admission;
import obreia.daemon.admission.Verdict;
import obreia.daemon.service.Caller;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.RequestCodec;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.ResponseCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request's frame in, its answer's frame out: always one, whatever happens. Safe for threads.
final class Answers {
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Requests requests;
    private final Admission admission;

    Answers(Requests requests, Admission admission) {
        this.requests = requests;
        this.admission = admission;
    }

    /// Who asks, from where, and what is told which mailbox's notices to send.
    record Asker(Caller caller, InetAddress address, Consumer<MailboxId> subscribe) {}

    Bytes answer(Asker asker, Bytes frame) {
        Framed<Request> framed;
        try {
            framed = RequestCodec.decode(frame);
        } catch (MalformedException e) {
            return ResponseCodec.encode(
                    RequestCodec.idOf(frame).orElse(0L),
                    Response.Failure.of(ErrorCode.MALFORMED, String.valueOf(e.getMessage())));
        }
        try {
            return ResponseCodec.encode(framed.id(), answer(asker, framed.content()));
        } catch (RuntimeException | Error e) { // also a class that is not there, or the stack: an answer must leave
            // One request's fault stays with it; the person is told, the administrator reads where.
            LOG.error("request {} failed", framed.content().getClass().getSimpleName(), e);
            return ResponseCodec.encode(
                    framed.id(),
                    Response.Failure.of(ErrorCode.INTERNAL, "the repository failed; its administrator can see why"));
        }
    }

    private Response answer(Asker asker, Request request) {
        var verdict = admission.request(asker.caller().tlsKey());
        if (verdict instanceof Verdict.Admitted && request instanceof Request.Register) {
            verdict = admission.registration(asker.address());
        }
        return switch (verdict) {
            case Verdict.Refused refused -> Response.Failure.of(ErrorCode.RATE, refused.reason());
            case Verdict.Admitted _ -> {
                if (request instanceof Request.Subscribe) {
                    // Before the answer: what arrives after it must not be missed.
                    requests.mailbox(asker.caller()).ifPresent(asker.subscribe());
                }
                yield requests.handle(asker.caller(), request);
            }
        };
    }
}
