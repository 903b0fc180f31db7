package obreia.daemon;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import obreia.daemon.admission.Admission;
import obreia.daemon.log.Committer;
import obreia.daemon.log.LogSigner;
import obreia.daemon.log.PublishedLog;
import obreia.daemon.log.SetBackWatch;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.net.LogPages;
import obreia.daemon.net.OpenLines;
import obreia.daemon.net.RepositoryServer;
import obreia.daemon.net.Requests;
import obreia.daemon.net.TlsIdentity;
import obreia.daemon.service.Caller;
import obreia.daemon.service.RepositoryService;
import obreia.daemon.storage.rocksdb.RocksMailboxStore;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.Tile;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A repository that runs: store, committer, service and line, put together in this order and closed in reverse.
public final class Repository implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Repository.class);
    private static final int WAITING = 10_000;

    private final RepositoryAddress address;
    private final RepositoryServer server;
    private final Committer committer;
    private final MailboxStore store;
    private final SigningKey logKey;
    private final ScheduledExecutorService purging = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("purge").factory());

    private Repository(
            RepositoryAddress address,
            RepositoryServer server,
            RepositoryService service,
            Committer committer,
            MailboxStore store,
            SigningKey logKey) {
        this.address = address;
        this.server = server;
        this.committer = committer;
        this.store = store;
        this.logKey = logKey;
        var _ = purging.scheduleWithFixedDelay(() -> purge(service), 1, 1, TimeUnit.HOURS);
    }

    /// The store that a home holds: RocksDB.
    public static MailboxStore store(RepositoryHome home) throws IOException {
        return RocksMailboxStore.open(home.store());
    }

    /// Starts to serve, and takes the store and the key of the logs into its care: they are closed with the repository,
    /// or when this fails.
    ///
    /// @param port the port to listen on, whatever is configured; 0 for any
    /// @throws java.net.BindException when the port is taken or not allowed
    public static Repository start(
            RepositoryConfig config,
            TlsIdentity tls,
            SigningKey logKey,
            TrustAnchors trust,
            MailboxStore store,
            int port,
            InstantSource clock)
            throws IOException {
        Committer committer;
        var signer = new LogSigner(config.origin(), logKey);
        try {
            committer = Committer.start(store, signer, clock, WAITING);
        } catch (IOException | RuntimeException e) {
            store.close();
            logKey.close();
            throw e;
        }
        try {
            var admission = new Admission(config.limits(), System::nanoTime);
            var lines = new OpenLines(config.line());
            var paths = new PathValidator(trust, RevocationChecker.none());
            var watch = new SetBackWatch(store, _ -> {});
            var service = new RepositoryService(
                    config.origin(), store, committer, paths, admission, lines, signer.verifier(), watch, clock);
            var setting = new RepositoryServer.Setting(
                    tls, config.line(), admission, asRequests(service), asPages(new PublishedLog(store)));
            var listen = new InetSocketAddress(InetAddress.getByName(config.listen()), port);
            var server = RepositoryServer.start(listen, setting, lines);
            var address = new RepositoryAddress(
                    config.reachedAt(), server.port(), config.origin(), Optional.of(tls.pin()), signer.verifier());
            return new Repository(address, server, service, committer, store, logKey);
        } catch (IOException | RuntimeException e) {
            committer.close();
            store.close();
            logKey.close();
            throw e;
        }
    }

    public RepositoryAddress address() {
        return address;
    }

    /// The line that tells whoever waits for it that clients may connect, to where, and over what.
    public String readyLine() {
        return "ready " + address.format() + " transport=" + server.transport() + " tls=" + server.engine();
    }

    /// Lets what is in work be answered, then closes everything.
    @Override
    public void close() {
        server.close();
        // Waits for a purge that is under way: the committer has to be there for it.
        purging.close();
        committer.close();
        try {
            store.close();
        } catch (IOException e) {
            LOG.error("the store was not closed as it should be", e);
        }
        logKey.close();
    }

    private static void purge(RepositoryService service) {
        try {
            while (service.purge() > 0) {
                LOG.debug("entries deleted over 30 days ago were purged");
            }
        } catch (IOException | RuntimeException e) {
            // Thrown on, it would end the schedule; the next hour tries again.
            LOG.error("what was deleted could not be purged", e);
        }
    }

    private static Requests asRequests(RepositoryService service) {
        return new Requests() {
            @Override
            public Response handle(Caller caller, Request request) {
                return service.handle(caller, request);
            }

            @Override
            public Optional<MailboxId> mailbox(Caller caller) {
                return service.mailbox(caller);
            }
        };
    }

    private static LogPages asPages(PublishedLog log) {
        return new LogPages() {
            @Override
            public Optional<Bytes> checkpoint(LogKind kind, int generation) throws IOException {
                return log.checkpoint(kind, generation);
            }

            @Override
            public Optional<Bytes> tile(LogKind kind, int generation, Tile tile) throws IOException {
                return log.tile(kind, generation, tile);
            }

            @Override
            public Optional<Bytes> entries(LogKind kind, int generation, long index, int width) throws IOException {
                return log.entries(kind, generation, index, width);
            }
        };
    }
}
