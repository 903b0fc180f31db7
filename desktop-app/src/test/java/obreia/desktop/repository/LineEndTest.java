package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

class LineEndTest {
    private static final Request SUBSCRIBE = new Request.Subscribe();

    @Test
    void tellsNoticesInTheirOrder() throws Exception {
        var heard = new Heard();
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    var id = line.request().id();
                    line.answer(0, notice(3));
                    line.answer(id, new Response.Subscribed());
                    line.answer(0, notice(4));
                    line.waitForTheEnd();
                });
                var client = server.connect(Patience.standard(), heard)) {
            assertThat(client.subscribe()).isEqualTo(new Answer.Granted<>(new Response.Subscribed()));
            assertThat(heard.nextNotice()).isEqualTo(notice(3));
            assertThat(heard.nextNotice()).isEqualTo(notice(4));
        }
    }

    @Test
    void letsAListenerMakeRequests() throws Exception {
        var answered = new CompletableFuture<Response>();
        var holder = new CompletableFuture<RepositoryClient>();
        var asking = new LineListener() {
            @Override
            public void notice(Response.Notice notice) {
                try {
                    answered.complete(holder.join().call(SUBSCRIBE));
                } catch (Exception e) {
                    answered.completeExceptionally(e);
                }
            }

            @Override
            public void ended(LineEnd end) {}
        };
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    line.answer(line.request().id(), new Response.Subscribed());
                    line.answer(0, notice(1));
                    line.answer(line.request().id(), new Response.Subscribed());
                    line.waitForTheEnd();
                });
                var client = server.connect(Patience.standard(), asking)) {
            holder.complete(client);
            assertThat(client.call(SUBSCRIBE)).isEqualTo(new Response.Subscribed());
            assertThat(answered.get(30, TimeUnit.SECONDS)).isEqualTo(new Response.Subscribed());
        }
    }

    @Test
    void holdsNoAnswerUpForAListenerThatIsSlow() throws Exception {
        var free = new CountDownLatch(1);
        var slow = new LineListener() {
            @Override
            public void notice(Response.Notice notice) {
                try {
                    free.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void ended(LineEnd end) {}
        };
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    var id = line.request().id();
                    for (var leaf : IntStream.range(0, 1000).toArray()) {
                        line.answer(0, notice(leaf));
                    }
                    line.answer(id, new Response.Subscribed());
                    line.waitForTheEnd();
                });
                var client = server.connect(Patience.standard(), slow)) {
            assertThat(client.call(SUBSCRIBE)).isEqualTo(new Response.Subscribed());
            free.countDown();
        }
    }

    @Test
    void failsWhatWaitsWhenItIsClosed() throws Exception {
        var heard = new Heard();
        var asked = new CountDownLatch(1);
        try (var server = ScriptedServer.running(line -> {
            line.upgrade();
            var _ = line.request();
            asked.countDown();
            line.waitForTheEnd();
        })) {
            var client = server.connect(Patience.standard(), heard);
            var failed = new CompletableFuture<Exception>();
            var _ = Thread.ofVirtual().start(() -> {
                try {
                    client.call(SUBSCRIBE);
                } catch (Exception e) {
                    failed.complete(e);
                }
            });
            asked.await();
            client.close();
            client.close();
            assertThat(failed.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
            assertThat(heard.end()).isEqualTo(new LineEnd.Closed());
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.call(SUBSCRIBE));
        }
    }

    @Test
    void saysFarewellWhenItIsClosed() throws Exception {
        var ended = new CompletableFuture<String>();
        try (var server = ScriptedServer.running(line -> {
            line.upgrade();
            try {
                var _ = line.request();
            } catch (IOException e) {
                ended.complete(String.valueOf(e.getMessage()));
            }
        })) {
            server.connect().close();
            assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo("the client said farewell");
        }
    }

    @Test
    void givesUpALineOnWhichNothingIsHeard() throws Exception {
        var heard = new Heard();
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    line.waitForTheEnd(); // answers no ping
                });
                var client = server.connect(
                        new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMillis(100)), heard)) {
            assertThat(heard.end()).isInstanceOf(LineEnd.Lost.class);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.call(SUBSCRIBE));
        }
    }

    @Test
    void stopsWaitingWhenItsThreadIsInterrupted() throws Exception {
        try (var server = ScriptedServer.running(line -> {
                    line.upgrade();
                    line.waitForTheEnd();
                });
                var client = server.connect()) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> client.call(SUBSCRIBE));
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Response.Notice notice(long leaf) {
        return new Response.Notice(Response.Notice.Kind.MESSAGE, leaf);
    }
}
