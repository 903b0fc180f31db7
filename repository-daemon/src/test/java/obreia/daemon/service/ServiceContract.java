package obreia.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import obreia.daemon.admission.Admission;
import obreia.daemon.admission.Limits;
import obreia.daemon.log.Committer;
import obreia.daemon.log.LogSigner;
import obreia.daemon.log.SetBackWatch;
import obreia.daemon.mailbox.MailboxStore;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.mailboxes.TestLogs;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.StatementProofs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A service over a new store for each test, with a clock that a test moves, and ears on its connections.
public abstract class ServiceContract {
    protected static final LogSigner SIGNER = TestLogs.signer(TestPerson.ORIGIN);

    protected final List<SignedCheckpoint> remembered = new ArrayList<>();
    protected final TestPerson ana = TestPerson.ana();
    protected final TestPerson bruno = TestPerson.bruno();
    protected final TestPerson carla = TestPerson.carla();
    protected final Heard heard = new Heard();
    protected Instant now = TestPerson.NOW;

    protected MailboxStore store;
    protected Committer committer;
    protected RepositoryService service;

    /// A new, empty store.
    protected abstract MailboxStore create() throws IOException;

    @BeforeEach
    void start() throws IOException {
        store = create();
        committer = Committer.start(store, SIGNER, () -> now, 100);
        service = service(Limits.standard());
    }

    @AfterEach
    void stop() throws IOException {
        committer.close();
        store.close();
    }

    protected RepositoryService service(Limits limits) {
        return new RepositoryService(
                TestPerson.ORIGIN,
                store,
                committer,
                TestPerson::validator,
                new Admission(limits, System::nanoTime),
                heard,
                SIGNER.verifier(),
                new SetBackWatch(store, remembered::add),
                () -> now);
    }

    protected Response ask(TestDevice device, Request request) {
        return service.handle(new Caller(device.tlsKey()), request);
    }

    protected <T extends Response> T granted(Class<T> type, TestDevice device, Request request) {
        return type.cast(assertThat(ask(device, request)).isInstanceOf(type).actual());
    }

    /// What a proof of submission proves, as everybody can check who has the repository's key.
    protected record Proved(long leaf, LogRecord record, Bytes salt, SignedCheckpoint checkpoint) {}

    protected static Proved proved(Response.Stored stored) {
        try {
            var proof = LogProof.parse(stored.proof());
            var extra = proof.extra().orElseThrow();
            var checkpoint = proof.verify(
                    SIGNER.verifier(), LogKind.MESSAGES, Digest.of(extra).bytes());
            return new Proved(
                    proof.index(),
                    LogRecord.decode(extra.slice(LogRecord.SALT, extra.length())),
                    extra.slice(0, LogRecord.SALT),
                    checkpoint);
        } catch (MalformedException | VerificationException e) {
            throw new AssertionError("a proof of submission holds", e);
        }
    }

    /// The leaf in the messages log, and the index in the directory, that a statement's proofs prove.
    protected record Places(long leaf, long index) {}

    protected static Places proved(StatementProofs proofs, SignedStatement signed) {
        try {
            var statement = signed.statement();
            var entry = new DirectoryEntry.Change(statement.mailbox(), statement.version(), signed.digest());
            var directory = LogProof.parse(proofs.directory());
            directory.verify(SIGNER.verifier(), LogKind.DIRECTORY, entry.encode());
            var messages = LogProof.parse(proofs.messages());
            messages.verify(SIGNER.verifier(), LogKind.MESSAGES, signed.digest().bytes());
            assertThat(directory.extra()).isEmpty();
            assertThat(messages.extra()).isEmpty();
            return new Places(messages.index(), directory.index());
        } catch (MalformedException | VerificationException e) {
            throw new AssertionError("the proofs of a statement hold", e);
        }
    }

    protected void refused(ErrorCode code, TestDevice device, Request request) {
        assertThat(ask(device, request))
                .isInstanceOfSatisfying(
                        Response.Failure.class,
                        failure ->
                                assertThat(failure.code()).as(failure.message()).isEqualTo(code));
    }

    protected static Request.Register registration(TestPerson person) {
        return new Request.Register(person.signed().cms(), person.boxKey(1));
    }

    protected void register(TestPerson... people) {
        for (var person : people) {
            granted(Response.Registered.class, person.device(), registration(person));
        }
    }

    /// Registers `device` as another of the person's, by the statement after `previous`; answers with that.
    protected SignedStatement join(TestPerson person, SignedStatement previous, TestDevice device) {
        var devices = new ArrayList<>(previous.statement().devices());
        devices.add(device.entry());
        var next = TestPerson.next(previous, person.card(), devices);
        granted(Response.Registered.class, device, joining(person, next, device));
        return next;
    }

    protected static Request.Register joining(TestPerson person, SignedStatement next, TestDevice device) {
        var boxKey = device.boxKey(TestPerson.ORIGIN, person.mailbox(), 1, TestDevice.recipient(1), TestPerson.NOW);
        return new Request.Register(next.cms(), boxKey);
    }

    /// The letter of this number: it decides the digest, the salt and the envelope.
    protected static Request.Send letter(long number, TestPerson... to) {
        return new Request.Send(
                Stream.of(to).map(TestPerson::mailbox).toList(),
                message(number),
                Digest.of(Bytes.utf8("salt " + number)).bytes(),
                TestEnvelopes.shaped(number).bytes());
    }

    protected static Request.Receipt receipt(long number, TestPerson sender, long letter) {
        return new Request.Receipt(
                sender.mailbox(),
                Digest.of(Bytes.utf8("receipt " + number)),
                message(letter),
                Digest.of(Bytes.utf8("salt " + number)).bytes(),
                TestEnvelopes.shaped(number).bytes());
    }

    protected static Digest message(long number) {
        return Digest.of(Bytes.utf8("letter " + number));
    }

    protected static Digest envelope(long number) {
        return TestEnvelopes.shaped(number).id();
    }

    protected static Request.Fetch fetch(long number) {
        return new Request.Fetch(envelope(number));
    }

    /// The answers to requests that were all asked at the same moment.
    protected List<Response> atOnce(List<Callable<Response>> requests) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(requests.size());
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            var asked = new ArrayList<Callable<Response>>();
            for (var request : requests) {
                asked.add(() -> {
                    start.await();
                    return request.call();
                });
            }
            var answers = new ArrayList<Response>();
            for (var answer : threads.invokeAll(asked)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
