package obreia.daemon.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import obreia.daemon.admission.Admission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The server on the line: it listens from [#start] until it is closed.
public final class RepositoryServer implements AutoCloseable {
    /// Where WebSocket is spoken: the path of the upgrade.
    public static final String PATH = "/v1";

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryServer.class);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final int BACKLOG = 1024;
    // Above one frame, so that a single answer never counts as a client that does not read.
    private static final WriteBufferWaterMark UNREAD = new WriteBufferWaterMark(1 << 20, 3 << 20);

    private final Transport transport;
    private final TlsEngine tls;
    private final OpenLines lines;
    private final Places places;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService handshakes;
    private final EventLoopGroup loops;
    private final Channel listener;

    private RepositoryServer(
            InetSocketAddress address, Setting setting, Transport transport, TlsEngine tls, OpenLines lines)
            throws IOException {
        var cores = Runtime.getRuntime().availableProcessors();
        this.transport = transport;
        this.tls = tls;
        this.lines = lines;
        this.places = new Places(setting.limits().requestsInAll());
        this.handshakes = Executors.newFixedThreadPool(
                Math.max(1, cores / 2),
                Thread.ofPlatform().name("handshake-", 0).factory());
        this.loops = transport.loops(cores);
        var answers = new Answers(setting.requests(), setting.admission());
        var logs = new LogAnswers(setting.pages(), setting.requests());
        var opening = new LineOpening(setting, tls, lines, answers, logs, places, workers, handshakes);
        try {
            this.listener = new ServerBootstrap()
                    .group(loops)
                    .channel(transport.channel())
                    .option(ChannelOption.SO_BACKLOG, BACKLOG)
                    .option(ChannelOption.SO_REUSEADDR, true)
                    .childOption(ChannelOption.TCP_NODELAY, true)
                    .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, UNREAD)
                    .childHandler(opening)
                    .bind(address)
                    .sync()
                    .channel();
        } catch (InterruptedException e) {
            stop();
            throw interrupted(e);
        } catch (Exception e) {
            // sync() throws what the bind failed with, declared or not.
            stop();
            var taken = new BindException("cannot listen on " + address.getHostString() + ", port " + address.getPort()
                    + ": " + (e instanceof IOException ? "it is taken or not allowed" : e.toString()));
            taken.initCause(e);
            throw taken;
        }
    }

    /// What a server is made of, apart from the line itself.
    public record Setting(
            TlsIdentity identity, LineLimits limits, Admission admission, Requests requests, LogPages pages) {}

    /// Listens on this address, port 0 for any; the fastest transport and TLS engine that this machine has are taken.
    ///
    /// @throws BindException when the port is taken or not allowed
    /// @throws IOException when the key cannot be used
    public static RepositoryServer start(InetSocketAddress address, Setting setting, OpenLines lines)
            throws IOException {
        return start(address, setting, lines, Transport.best(), TlsEngine.best(setting.identity()));
    }

    static RepositoryServer start(
            InetSocketAddress address, Setting setting, OpenLines lines, Transport transport, TlsEngine tls)
            throws IOException {
        return new RepositoryServer(address, setting, transport, tls, lines);
    }

    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /// `epoll` or `nio`.
    public String transport() {
        return transport.name();
    }

    /// `BoringSSL` or `JDK`.
    public String engine() {
        return tls.name();
    }

    /// Takes no new connection, lets what is in work be answered, says goodbye and closes.
    @Override
    public void close() {
        var _ = listener.close().awaitUninterruptibly();
        for (var channel : lines.all()) {
            channel.config().setAutoRead(false);
        }
        try {
            if (!places.awaitEmpty(DRAIN)) {
                LOG.warn("requests were still in work after {} seconds", DRAIN.toSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        var last = lines.all();
        for (var channel : last) {
            Closing.close(channel, WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "the repository stops");
        }
        // The loops end whatever is open when they stop: the farewell must have left by then.
        var end = System.nanoTime() + FAREWELL.toNanos();
        for (var channel : last) {
            var _ = channel.closeFuture().awaitUninterruptibly(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
        stop();
    }

    private void stop() {
        workers.shutdown();
        handshakes.shutdown();
        var _ = loops.shutdownGracefully(0, DRAIN.toSeconds(), TimeUnit.SECONDS).awaitUninterruptibly();
        tls.close();
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        var interrupted = new InterruptedIOException("interrupted while the server started");
        interrupted.initCause(e);
        return interrupted;
    }
}
