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
import obreia.daemon.log.CheckpointListener;
import obreia.daemon.log.Committer;
import obreia.daemon.log.LogSigner;
import obreia.daemon.mailbox.MailboxStore;
import obreia.daemon.net.OpenLines;
import obreia.daemon.net.RepositoryServer;
import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.daemon.service.RepositoryService;
import obreia.daemon.storage.rocksdb.RocksMailboxStore;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;
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
    private final Opened opened;

    private Repository(RepositoryAddress address, RepositoryServer server, Committer committer, Opened opened) {
        this.address = address;
        this.server = server;
        this.committer = committer;
        this.opened = opened;
    }

    /// The store that a home holds: RocksDB.
    public static MailboxStore store(RepositoryHome home) throws IOException {
        return RocksMailboxStore.open(home.store());
    }

    /// Starts to serve, and takes the parts into its care: they are closed with the repository, or when this fails.
    ///
    /// @param port the port to listen on, whatever is configured; 0 for any
    /// @throws java.net.BindException when the port is taken or not allowed
    /// @throws VerificationException  when the store was set back: the guard knows more than it holds
    public static Repository start(RepositoryConfig config, RepositoryParts parts, int port, InstantSource clock)
            throws IOException, MalformedException, VerificationException {
        return start(config, parts, port, clock, Committer::start);
    }

    /// As [#start], with another writer than the one that keeps the logs: to measure what they cost.
    static Repository start(
            RepositoryConfig config, RepositoryParts parts, int port, InstantSource clock, Writing writing)
            throws IOException, MalformedException, VerificationException {
        try (var opened = new Opened()) {
            var store = parts.store();
            opened.add(parts);
            var signer = new LogSigner(config.origin(), parts.logKey());
            var logs = opened.add(WatchedLogs.open(parts, signer.verifier()));
            var committer = opened.add(writing.start(store, signer, logs.listener(), clock, WAITING));
            var admission = new Admission(config.limits(), System::nanoTime);
            var lines = new OpenLines(config.line());
            var service = new RepositoryService(
                    config.origin(),
                    store,
                    committer,
                    parts.trust(),
                    admission,
                    lines,
                    signer.verifier(),
                    logs.watch(),
                    clock);
            opened.add(purging(service));
            var setting = new RepositoryServer.Setting(
                    parts.tls(), config.line(), admission, asRequests(service, logs), logs.pages());
            var listen = new InetSocketAddress(InetAddress.getByName(config.listen()), port);
            var server = opened.add(RepositoryServer.start(listen, setting, lines));
            var address = new RepositoryAddress(
                    config.reachedAt(),
                    server.port(),
                    config.origin(),
                    Optional.of(parts.tls().pin()),
                    signer.verifier());
            return new Repository(address, server, committer, opened.handOver());
        }
    }

    /// How the one writer of a store is started.
    @FunctionalInterface
    interface Writing {
        Committer start(
                MailboxStore store, LogSigner signer, CheckpointListener listener, InstantSource clock, int capacity)
                throws IOException;
    }

    public RepositoryAddress address() {
        return address;
    }

    /// The line that tells whoever waits for it that clients may connect, to where, and over what.
    public String readyLine() {
        return "ready " + address.format() + " transport=" + server.transport() + " tls=" + server.engine();
    }

    /// Has the one writer do nothing, after everything that waits for it, and returns when it has: the repository
    /// works.
    public void work() throws IOException {
        var _ = committer.commit(_ -> true);
    }

    /// Lets what is in work be answered, then closes everything.
    @Override
    public void close() {
        opened.close();
    }

    /// Purges every hour. Closing it waits for a purge that is under way: the committer has to be there for it.
    private static ScheduledExecutorService purging(RepositoryService service) {
        var purging = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("purge").factory());
        var _ = purging.scheduleWithFixedDelay(() -> purge(service), 1, 1, TimeUnit.HOURS);
        return purging;
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

    private static Requests asRequests(RepositoryService service, WatchedLogs logs) {
        return new Requests() {
            @Override
            public Response handle(Caller caller, Request request) {
                return logs.cosigned(service.handle(caller, request));
            }

            @Override
            public Optional<MailboxId> mailbox(Caller caller) {
                return service.mailbox(caller);
            }
        };
    }
}
