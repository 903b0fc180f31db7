package obreia.desktop.authorities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Servers that answer too much, too slowly, elsewhere, or not at all.
class HttpAuthoritiesTest {
    private static final FetchLimits LIMITS = new FetchLimits(
            Duration.ofSeconds(2), Duration.ofMillis(700), Duration.ofMillis(1500), Duration.ofMinutes(1));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpAuthorities authorities = new HttpAuthorities(LIMITS);
    private HttpServer server;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void itEnds() {
        end.countDown();
        authorities.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void bringsAnAnswer() throws IOException {
        serve(
                "/good",
                exchange -> reply(exchange, 200, exchange.getRequestBody().readAllBytes().length));
        assertThat(authorities
                        .onePiece()
                        .ask(at("/good"), Bytes.of(new byte[7]), 10)
                        .length())
                .isEqualTo(7);
        assertThat(authorities.onePiece().get(at("/good"), 10).length()).isZero();
    }

    @Test
    void refusesTooMuchBeforeItIsRead() {
        serve("/much", exchange -> reply(exchange, 200, 11));
        serve("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var body = new byte[1 << 16];
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(body);
            }
        });
        refused("/much", 10, "more than 10 bytes");
        refused("/endless", 1 << 20, "more than");
    }

    @Test
    void followsThreeRedirectionsAndNoneToAnotherScheme() throws IOException {
        serve("/loop", exchange -> send(exchange, "/loop"));
        serve("/file", exchange -> send(exchange, "file:///etc/hostname"));
        serve("/once", exchange -> send(exchange, "/here"));
        serve("/here", exchange -> reply(exchange, 200, 3));
        refused("/loop", 10, "sends on more than 3 times");
        assertThat(asked).hasValue(4);
        refused("/file", 10, "not HTTP");
        assertThat(authorities.onePiece().get(at("/once"), 10).length()).isEqualTo(3);
    }

    @Test
    void waitsForNobodyLongAndDoesNotAskAgainWhoWasSilent() {
        serve("/silent", exchange -> await());
        serve("/drips", exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            await();
        });
        refused("/drips", 10, "it did not answer within");
        refused("/silent", 10, "it did not answer within");
        assertThat(asked).as("the host was silent once").hasValue(1);
    }

    @Test
    void saysThatAServerFails() {
        serve("/fails", exchange -> reply(exchange, 503, 0));
        refused("/fails", 10, "HTTP 503");
        refused("/nothing", 10, "HTTP 404");
        server.stop(0);
        refused("/fails", 10, "it cannot be reached");
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refused(String path, int most, String why) {
        assertThatThrownBy(() -> authorities.onePiece().get(at(path), most))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(why);
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private interface Page {
        void answer(HttpExchange exchange) throws IOException;
    }

    private void serve(String path, Page page) {
        server.createContext(path, exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                page.answer(exchange);
            }
        });
    }

    private static void reply(HttpExchange exchange, int status, int length) throws IOException {
        exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
        exchange.getResponseBody().write(new byte[length]);
    }

    private static void send(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }
}
