package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import obreia.daemon.witness.Witness;
import obreia.daemon.witness.WitnessServer;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.AddCheckpoint;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.NoteSignature;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.Trees;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A witness over real sockets: what it cosigns, and what it never does.
final class WitnessTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final TestLog log = TestLog.messages();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder;

    private WitnessHome home;
    private SigningKey key;
    private WitnessServer server;

    @BeforeEach
    void serve() throws Exception {
        home = WitnessHome.create(folder.resolve("witness"), "witness.example.org", new SecureRandom());
        home.trust(log.verifier());
        start();
    }

    private void start() throws Exception {
        home = WitnessHome.open(folder.resolve("witness"));
        key = home.readKey();
        server = WitnessServer.start(0, new Witness(home.name(), key, home, InstantSource.fixed(NOW)));
    }

    @AfterEach
    void end() {
        stop();
        http.shutdownNow();
    }

    private void stop() {
        server.close();
        key.close();
    }

    @Test
    void cosignsALogFromItsFirstCheckpointOn() throws Exception {
        log.grow(100);
        assertCosigned(add(log, 0, 1), log.checkpoint(1));
        assertCosigned(add(log, 1, 64), log.checkpoint(64));
        assertCosigned(add(log, 64, 64), log.checkpoint(64));
        assertCosigned(add(log, 64, 100), log.checkpoint(100));
    }

    @Test
    void cosignsALogWithoutEntries() throws Exception {
        assertCosigned(add(log, 0, 0), log.checkpoint(0));
        assertCosigned(add(log.grow(7), 0, 7), log.checkpoint(7));
    }

    @Test
    void answersARollbackWithTheSizeItCosigned() throws Exception {
        log.grow(50);
        assertThat(add(log, 0, 50).statusCode()).isEqualTo(200);
        for (var stale : List.of(add(log, 0, 20), add(log, 20, 30), add(log, 20, 50), add(log, 0, 50))) {
            assertThat(stale.statusCode()).isEqualTo(409);
            assertThat(stale.body()).isEqualTo("50\n");
            assertThat(stale.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
        }
    }

    @Test
    void refusesAnotherTreeOfTheSizeItCosigned() throws Exception {
        log.grow(5);
        assertThat(add(log, 0, 5).statusCode()).isEqualTo(200);
        var fork = fork(0, 5);
        assertThat(add(fork, 5, 5).statusCode()).isEqualTo(409);
        assertCosigned(add(log, 5, 5), log.checkpoint(5));
    }

    @Test
    void refusesAProofThatDoesNotLeadFromOneTreeToTheOther() throws Exception {
        log.grow(40);
        assertThat(add(log, 0, 20).statusCode()).isEqualTo(200);
        var fork = fork(19, 40);
        assertThat(add(fork, 20, 40).statusCode()).isEqualTo(422);
        var path = new ArrayList<>(Trees.proveConsistency(20, 40, log::at));
        var whole = List.copyOf(path);
        path.set(0, Digest.of(Bytes.utf8("another")));
        assertThat(post(new AddCheckpoint(20, path, log.checkpoint(40).bytes())).statusCode())
                .isEqualTo(422);
        assertThat(post(new AddCheckpoint(20, List.of(), log.checkpoint(40).bytes()))
                        .statusCode())
                .isEqualTo(422);
        path.set(0, whole.getFirst());
        path.add(whole.getFirst());
        assertThat(post(new AddCheckpoint(20, path, log.checkpoint(40).bytes())).statusCode())
                .isEqualTo(422);
        assertCosigned(add(log, 20, 40), log.checkpoint(40));
    }

    @Test
    void refusesALogThatItWasNotToldOf() throws Exception {
        var other = new TestLog(new LogName(new Origin("other.example.org"), LogKind.MESSAGES, 1), TestLog.key(7));
        assertThat(add(other.grow(3), 0, 3).statusCode()).isEqualTo(404);
        assertThat(home.newest(other.name())).isEmpty();
    }

    @Test
    void refusesACheckpointThatTheLogDidNotSign() throws Exception {
        var forged = new TestLog(log.name(), TestLog.key(8));
        assertThat(add(forged.grow(3), 0, 3).statusCode()).isEqualTo(403);
        log.grow(3);
        var altered = log.checkpoint(3).bytes().text().replace("\n3\n", "\n2\n");
        assertThat(post(new AddCheckpoint(0, List.of(), Bytes.utf8(altered))).statusCode())
                .isEqualTo(403);
        assertThat(home.newest(log.name())).isEmpty();
    }

    @Test
    void refusesWhatIsNoRequest() throws Exception {
        log.grow(3);
        for (var body : List.of("", "old 0\n", "old 1\n\nx\n", "old 0\n\n" + "a".repeat(100_000))) {
            assertThat(post("/add-checkpoint", body).statusCode()).isEqualTo(400);
        }
        assertThat(post(new AddCheckpoint(4, List.of(), log.checkpoint(3).bytes()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/", "old 0\n").statusCode()).isEqualTo(404);
        assertThat(post("/add-checkpoint/", "old 0\n").statusCode()).isEqualTo(404);
        assertThat(post("/add-checkpoint?a", "old 0\n").statusCode()).isEqualTo(404);
        var get =
                HttpRequest.newBuilder(URI.create(prefix() + "/add-checkpoint")).build();
        assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void knowsWhatItCosignedAfterARestart() throws Exception {
        log.grow(30);
        assertThat(add(log, 0, 30).statusCode()).isEqualTo(200);
        stop();
        start();
        assertThat(add(log, 0, 10).body()).isEqualTo("30\n");
        assertThat(add(fork(3, 40), 30, 40).statusCode()).isEqualTo(422);
        assertCosigned(add(log.grow(40), 30, 40), log.checkpoint(40));
    }

    @Test
    void cosignsNothingOverAStateThatIsDamaged() throws Exception {
        log.grow(30);
        assertThat(add(log, 0, 30).statusCode()).isEqualTo(200);
        try (var files = Files.list(folder.resolve("witness/newest"))) {
            Files.writeString(files.findFirst().orElseThrow(), "damaged");
        }
        assertThatThrownBy(() -> add(log, 0, 30)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> home.newest(log.name()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void neverCosignsBothSidesOfAForkWhateverComesAtOnce() throws Exception {
        log.grow(8);
        assertThat(add(log, 0, 8).statusCode()).isEqualTo(200);
        var last = 8L;
        for (var round = 1; round <= 10; round++) {
            var next = last + 3;
            var sides = new ArrayList<Callable<HttpResponse<String>>>();
            var forks = new ArrayList<TestLog>();
            for (var side = 0; side < 8; side++) {
                var from = last;
                var fork = copy(last, next, "side " + side + " of round " + round);
                forks.add(fork);
                sides.add(() -> add(fork, from, next));
            }
            var cosigned = 0;
            try (var all = Executors.newFixedThreadPool(8)) {
                for (var answer : all.invokeAll(sides, 1, TimeUnit.MINUTES)) {
                    var status = answer.get().statusCode();
                    assertThat(status).isIn(200, 409);
                    cosigned += status == 200 ? 1 : 0;
                }
            }
            assertThat(cosigned).isEqualTo(1);
            assertThat(home.newest(log.name()).orElseThrow().head().size()).isEqualTo(next);
            // The witness goes on with the side that came first.
            var kept = home.newest(log.name()).orElseThrow().head();
            var won = forks.stream()
                    .filter(fork -> fork.head().equals(kept))
                    .findFirst()
                    .orElseThrow();
            for (var i = last; i < next; i++) {
                log.append(won.entry(i));
            }
            last = next;
        }
    }

    @Test
    void keepsTheKeyOfARepositoryThatItKnows() throws Exception {
        home.trust(log.verifier());
        var other = TestLog.key(9).verifier(log.verifier().name());
        assertThatThrownBy(() -> home.trust(other))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("by another key");
        assertThat(home.key(log.name().origin())).contains(log.verifier());
    }

    private void assertCosigned(HttpResponse<String> answer, SignedCheckpoint checkpoint) throws Exception {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).endsWith("\n");
        var cosignature = NoteSignature.parse(answer.body().strip());
        assertThat(home.readPublicKey().cosigned(checkpoint.note().with(cosignature)))
                .contains(NOW);
        assertThat(home.newest(log.name())).contains(checkpoint);
    }

    /// The same log up to an entry, and other entries from there on.
    private TestLog fork(long at, long size) {
        return copy(at, size, "other");
    }

    private TestLog copy(long same, long size, String other) {
        var fork = new TestLog(log.name(), TestLog.key(7));
        for (var i = 0L; i < size; i++) {
            fork.append(i < same ? log.entry(i) : Bytes.utf8(other + i));
        }
        return fork;
    }

    private HttpResponse<String> add(TestLog from, long oldSize, long size) throws Exception {
        var proof = oldSize == size ? List.<Digest>of() : Trees.proveConsistency(oldSize, size, from::at);
        return post(new AddCheckpoint(oldSize, proof, from.checkpoint(size).bytes()));
    }

    private HttpResponse<String> post(AddCheckpoint request) throws Exception {
        return post("/add-checkpoint", request.encode().text());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(prefix() + path))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private String prefix() {
        return "http://127.0.0.1:" + server.port();
    }
}
