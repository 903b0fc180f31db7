package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import obreia.desktop.timeline.LogSource;
import obreia.desktop.timeline.WithheldException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.Tile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The pages of a log over HTTP, from servers that answer something else, too much, too late or nothing.
class HttpLogsTest {
    private static final LogName LOG = new LogName(ScriptedServer.ORIGIN, LogKind.MESSAGES, 3);
    private static final Tile PARTIAL = new Tile(1, 1000, 7);
    private static final Bytes HASHES = hashes(Tile.WIDTH);

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void asksForThePagesThatTlogTilesNames() throws Exception {
        asking(page -> ok(page.contains("/1/") && page.contains(".p/") ? hashes(7) : HASHES), logs -> {
            assertThat(logs.tile(LOG, new Tile(1, 1000, Tile.WIDTH))).isEqualTo(HASHES);
            assertThat(logs.tile(LOG, PARTIAL)).isEqualTo(hashes(7));
            assertThat(logs.entries(LOG, 5, 20)).isEqualTo(HASHES);
            assertThat(logs.entries(LOG, 5, Tile.WIDTH)).isEqualTo(HASHES);
            assertThat(logs.checkpoint(LOG)).isEqualTo(HASHES);
        });
        assertThat(asked)
                .containsExactly(
                        "/log/messages/3/tile/1/x001/000",
                        "/log/messages/3/tile/1/x001/000.p/7",
                        "/log/messages/3/tile/entries/005.p/20",
                        "/log/messages/3/tile/entries/005",
                        "/log/messages/3/checkpoint");
    }

    @Test
    void takesTheBeginningOfTheWholeTileWhereThePartialOneIsGone() throws Exception {
        asking(
                page -> page.contains(".p/") ? status("404 Not Found") : ok(HASHES),
                logs -> assertThat(logs.tile(LOG, PARTIAL)).isEqualTo(hashes(7)));
        assertThat(asked).hasSize(2);
    }

    @Test
    void aTileThatIsNotThereOrNotWholeIsWithheldAndTheFirstAnswerIsNamed() throws Exception {
        asking(page -> status("404 Not Found"), logs -> {
            withheld(() -> logs.tile(LOG, PARTIAL), "HTTP 404 for /log/messages/3/tile/1/x001/000.p/7");
            withheld(() -> logs.checkpoint(LOG), "HTTP 404 for /log/messages/3/checkpoint");
            withheld(() -> logs.entries(LOG, 0, 1), "HTTP 404 for /log/messages/3/tile/entries/000.p/1");
        });
        asking(
                page -> page.contains(".p/") ? status("404 Not Found") : ok(hashes(255)),
                logs -> withheld(() -> logs.tile(LOG, PARTIAL), "HTTP 404"));
    }

    @Test
    void doesNotReadWhatIsLongerThanItCanBe() throws Exception {
        var tooLong = Bytes.concat(HASHES, Bytes.of(new byte[1]));
        asking(page -> ok(tooLong), logs -> {
            withheld(() -> logs.tile(LOG, new Tile(0, 0, Tile.WIDTH)), "more than 8192 bytes");
            withheld(() -> logs.tile(LOG, new Tile(0, 0, 1)), "more than 32 bytes");
        });
        // The length is announced, and nothing comes after it: nobody waits for it.
        asking(
                page -> head("HTTP/1.1 200 OK", "Content-Length: 9000000000"),
                logs -> withheld(() -> logs.entries(LOG, 0, 100), "more than 262144 bytes"));
        // The length is not announced: what came until the end counts.
        var whole = new Tile(0, 0, Tile.WIDTH);
        asking(
                page -> Bytes.concat(head("HTTP/1.1 200 OK"), tooLong),
                logs -> withheld(() -> logs.tile(LOG, whole), "more than 8192 bytes"));
        asking(
                page -> Bytes.concat(head("HTTP/1.1 200 OK"), HASHES),
                logs -> assertThat(logs.tile(LOG, whole)).isEqualTo(HASHES));
        // Nor is there an end of it.
        asking(page -> null, logs -> withheld(() -> logs.entries(LOG, 0, 256), "more than 262144 bytes"));
    }

