package obreia.daemon.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import obreia.daemon.admission.Admission;
import obreia.daemon.admission.Allowance;
import obreia.daemon.admission.Limits;
import obreia.daemon.service.Caller;
import obreia.fixtures.line.Device;
import obreia.fixtures.line.LineClient;
import obreia.fixtures.line.TestTls;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Tile;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;

/// A server on a free port of this machine, with a function in the place of the service.
final class TestServer implements AutoCloseable {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(60);

    static final LineLimits LIMITS = LineLimits.standard();

    /// Patience of half a second with a client that has not come to its first frame.
    static final LineLimits BRISK_HELLO = new LineLimits(4000, 100, 16, 128, SHORT, LONG, LONG, LONG);

    /// Patience of half a second with a frame that was begun, and with answers that are not taken.
    static final LineLimits BRISK_FRAMES = new LineLimits(4000, 100, 16, 128, LONG, SHORT, LONG, SHORT);

    /// Half a second until a quiet client is pinged.
    static final LineLimits BRISK_PINGS = new LineLimits(4000, 100, 16, 128, LONG, LONG, SHORT, LONG);

    /// The two ways in which the line can be built.
    enum Engine {
        NATIVE,
        JAVA
    }

    final OpenLines lines;
    final RepositoryServer server;
    private final TlsIdentity identity = TestTls.make();

    TestServer(Engine engine, LineLimits limits, BiFunction<Caller, Request, Response> function) {
        this(engine, limits, free(), function);
    }

    TestServer(Engine engine, LineLimits limits, Limits rates, BiFunction<Caller, Request, Response> function) {
        this(engine, limits, rates, new Everybody(function), new NoPages());
    }

    TestServer(Engine engine, LineLimits limits, Limits rates, Requests requests, LogPages pages) {
        this.lines = new OpenLines(limits);
        var setting =
                new RepositoryServer.Setting(identity, limits, new Admission(rates, System::nanoTime), requests, pages);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            this.server = switch (engine) {
                case NATIVE -> RepositoryServer.start(address, setting, lines);
                case JAVA -> RepositoryServer.start(address, setting, lines, Transport.nio(), new JdkEngine(identity));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Rates that no test reaches.
    static Limits free() {
        var often = new Allowance(1_000_000, Duration.ofSeconds(1));
        return new Limits(1 << 20, 1000, 1 << 30, often, often, often);
    }

    int port() {
        return server.port();
    }

    Digest pin() {
        return identity.pin();
    }

    LineClient connect(Device device) {
        return LineClient.connect(port(), pin(), device);
    }

    @Override
    public void close() {
        server.close();
    }

    /// Everybody's mailbox is that of their key.
    private record Everybody(BiFunction<Caller, Request, Response> function) implements Requests {
        @Override
        public Response handle(Caller caller, Request request) {
            return function.apply(caller, request);
        }

        @Override
        public Optional<MailboxId> mailbox(Caller caller) {
            return Optional.of(MailboxId.ofKey(caller.tlsKey()));
        }
    }

    /// A repository without logs.
    private record NoPages() implements LogPages {
        @Override
        public Optional<String> refusal() {
            return Optional.empty();
        }

        @Override
        public Optional<Bytes> checkpoint(LogKind log, int generation) {
            return Optional.empty();
        }

        @Override
        public Optional<Bytes> tile(LogKind log, int generation, Tile tile) {
            return Optional.empty();
        }

        @Override
        public Optional<Bytes> entries(LogKind log, int generation, long index, int width) {
            return Optional.empty();
        }
    }
}
