package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.fixtures.RunningRepository;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.PersonEntry;
import obreia.protocol.wire.RepositoryAddress;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The client with the real daemon at the other end of a TLS line.
class RealRepositoryTest {
    private static final Digest MESSAGE = Digest.of(Bytes.utf8("signed message"));
    private static final Digest RECEIPT = Digest.of(Bytes.utf8("signed receipt"));
    private static final Bytes SALT = Digest.of(Bytes.utf8("salt")).bytes();

    private final SecureRandom random = new SecureRandom();
    private final TestPerson ana = TestPerson.ana();
    private final TestPerson bruno = TestPerson.bruno();
    private final RunningRepository repository =
            RunningRepository.inMemory(TestPerson.ORIGIN, TestPerson.anchors(), InstantSource.fixed(TestPerson.NOW));

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void takesALetterThereAndItsReceiptBack() throws Exception {
        var letter = TestEnvelopes.shaped(1);
        var receipt = TestEnvelopes.shaped(2);
        var heard = new Heard();
        try (var anas = connect(ana, LineListener.none());
                var brunos = connect(bruno, heard)) {
            open(anas, ana);
            open(brunos, bruno);
            brunos.subscribe();

            var stored = granted(anas.send(
                    ana.mailbox(),
                    new Request.Send(List.of(bruno.mailbox()), MESSAGE, SALT, letter.bytes()),
                    Set.of()));
            assertThat(heard.nextNotice()).isEqualTo(new Response.Notice(Response.Notice.Kind.MESSAGE, stored.leaf()));

            var unread = granted(brunos.unread(bruno.mailbox(), 0, 10)).entries();
            assertThat(unread).singleElement().satisfies(entry -> {
                assertThat(entry.record()).isEqualTo(stored.record());
                assertThat(entry.size()).isEqualTo(letter.size());
                assertThat(entry.fetched()).isFalse();
            });
            assertThat(granted(brunos.fetch(letter.id()))).isEqualTo(letter.bytes());
            assertThat(granted(brunos.unread(bruno.mailbox(), 0, 10)).entries()).isEmpty();
            assertThat(granted(brunos.all(bruno.mailbox(), 0, 10)).entries()).hasSize(1);

            var receipted = granted(brunos.receipt(
                    bruno.mailbox(),
                    new Request.Receipt(ana.mailbox(), RECEIPT, MESSAGE, SALT, receipt.bytes()),
                    Set.of()));
            assertThat(granted(anas.status(ana.mailbox(), MESSAGE)))
                    .extracting(LogEntry::record)
                    .containsExactly(stored.record(), receipted.record());
        }
    }

    @Test
    void getsTheFirstRecordForALetterThatWasSealedAgain() throws Exception {
        try (var anas = connect(ana, LineListener.none());
                var brunos = connect(bruno, LineListener.none())) {
            open(anas, ana);
            open(brunos, bruno);
            var first = TestEnvelopes.shaped(1);
            var submission = anas.send(ana.mailbox(), letter(first), Set.of());
            assertThat(anas.send(ana.mailbox(), letter(TestEnvelopes.shaped(2)), Set.of(first.id())))
                    .isEqualTo(submission);
        }
    }

    @Test
    void carriesALetterOfAFullMebibyteBothWays() throws Exception {
        var large = TestEnvelopes.shaped(1, Envelope.MAX_SIZE - Envelope.headerSize(1), 3);
        assertThat(large.size()).isEqualTo(Envelope.MAX_SIZE);
        try (var anas = connect(ana, LineListener.none());
                var brunos = connect(bruno, LineListener.none())) {
            open(anas, ana);
            open(brunos, bruno);
            granted(anas.send(ana.mailbox(), letter(large), Set.of()));
            assertThat(granted(brunos.fetch(large.id()))).isEqualTo(large.bytes());
        }
    }

    @Test
    void findsPeopleAndTheirStatements() throws Exception {
        try (var anas = connect(ana, LineListener.none());
                var brunos = connect(bruno, LineListener.none())) {
            open(anas, ana);
            open(brunos, bruno);
            assertThat(granted(anas.people("bruno", Optional.empty(), 10)).people())
                    .extracting(PersonEntry::mailbox)
                    .containsExactly(bruno.mailbox());
            var page = granted(anas.lookup(bruno.mailbox(), 0));
            assertThat(page.statements()).extracting(LoggedStatement::signed).containsExactly(bruno.signed());
            assertThat(page.boxKeys()).hasSize(1);
        }
    }

    @Test
    void goesOnWithTheMailboxThatIsThere() throws Exception {
        try (var anas = connect(ana, LineListener.none())) {
            open(anas, ana);
            assertThat(anas.rotate(ana.boxKey(2))).isEqualTo(new Answer.Granted<>(2L));
            var laptop = TestDevice.named("laptop");
            var both = List.of(ana.device().entry(), laptop.entry());
            var next = TestPerson.next(ana.signed(), ana.card(), both);
            assertThat(anas.update(next)).isInstanceOf(Answer.Granted.class);
            assertThat(granted(anas.lookup(ana.mailbox(), 1)).statements())
                    .extracting(LoggedStatement::signed)
                    .containsExactly(next);
        }
    }

    @Test
    void saysWhatTheRepositoryRefused() throws Exception {
        try (var strangers = connect(ana, LineListener.none())) {
            assertThat(strangers.unread(ana.mailbox(), 0, 10))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(ErrorCode.NOT_REGISTERED));
            open(strangers, ana);
            assertThat(strangers.fetch(MESSAGE))
                    .isInstanceOfSatisfying(
                            Answer.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
    }

    @Test
    void hearsThatTheRepositoryStops() throws Exception {
        var heard = new Heard();
        var stopping = RunningRepository.inMemory(TestPerson.ORIGIN, TestPerson.anchors());
        try (var anas = connect(stopping, ana, heard)) {
            stopping.close();
            assertThat(heard.end()).isInstanceOf(LineEnd.Lost.class);
            assertThatExceptionOfType(IOException.class).isThrownBy(anas::subscribe);
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> connect(stopping, ana, heard));
        }
    }

    @Test
    void refusesTheRepositoryUnderAnotherPin() {
        var address = repository.address();
        var wrong = new RepositoryAddress(
                address.host(), address.port(), address.origin(), Optional.of(MESSAGE), address.log());
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() ->
                        RepositoryClient.connect(wrong, key(ana.device()), Patience.standard(), LineListener.none()));
    }

    private Request.Send letter(Envelope envelope) {
        return new Request.Send(List.of(bruno.mailbox()), MESSAGE, SALT, envelope.bytes());
    }

    private RepositoryClient connect(TestPerson person, LineListener listener) throws Exception {
        return connect(repository, person, listener);
    }

    private RepositoryClient connect(RunningRepository where, TestPerson person, LineListener listener)
            throws Exception {
        return RepositoryClient.connect(where.address(), key(person.device()), Patience.standard(), listener);
    }

    private DeviceKey key(TestDevice device) throws Exception {
        return DeviceKey.of(
                ByteBuffer.wrap(device.privateKey().getEncoded()),
                Bytes.of(device.certificate().getEncoded()),
                random);
    }

    private static void open(RepositoryClient client, TestPerson person) throws Exception {
        assertThat(granted(client.register(person.signed(), person.boxKey(1)))).isInstanceOf(Registration.Opened.class);
    }

    private static <T> T granted(Answer<T> answer) {
        return switch (answer) {
            case Answer.Granted<T>(var content) -> content;
            case Answer.Refused<T>(var refusal) -> throw new AssertionError(refusal.toString());
        };
    }
}
