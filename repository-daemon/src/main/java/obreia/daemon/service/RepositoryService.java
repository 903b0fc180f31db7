package obreia.daemon.service;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import obreia.daemon.admission.Admission;
import obreia.daemon.log.Committer;
import obreia.daemon.log.SetBackWatch;
import obreia.daemon.mailbox.MailboxDevice;
import obreia.daemon.mailbox.MailboxStore;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.VerifierKey;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the repository does for those who ask: one method per request, and every check that a request must pass.
///
/// Who asks is the TLS key of the connection, and whose device that is, the newest statements say at each request anew.
/// Signatures are verified on the caller's thread; what depends on what is stored is decided in the committer's turn,
/// so that of two requests at once one sees the other. An answer that grants something leaves after it is durable.
/// All methods may block, and may be called by any thread but the committer's.
public final class RepositoryService {
    private static final Logger LOG = LoggerFactory.getLogger(RepositoryService.class);
    private static final int PURGED_AT_ONCE = 100;

    private final Desk desk;
    private final Registration registration;
    private final BoxKeys boxKeys;
    private final Directory directory;
    private final Letters letters;
    private final Box box;
    private final Checkpoints checkpoints;

    /// A service for what `store` holds, which `committer` alone writes to.
    ///
    /// @param trust whose cards are taken
    /// @param key   what the logs are signed with, named by the origin
    /// @param watch finds out that the repository was set back; from then on every request is refused
    public RepositoryService(
            Origin origin,
            MailboxStore store,
            Committer committer,
            TrustedCards trust,
            Admission admission,
            Connections connections,
            VerifierKey key,
            SetBackWatch watch,
            InstantSource clock) {
        this.desk = new Desk(origin, store, committer, clock);
        this.boxKeys = new BoxKeys(desk);
        this.registration = new Registration(desk, new Statements(desk, trust), boxKeys, connections);
        this.directory = new Directory(desk);
        this.letters = new Letters(desk, admission, connections);
        this.box = new Box(desk);
        this.checkpoints = new Checkpoints(desk, key, watch);
    }

    /// The answer to a request: granted and durable, or a [Response.Failure] that changed nothing.
    public Response handle(Caller caller, Request request) {
        try {
            checkpoints.requireNotSetBack();
            return switch (request) {
                case Request.Register register -> registration.register(caller, register);
                case Request.Update update -> registration.update(caller, update);
                case Request.Lookup lookup -> directory.lookup(caller, lookup);
                case Request.ListPeople list -> directory.list(caller, list);
                case Request.Send send -> letters.send(caller, send);
                case Request.New fresh -> box.fresh(caller, fresh);
                case Request.All all -> box.all(caller, all);
                case Request.Fetch fetch -> box.fetch(caller, fetch);
                case Request.Receipt receipt -> letters.receipt(caller, receipt);
                case Request.Status status -> box.status(caller, status);
                case Request.Delete delete -> box.delete(caller, delete);
                case Request.Rotate rotate -> boxKeys.rotate(caller, rotate);
                case Request.Subscribe() -> subscribe(caller);
                case Request.Checkpoints shown -> checkpoints.exchange(caller, shown);
            };
        } catch (Refusal refusal) {
            return refusal.response();
        } catch (IOException e) {
            LOG.error("{} could not be served", request.getClass().getSimpleName(), e);
            return Response.Failure.of(
                    ErrorCode.UNAVAILABLE, "the repository cannot read or store just now; nothing was taken");
        }
    }

    /// The mailbox that the caller's key is a device of now; nothing for a stranger, or while the store cannot be read.
    public Optional<MailboxId> mailbox(Caller caller) {
        try {
            return desk.store().device(Digest.of(caller.tlsKey())).map(MailboxDevice::mailbox);
        } catch (IOException e) {
            LOG.error("a device could not be looked up", e);
            return Optional.empty();
        }
    }

    /// Removes for good what was deleted over 30 days ago, a hundred entries at most; answers how many.
    public int purge() throws IOException {
        try {
            return box.purge(PURGED_AT_ONCE);
        } catch (Refusal e) {
            throw new IllegalStateException("a purge asks for nothing that is refused", e);
        }
    }

    private Response subscribe(Caller caller) throws IOException, Refusal {
        desk.member(caller);
        return new Response.Subscribed();
    }
}