    @Test
    void garbageIsHandedOnToBeRefusedByWhatItHolds() throws Exception {
        var garbage = Bytes.utf8("<html>Welcome to the hotel</html>");
        asking(page -> ok(garbage), logs -> {
            assertThat(logs.checkpoint(LOG)).isEqualTo(garbage);
            assertThat(logs.tile(LOG, new Tile(0, 0, Tile.WIDTH))).isEqualTo(garbage);
        });
    }

    @Test
    void followsNobodyElsewhere() throws Exception {
        asking(
                page -> head("HTTP/1.1 302 Found", "Location: https://127.0.0.1:1/", "Content-Length: 0"),
                logs -> withheld(() -> logs.checkpoint(LOG), "HTTP 302"));
    }

    @Test
    void whatTheServerCannotReadNowOrAnswersTooLateIsNoLie() throws Exception {
        asking(page -> status("503 Service Unavailable"), logs -> {
            later(() -> logs.checkpoint(LOG), "cannot read its log now: HTTP 503");
            later(() -> logs.tile(LOG, PARTIAL), "HTTP 503");
        });
        asking(
                page -> head("HTTP/1.1 200 OK", "Content-Length: 500"),
                logs -> later(() -> logs.checkpoint(LOG), "cannot read the repository's log"));
        asking(page -> Bytes.utf8("SSH-2.0\r\n\r\n"), logs -> later(() -> logs.checkpoint(LOG), "cannot read"));
    }

    @Test
    void doesNotWaitForeverForAServerThatSaysNothingOrDripsAnswers() throws Exception {
        var end = new CountDownLatch(1);
        try (var server = ScriptedServer.running(line -> {
                    var head = line.head();
                    if (head.startsWith("GET /v1 ")) {
                        line.upgrade(head);
                    } else if (head.contains("checkpoint")) {
                        line.write(Bytes.utf8("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nobr"));
                    }
                    end.await();
                });
                var client = server.connect(patience(Duration.ofMillis(300)), LineListener.none())) {
            later(() -> client.logs().checkpoint(LOG), "");
            later(() -> client.logs().entries(LOG, 0, 1), "");
        } finally {
            end.countDown();
        }
    }

    private interface Page {
        /// The whole answer; null for one of 200 that never ends.
        @Nullable
        Bytes of(String path);
    }

    private interface Look {
        void at(LogSource logs) throws Exception;
    }

    private void asking(Page page, Look look) throws Exception {
        asked.clear();
        try (var server = ScriptedServer.running(line -> {
                    var head = line.head();
                    if (head.startsWith("GET /v1 ")) {
                        line.upgrade(head);
                        line.waitForTheEnd();
                        return;
                    }
                    var path = head.substring("GET ".length(), head.indexOf(" HTTP/"));
                    asked.add(path);
                    var answer = page.of(path);
                    if (answer == null) {
                        line.write(head("HTTP/1.1 200 OK"));
                        while (true) {
                            line.write(HASHES);
                        }
                    }
                    line.write(answer);
                    if (path.endsWith(".p/100")) {
                        line.waitForTheEnd();
                    }
                });
                var client = server.connect()) {
            look.at(client.logs());
        }
    }

    private static void withheld(ThrowingCallable asking, String why) {
        assertThatExceptionOfType(WithheldException.class).isThrownBy(asking).withMessageContaining(why);
    }

    /// Later perhaps: an IOException that accuses nobody.
    private static void later(ThrowingCallable asking, String why) {
        assertThatExceptionOfType(UnreachableException.class).isThrownBy(asking).withMessageContaining(why);
    }

    private static Patience patience(Duration answer) {
        return new Patience(Duration.ofSeconds(15), answer, Duration.ofMinutes(1));
    }

    private static Bytes ok(Bytes body) {
        return Bytes.concat(head("HTTP/1.1 200 OK", "Content-Length: " + body.length()), body);
    }

    private static Bytes status(String status) {
        return head("HTTP/1.1 " + status, "Content-Length: 0");
    }

    private static Bytes head(String... lines) {
        return ScriptedServer.head(lines);
    }

    private static Bytes hashes(int count) {
        var hashes = new Bytes[count];
        for (var i = 0; i < count; i++) {
            hashes[i] = Digest.of(Bytes.utf8("hash " + i)).bytes();
        }
        return Bytes.concat(hashes);
    }
}
