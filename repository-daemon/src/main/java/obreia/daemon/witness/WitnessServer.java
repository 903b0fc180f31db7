package obreia.daemon.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import obreia.daemon.witness.Witness.Answer;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.AddCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A witness on the loopback, over plain HTTP: whoever wants to reach it from elsewhere puts a server with TLS before
/// it. It listens from [#start] until it is closed.
public final class WitnessServer implements AutoCloseable {
    /// Where the one request is taken.
    public static final String PATH = "/add-checkpoint";

    private static final Logger LOG = LoggerFactory.getLogger(WitnessServer.class);
    private static final String TEXT = "text/plain; charset=utf-8";
    private static final int BACKLOG = 64;
    private static final int SECONDS_TO_END = 2;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Witness witness;

    private WitnessServer(HttpServer server, Witness witness) {
        this.server = server;
        this.witness = witness;
    }

    /// Listens on this port of the loopback, 0 for any.
    ///
    /// @throws BindException when the port is taken or not allowed
    public static WitnessServer start(int port, Witness witness) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var server = new WitnessServer(HttpServer.create(address, BACKLOG), witness);
        server.server.createContext("/", server::handle);
        server.server.setExecutor(server.workers);
        server.server.start();
        return server;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().toString().equals(PATH)) {
                send(exchange, 404, "there is nothing here\n");
            } else if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                send(exchange, 405, "a checkpoint is added with POST\n");
            } else {
                var body = exchange.getRequestBody().readNBytes(AddCheckpoint.MAX_SIZE + 1);
                answer(exchange, witness.add(Bytes.of(body)));
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("a request failed", e);
            throw e;
        }
    }

    private static void answer(HttpExchange exchange, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Cosigned(var signature) -> send(exchange, 200, signature.format() + "\n");
            case Answer.Malformed(var why) -> send(exchange, 400, why + "\n");
            case Answer.Unknown() -> send(exchange, 404, "this witness was not told of this log\n");
            case Answer.NotSigned(var why) -> send(exchange, 403, why + "\n");
            case Answer.Conflict(var size) -> {
                exchange.getResponseHeaders().set("Content-Type", "text/x.tlog.size");
                send(exchange, 409, size + "\n");
            }
            case Answer.Inconsistent(var why) -> send(exchange, 422, why + "\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var body = Bytes.utf8(text).toArray();
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of(TEXT));
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /// Takes no new request, and lets those in work be answered for two seconds.
    @Override
    public void close() {
        server.stop(SECONDS_TO_END);
        workers.shutdown();
    }
}
