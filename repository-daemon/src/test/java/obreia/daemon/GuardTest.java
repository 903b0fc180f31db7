package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.line.Device;
import obreia.fixtures.line.LineClient;
import obreia.fixtures.log.TestLogKey;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.VerifierKey;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file outside the store that knows what was signed.
final class GuardTest {
    private static final Origin ORIGIN = TestPerson.ORIGIN;
    private static final VerifierKey KEY = TestLogKey.verifier(ORIGIN);

    @TempDir
    Path folder;

    @Test
    void keepsTheNewestCheckpointsOfBothLogsForItsOwnerAlone() throws Exception {
        var file = folder.resolve("guard");
        try (var guard = Guard.open(file, KEY)) {
            assertThat(guard.kept()).isEmpty();
            guard.published(signed(LogKind.DIRECTORY, 1, 1), signed(LogKind.MESSAGES, 1, 1));
            guard.published(signed(LogKind.DIRECTORY, 1, 1), signed(LogKind.MESSAGES, 1, 2));
        }
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var guard = Guard.open(file, KEY)) {
            assertThat(guard.kept()).containsExactly(signed(LogKind.DIRECTORY, 1, 1), signed(LogKind.MESSAGES, 1, 2));
        }
    }

    @Test
    void keepsWhatShowedThatTheStoreWasSetBackAtOnceAndForGood() throws Exception {
        var file = folder.resolve("guard");
        try (var guard = Guard.open(file, KEY)) {
            guard.published(signed(LogKind.DIRECTORY, 1, 1), signed(LogKind.MESSAGES, 1, 1));
            guard.keep(signed(LogKind.MESSAGES, 1, 9));
            assertThat(GuardFile.read(file, KEY))
                    .containsExactly(signed(LogKind.DIRECTORY, 1, 1), signed(LogKind.MESSAGES, 1, 9));
            guard.published(signed(LogKind.DIRECTORY, 1, 2), signed(LogKind.MESSAGES, 1, 2));
        }
        assertThat(GuardFile.read(file, KEY))
                .containsExactly(signed(LogKind.DIRECTORY, 1, 1), signed(LogKind.MESSAGES, 1, 9));
    }

    @Test
    void refusesAFileThatIsNotAsItWasWritten() throws Exception {
        var file = folder.resolve("guard");
        try (var guard = Guard.open(file, KEY)) {
            guard.published(signed(LogKind.DIRECTORY, 1, 1), signed(LogKind.MESSAGES, 1, 1));
        }
        var whole = Files.readAllBytes(file);
        for (var i = 0; i < whole.length; i++) {
            var damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file, damaged);
            assertThatExceptionOfType(MalformedException.class)
                    .as("byte " + i)
                    .isThrownBy(() -> GuardFile.read(file, KEY))
                    .withMessageContaining("repository check");
        }
        for (var length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> GuardFile.read(file, KEY)).isInstanceOf(MalformedException.class);
        }
        Files.write(file, Bytes.concat(Bytes.of(whole), Bytes.utf8("x")).toArray());
        assertThatThrownBy(() -> GuardFile.read(file, KEY)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesToStartOverAStoreThatWasPutBack() throws Exception {
        var home = folder.resolve("home");
        var early = folder.resolve("early");
        register(home, TestPerson.ana());
        copy(home.resolve("store"), early);
        register(home, TestPerson.bruno());
        delete(home.resolve("store"));
        copy(early, home.resolve("store"));
        for (var again = 0; again < 2; again++) {
            assertThatThrownBy(() -> RunningRepository.at(home, ORIGIN, TestPerson.anchors(), () -> TestPerson.NOW))
                    .hasRootCauseMessage("this repository was set back: it has signed a checkpoint of " + ORIGIN
                            + "/directory/1 with 2 entries, the log has 1; nobody is served until its operator runs"
                            + " `repository restore` (known from " + home.resolve("guard") + ")");
        }
    }

    private static void register(Path home, TestPerson person) {
        try (var repository = RunningRepository.at(home, ORIGIN, TestPerson.anchors(), () -> TestPerson.NOW);
                var line = LineClient.connect(
                        repository.address().port(),
                        repository.address().pin().orElseThrow(),
                        Device.of(person.device()))) {
            assertThat(line.ask(new Request.Register(person.signed().cms(), person.boxKey(1))))
                    .isInstanceOf(Response.Registered.class);
        }
    }

    private static SignedCheckpoint signed(LogKind log, int generation, long size) {
        var head = new TreeHead(size, Digest.of(Bytes.utf8("root " + size)));
        try (var key = TestLogKey.of(ORIGIN)) {
            return SignedCheckpoint.sign(new Checkpoint(new LogName(ORIGIN, log, generation), head), key);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
