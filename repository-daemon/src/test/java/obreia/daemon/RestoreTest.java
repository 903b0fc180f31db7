package obreia.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import obreia.daemon.log.LogSigner;
import obreia.daemon.log.Restoration;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.line.Device;
import obreia.fixtures.line.LineClient;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store that was put back to an earlier state: how it is known, checked, and taken on in a new generation.
final class RestoreTest {
    private final TestPerson ana = TestPerson.ana();
    private final TestPerson bruno = TestPerson.bruno();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private Path home;

    @BeforeEach
    void make() throws Exception {
        home = folder.resolve("home");
        RepositoryHome.create(home, TestPerson.ORIGIN, 0, new SecureRandom(), TestPerson.NOW);
        try (var repository = serve()) {
            register(repository, ana);
            register(repository, bruno);
            send(repository, 0);
        }
    }

    @Test
    void checkFindsAHomeThatIsWholeAndChangesNothing() {
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).isEqualTo("Whole: 3 entries of the messages log, 2 statements, generation 1.\n");
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void checkFindsANewHomeWhole() throws Exception {
        home = folder.resolve("new");
        RepositoryHome.create(home, TestPerson.ORIGIN, 0, new SecureRandom(), TestPerson.NOW);
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
        assertThat(run("restore", "--yes")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(err.toString()).contains("has signed nothing yet");
    }

    @Test
    void checkAndRestoreWaitUntilNobodyServesTheHome() throws Exception {
        try (var _ = RepositoryHome.open(home).lock().orElseThrow()) {
            assertThat(run("check")).isEqualTo(ExitCode.IN_USE);
            assertThat(run("restore", "--yes")).isEqualTo(ExitCode.IN_USE);
        }
    }

    @Test
    void checkNumbersWhatItFinds() throws Exception {
        putBack();
        assertThat(run("check")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(out.toString())
                .contains("1  this repository was set back: it has signed a checkpoint of " + TestPerson.ORIGIN
                        + "/messages/1 with 4 entries, the log has 3")
                .endsWith("Not whole: 3 entries of the messages log, 2 statements, generation 1.\n");
    }

    @Test
    void restoreOnlySaysWhatItWouldDoUntilItIsToldTo() throws Exception {
        putBack();
        assertThat(run("restore")).isEqualTo(ExitCode.NOT_ACCEPTED);
        assertThat(out.toString())
                .contains("The store holds 3 entries of the messages log and 2 statements, in generation 1")
                .contains("Signed once: " + TestPerson.ORIGIN + "/messages/1 with 4 entries.")
                .contains("With --yes, generation 2 of both logs is opened");
        assertThatThrownBy(this::serve).hasRootCauseInstanceOf(VerificationException.class);
    }

    @Test
    void goesOnInANewGenerationThatNamesTheLastCheckpointsOfTheOldOne() throws Exception {
        var lost = putBack();
        assertThat(run("restore", "--yes")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("Tell the members: the repository was restored from a backup");
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).endsWith("Whole: 3 entries of the messages log, 2 statements, generation 2.\n");
        try (var repository = serve()) {
            var key = repository.address().log();
            var shown = checkpoints(repository, new Request.Checkpoints(Optional.empty(), Optional.of(lost)));
            var directory = SignedCheckpoint.verify(shown.directory(), key);
            assertThat(directory.log().generation()).isEqualTo(2);
            assertThat(directory.head().size()).isEqualTo(3);
            var messages = SignedCheckpoint.verify(shown.messages(), key);
            assertThat(messages.log().generation()).isEqualTo(2);
            assertThat(messages.head().size()).isEqualTo(3);
            assertThat(send(repository, 1).index()).isEqualTo(3);
        }
        try (var resting = RestingRepository.open(home)) {
            assertThat(resting.check().findings()).isEmpty();
            assertThat(resting.head().messages()).isEqualTo(4);
        }
        try (var store = Repository.store(RepositoryHome.open(home))) {
            var first = DirectoryEntry.decode(
                    store.logEntries(LogKind.DIRECTORY, 0, 1).getFirst());
            assertThat(first)
                    .isInstanceOfSatisfying(
                            DirectoryEntry.Restored.class,
                            restored -> assertThat(restored.checkpoints()).contains(lost));
        }
    }

    @Test
    void aCrashBeforeTheGuardWasWrittenLeavesTheNewGeneration() throws Exception {
        putBack();
        var opened = RepositoryHome.open(home);
        try (var store = Repository.store(opened);
                var key = opened.readLogKey(TestPerson.ORIGIN)) {
            var signer = new LogSigner(TestPerson.ORIGIN, key);
            Restoration.open(store, signer, GuardFile.read(opened.guard(), signer.verifier()));
        }
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
        try (var repository = serve()) {
            assertThat(send(repository, 1).index()).isEqualTo(3);
        }
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSecondRestoreOpensAGenerationAboveAllThatIsKnown() throws Exception {
        copy(home.resolve("store"), folder.resolve("first"));
        assertThat(run("restore", "--yes")).isEqualTo(ExitCode.DONE);
        delete(home.resolve("store"));
        copy(folder.resolve("first"), home.resolve("store"));
        assertThatThrownBy(this::serve)
                .rootCause()
                .hasMessageContaining("it has signed a checkpoint of " + TestPerson.ORIGIN
                        + "/directory/2, its logs are of generation 1");
        assertThat(run("restore", "--yes")).isEqualTo(ExitCode.DONE);
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).endsWith("generation 3.\n");
        assertThat(run("restore", "--yes")).isEqualTo(ExitCode.DONE);
        assertThat(run("check")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).endsWith("2 statements, generation 4.\n");
    }

    @Test
    void servesNobodyFromTheMomentOnAtWhichAMemberShowsWhatIsLostAndStartsNoMore() throws Exception {
        var lost = putBack();
        // A whole home that was put back, with its guard.
        Files.delete(home.resolve("guard"));
        try (var repository = serve()) {
            assertThat(send(repository, 5).index()).isEqualTo(3);
            assertThat(refusal(repository, lost)).isEqualTo(ErrorCode.SET_BACK);
            try (var line = connect(repository, bruno)) {
                assertThat(line.ask(new Request.New(0, 1)))
                        .isInstanceOfSatisfying(
                                Response.Failure.class,
                                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SET_BACK));
            }
        }
        assertThatThrownBy(this::serve).rootCause().hasMessageContaining("repository restore");
    }

    /// Puts the store back to what it was before one letter more, and gives the checkpoint with that letter.
    private Bytes putBack() throws Exception {
        copy(home.resolve("store"), folder.resolve("early"));
        Bytes newest;
        try (var repository = serve()) {
            newest = send(repository, 9).checkpoint();
        }
        delete(home.resolve("store"));
        copy(folder.resolve("early"), home.resolve("store"));
        return newest;
    }

    private RunningRepository serve() {
        return RunningRepository.at(home, TestPerson.ORIGIN, TestPerson.anchors(), () -> TestPerson.NOW);
    }

    private static void register(RunningRepository repository, TestPerson person) {
        try (var line = connect(repository, person)) {
            assertThat(line.ask(new Request.Register(person.signed().cms(), person.boxKey(1))))
                    .isInstanceOf(Response.Registered.class);
        }
    }

    private LogProof send(RunningRepository repository, long number) throws Exception {
        var letter = new Request.Send(
                List.of(bruno.mailbox()),
                Digest.of(Bytes.utf8("letter " + number)),
                Digest.of(Bytes.utf8("salt " + number)).bytes(),
                TestEnvelopes.shaped(number).bytes());
        try (var line = connect(repository, ana)) {
            var answer = line.ask(letter);
            assertThat(answer).isInstanceOf(Response.Stored.class);
            return LogProof.parse(((Response.Stored) answer).proof());
        }
    }

    private ErrorCode refusal(RunningRepository repository, Bytes shown) {
        var answer = ask(repository, new Request.Checkpoints(Optional.empty(), Optional.of(shown)));
        return ((Response.Failure) answer).code();
    }

    private Response.Checkpoints checkpoints(RunningRepository repository, Request.Checkpoints request) {
        return (Response.Checkpoints) ask(repository, request);
    }

    private Response ask(RunningRepository repository, Request request) {
        try (var line = connect(repository, ana)) {
            return line.ask(request);
        }
    }

    private static LineClient connect(RunningRepository repository, TestPerson person) {
        var address = repository.address();
        return LineClient.connect(address.port(), address.pin().orElseThrow(), Device.of(person.device()));
    }

    private int run(String... arguments) {
        var command = new ArrayList<>(List.of("repository", arguments[0], "--home", home.toString()));
        command.addAll(List.of(arguments).subList(1, arguments.length));
        return CommandLines.run(
                new PrintWriter(out, true), new PrintWriter(err, true), List.of(), command.toArray(String[]::new));
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
