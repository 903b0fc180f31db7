package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import obreia.fixtures.RepositoryProcess;
import obreia.fixtures.TestPem;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.kill.Moments;
import obreia.fixtures.line.Device;
import obreia.fixtures.line.LineClient;
import obreia.fixtures.line.LogFollower;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.Limits;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The daemon is killed without warning while people write to one another over TLS, and what it had acknowledged is
/// there, once, with a proof that holds: every log grows on from every checkpoint that anybody was given.
///
/// `-Dobreia.kills=200` kills it so often, instead of 20 times.
@Timeout(value = 2, unit = TimeUnit.HOURS)
final class KilledRepositoryTest {
    private static final int KILLS = Integer.getInteger("obreia.kills", 20);
    private static final int CONNECTIONS_EACH = 4;

    private final TestPerson ana = TestPerson.ana();
    private final TestPerson bruno = TestPerson.bruno();
    private final TestPerson carla = TestPerson.carla();
    private final AtomicLong seeds = new AtomicLong();
    private final LogFollower messages = new LogFollower(new LogName(TestPerson.ORIGIN, LogKind.MESSAGES, 1));
    private final LogFollower directory = new LogFollower(new LogName(TestPerson.ORIGIN, LogKind.DIRECTORY, 1));
    private Request.Checkpoints newest = new Request.Checkpoints(Optional.empty(), Optional.empty());

    @TempDir
    private Path folder;

    /// What the repository said of a letter, and how it proved it.
    private record Acknowledged(Digest message, LogProof proof) {}

    @Test
    void everyAcknowledgedLetterIsThereOnceAndProvedAfterEachKill() throws Exception {
        var home = home();
        var known = new HashMap<Digest, Long>();
        var proofs = new ArrayList<LogProof>();
        var moments = Moments.spread(KILLS, 150, 7);
        for (var life = 0; life < KILLS; life++) {
            checkStore(home);
            try (var process = RepositoryProcess.serve(home)) {
                if (life == 0) {
                    List.of(ana, bruno, carla).forEach(person -> register(process, person));
                } else {
                    checkAll(process, known);
                    checkLogs(process, proofs);
                }
                for (var acknowledged : writeUntilKilled(process, moments.get(life))) {
                    var leaf = acknowledged.proof().index();
                    assertThat(known.put(acknowledged.message(), leaf)).isNull();
                    proofs.add(acknowledged.proof());
                }
            }
        }
        checkStore(home);
        try (var process = RepositoryProcess.serve(home)) {
            checkAll(process, known);
            checkLogs(process, proofs);
            assertThat(process.stop()).isZero();
        }
        checkStore(home);
        assertThat(known)
                .hasSizeGreaterThanOrEqualTo(
                        moments.stream().mapToInt(Integer::intValue).sum());
    }

    /// `repository check` finds nothing.
    private static void checkStore(Path home) {
        var said = new StringWriter();
        var out = new PrintWriter(said, true);
        var code = CommandLines.run(out, out, List.of(), "repository", "check", "--home", home.toString());
        assertThat(code).as(said.toString()).isEqualTo(ExitCode.DONE);
    }

    /// Ana and Bruno write to Carla over several connections each, until the daemon is killed after so many answers.
    private List<Acknowledged> writeUntilKilled(RepositoryProcess process, int moment) throws InterruptedException {
        var answers = new LinkedBlockingQueue<Acknowledged>();
        var writers = new ArrayList<Thread>();
        for (var person : List.of(ana, bruno)) {
            for (var i = 0; i < CONNECTIONS_EACH; i++) {
                var client = connect(process, person);
                writers.add(Thread.ofPlatform().start(() -> write(client, answers)));
            }
        }
        var taken = new ArrayList<Acknowledged>();
        while (taken.size() < moment) {
            var next = answers.poll(1, TimeUnit.MINUTES);
            assertThat(next).as("an answer").isNotNull();
            taken.add(next);
        }
        process.kill();
        for (var writer : writers) {
            writer.join();
        }
        answers.drainTo(taken);
        return taken;
    }

    private void write(LineClient client, BlockingQueue<Acknowledged> answers) {
        try (client) {
            while (true) {
                var seed = seeds.incrementAndGet();
                var message = Digest.of(Bytes.utf8("letter " + seed));
                var salt = Digest.of(Bytes.utf8("salt " + seed)).bytes();
                var letter = new Request.Send(
                        List.of(carla.mailbox()),
                        message,
                        salt,
                        TestEnvelopes.shaped(seed).bytes());
                if (client.ask(letter) instanceof Response.Stored stored) {
                    answers.add(new Acknowledged(message, LogProof.parse(stored.proof())));
                }
            }
        } catch (MalformedException e) {
            throw new IllegalStateException("an answer had no proof", e);
        } catch (AssertionError _) {
            // The line broke: the daemon was killed, and what was under way nobody acknowledged.
        }
    }

    private void checkAll(RepositoryProcess process, Map<Digest, Long> known) throws MalformedException {
        var there = new HashMap<Digest, Long>();
        try (var client = connect(process, carla)) {
            var after = 0L;
            while (true) {
                var page = (Response.Entries) client.ask(new Request.All(after, Limits.PAGE));
                for (var entry : page.entries()) {
                    var message = LogRecord.decode(entry.record()).message();
                    assertThat(there.put(message, entry.leaf()))
                            .as("the letter " + message + " again")
                            .isNull();
                    after = entry.leaf();
                }
                if (!page.more()) {
                    break;
                }
            }
        }
        assertThat(there).containsAllEntriesOf(known);
    }

    /// Both logs grew on from every checkpoint that was given, and the daemon knows the newest that it is shown. What
    /// was
    /// proved is taken off the list: the followers do not forget it.
    private void checkLogs(RepositoryProcess process, List<LogProof> proofs) throws Exception {
        var device = Device.of(carla.device());
        var address = process.address();
        var grown = messages.advance(address, device);
        var statements = directory.advance(address, device);
        for (var proof : proofs) {
            messages.check(
                    address, proof, Digest.of(proof.extra().orElseThrow()).bytes());
        }
        proofs.clear();
        try (var client = connect(process, carla)) {
            assertThat(client.ask(newest)).isInstanceOf(Response.Checkpoints.class);
            newest = new Request.Checkpoints(Optional.of(statements.bytes()), Optional.of(grown.bytes()));
            assertThat(client.ask(newest)).isEqualTo(new Response.Checkpoints(statements.bytes(), grown.bytes()));
        }
    }

    private static void register(RepositoryProcess process, TestPerson person) {
        try (var client = connect(process, person)) {
            var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            var boxKey = person.device().boxKey(TestPerson.ORIGIN, person.mailbox(), 1, TestDevice.recipient(1), now);
            assertThat(client.ask(new Request.Register(person.signed().cms(), boxKey)))
                    .isInstanceOf(Response.Registered.class);
        }
    }

    private static LineClient connect(RepositoryProcess process, TestPerson person) {
        var address = process.address();
        return LineClient.connect(address.port(), address.pin().orElseThrow(), Device.of(person.device()));
    }

    private Path home() throws Exception {
        var home = folder.resolve("home");
        var created = RepositoryHome.create(home, TestPerson.ORIGIN, 0, new SecureRandom(), Instant.now());
        var pem = folder.resolve("ca.pem");
        Files.writeString(pem, TestPem.of(TestCa.root().certificate()));
        assertThat(created.addTrust(TestPerson.SCHEME, pem)).isEqualTo(1);
        return home;
    }
}
