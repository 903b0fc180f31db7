package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import obreia.daemon.witness.Witness;
import obreia.daemon.witness.WitnessAddress;
import obreia.daemon.witness.WitnessServer;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.line.Device;
import obreia.fixtures.line.LineClient;
import obreia.protocol.log.Note;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.WitnessKey;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A repository that asks witnesses, over real sockets.
final class CosignedRepositoryTest {
    private static final Instant NOW = TestPerson.NOW;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final TestPerson ana = TestPerson.ana();
    private final TestPerson bruno = TestPerson.bruno();

    @TempDir
    private Path folder;

    private RepositoryHome home;

    @BeforeEach
    void make() throws Exception {
        home = RepositoryHome.create(folder.resolve("home"), TestPerson.ORIGIN, 0, new SecureRandom(), NOW);
    }

    @Test
    void servesItsNewestCheckpointsWithTheCosignaturesOfItsWitnesses() throws Exception {
        try (var first = Cosigner.start(folder.resolve("one"), home);
                var second = Cosigner.start(folder.resolve("two"), home)) {
            home.addWitness(first.address());
            home.addWitness(second.address());
            try (var repository = serve()) {
                register(repository, ana);
                awaitCosigned(repository, first.key(), second.key(), 1);
                register(repository, bruno);
                awaitCosigned(repository, first.key(), second.key(), 2);
            }
            // Started again, nothing has grown, and the witnesses cosign once more.
            try (var repository = serve()) {
                awaitCosigned(repository, first.key(), second.key(), 2);
            }
        }
    }

    @Test
    void answersAsEverWhileAWitnessCannotBeReached() throws Exception {
        try (var gone = Cosigner.start(folder.resolve("one"), home)) {
            home.addWitness(gone.address());
        }
        try (var repository = serve()) {
            register(repository, ana);
            try (var line = connect(repository, ana)) {
                var newest = SignedCheckpoint.verify(
                        checkpoints(line).messages(), repository.address().log());
                assertThat(newest.head().size()).isEqualTo(1);
                assertThat(newest.note().signatures()).hasSize(1);
            }
        }
    }

    /// A witness that was told of the repository, on a port of its own.
    private record Cosigner(WitnessServer server, WitnessAddress address) implements AutoCloseable {
        static Cosigner start(Path folder, RepositoryHome repository) throws Exception {
            var home = WitnessHome.create(folder, "witness.example.org/" + folder.getFileName(), new SecureRandom());
            try (var key = repository.readLogKey(TestPerson.ORIGIN)) {
                home.trust(key.verifier(TestPerson.ORIGIN.name()));
            }
            var server =
                    WitnessServer.start(0, new Witness(home.name(), home.readKey(), home, InstantSource.fixed(NOW)));
            return new Cosigner(server, WitnessAddress.of("http://127.0.0.1:" + server.port(), home.readPublicKey()));
        }

        WitnessKey key() {
            return address.key();
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /// Asks until both logs' checkpoints of this size carry both cosignatures.
    private void awaitCosigned(RunningRepository repository, WitnessKey one, WitnessKey two, long size)
            throws Exception {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        try (var line = connect(repository, ana)) {
            while (!areCosigned(repository, checkpoints(line), one, two, size)) {
                assertThat(System.nanoTime())
                        .as("nobody cosigned in " + LONGEST)
                        .isLessThan(deadline);
                // Asking without a pause would end at the rate that one device is given.
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }

    private static boolean areCosigned(
            RunningRepository repository, Response.Checkpoints shown, WitnessKey one, WitnessKey two, long size)
            throws Exception {
        var all = true;
        for (var bytes : List.of(shown.directory(), shown.messages())) {
            var newest = SignedCheckpoint.verify(bytes, repository.address().log());
            assertThat(newest.head().size()).isEqualTo(size);
            all &= isCosigned(newest.note(), one) && isCosigned(newest.note(), two);
        }
        return all;
    }

    private static boolean isCosigned(Note note, WitnessKey key) throws Exception {
        return key.cosigned(note).equals(Optional.of(NOW));
    }

    private RunningRepository serve() {
        return RunningRepository.at(folder.resolve("home"), TestPerson.ORIGIN, TestPerson.anchors(), () -> NOW);
    }

    private static void register(RunningRepository repository, TestPerson person) {
        try (var line = connect(repository, person)) {
            assertThat(line.ask(new Request.Register(person.signed().cms(), person.boxKey(1))))
                    .isInstanceOf(Response.Registered.class);
        }
    }

    private static Response.Checkpoints checkpoints(LineClient line) {
        return (Response.Checkpoints) line.ask(new Request.Checkpoints(Optional.empty(), Optional.empty()));
    }

    private static LineClient connect(RunningRepository repository, TestPerson person) {
        var address = repository.address();
        return LineClient.connect(address.port(), address.pin().orElseThrow(), Device.of(person.device()));
    }
}
