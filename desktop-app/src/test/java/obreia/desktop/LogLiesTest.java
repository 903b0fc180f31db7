package obreia.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Alerts;
import obreia.desktop.mail.MailPull;
import obreia.desktop.mail.MessageSender;
import obreia.desktop.mail.ReadOutcome;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.MessageState;
import obreia.fixtures.lying.Lie;
import obreia.fixtures.lying.LyingRepository;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.message.Check;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.StatementEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people who follow the logs of a repository that lies to them.
class LogLiesTest {
    @TempDir
    Path folder;

    private People people;
    private LyingRepository repository;
    private Account ana;
    private Account bruno;

    @BeforeEach
    void twoPeopleJoin() throws Exception {
        people = new People(folder);
        repository = LyingRepository.start(Origin.parse("walk.example/post"), people.trust(), People.CLOCK);
        ana = people.join("ana", repository.address());
        bruno = people.join("bruno", repository.address());
    }

    @AfterEach
    void close() throws Exception {
        people.close();
        repository.close();
    }

    @Test
    void everyStepOfReadingHoldsAtAnHonestRepository() throws Exception {
        var letter = People.stored(People.send(ana, "One", bruno));
        People.pull(bruno);
        assertThat(People.read(bruno, letter)).isInstanceOfSatisfying(ReadOutcome.Verified.class, verified -> {
            assertThat(verified.message().headers().checkpoints()).isPresent();
            assertThat(verified.message().checks())
                    .filteredOn(check -> check.outcome() != Check.Outcome.HOLDS)
                    .extracting(Check::step)
                    .containsExactly(ReadingStep.REVOCATION);
        });
        var stored = ana.vault().messages().find(letter, Direction.OUT).orElseThrow();
        assertThat(ana.logs().messages().firstSeen(stored.stored().orElseThrow().leaf()))
                .isPresent();
    }

    @Test
    void anOldStatementIsRefusedWhereTheDirectoryHoldsANewerOne() throws Exception {
        var _ = people.join("bruno-laptop", "bruno", repository.address());
        statements(served -> served.subList(0, 1));
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> People.send(ana, "One", bruno))
                .withMessageContaining("serves statement 1")
                .withMessageContaining("holds statement 2: it keeps the newer one back");
    }

    @Test
    void aStatementOfTheOwnMailboxThatThisDeviceDidNotMakeIsAnAlarmUntilItIsAcknowledged() throws Exception {
        var laptop = people.join("bruno-laptop", "bruno", repository.address());
        People.pull(bruno);
        People.pull(laptop);
        assertThat(new Alerts(bruno).now())
                .singleElement()
                .satisfies(alarm ->
                        assertThat(alarm).startsWith("Statement 2 of your own mailbox was not made by this device"));
        assertThat(new Alerts(laptop).now()).isEmpty();
        assertThat(new Alerts(bruno).acknowledge()).isEqualTo(1);
        People.pull(bruno);
        assertThat(new Alerts(bruno).now()).isEmpty();
    }

    @Test
    void aNewDeviceOfAReaderIsSaidBeforeTheNextLetter() throws Exception {
        var told = new ArrayList<String>();
        var sender = new MessageSender(ana);
        People.stored(sender.send(People.draft("One", bruno), People.RIGHT, change -> told.add(change.words())));
        assertThat(told).isEmpty();
        var _ = people.join("bruno-laptop", "bruno", repository.address());
        People.stored(sender.send(People.draft("Two", bruno), People.RIGHT, change -> told.add(change.words())));
        assertThat(told).singleElement().satisfies(words -> assertThat(words).contains("bruno has a new device"));
        People.stored(sender.send(People.draft("Three", bruno), People.RIGHT, change -> told.add(change.words())));
        assertThat(told).hasSize(1);
    }

    @Test
    void aLetterThatIsKeptBackIsNamedAndTheGapHealsWhenItArrives() throws Exception {
        People.stored(People.send(ana, "One", bruno));
        var second = People.stored(People.send(ana, "Two", bruno));
        var third = People.stored(People.send(ana, "Three", bruno));
        entries(entry -> !new String(entry.record().toArray(), StandardCharsets.US_ASCII).contains(second.hex()));
        People.pull(bruno);
        assertThat(chain(bruno, third)).satisfies(check -> {
            assertThat(check.outcome()).isEqualTo(Check.Outcome.NOT_CHECKED);
            assertThat(check.why()).contains("number 2 of the same chain").contains("is missing");
        });
        assertThat(new Alerts(bruno).now())
                .singleElement()
                .satisfies(alert -> assertThat(alert)
                        .startsWith("Message 2 from ana is missing")
                        .contains("it was sent before “Three” of 2026-11-23T10:02:05Z"));
        repository.tell(Lie.NONE);
        People.pull(bruno);
        assertThat(new Alerts(bruno).now()).isEmpty();
        assertThat(People.read(bruno, second)).isInstanceOf(ReadOutcome.Verified.class);
        assertThat(bruno.vault()
                        .messages()
                        .find(third, Direction.IN)
                        .orElseThrow()
                        .opened()
                        .orElseThrow()
                        .checks())
                .contains(
                        "{\"number\":11,\"step\":\"chain\",\"title\":\"The message stands in its place in the sender's"
                                + " chain\",\"outcome\":\"holds\"");
    }

    @Test
    void aForkIsProvedKeptAndEndsAllSending() throws Exception {
        People.stored(People.send(ana, "One", bruno));
        repository.show(repository.another(1));
        People.stored(People.send(bruno, "Another one", ana));
        People.stored(People.send(bruno, "And one more", ana));
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> People.send(ana, "Two", bruno))
                .withMessageContaining("the repository signed");
        assertThat(new Alerts(ana).now())
                .singleElement()
                .satisfies(alert -> assertThat(alert).startsWith("This repository lies"));
        try (var files = Files.list(ana.vault().profile())) {
            assertThat(files).anyMatch(file -> file.getFileName().toString().startsWith("violation-"));
        }
        repository.show(repository.another(0));
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> People.send(ana, "Two", bruno))
                .withMessageContaining("nothing is sent to it any more");
    }

    @Test
    void anOldCheckpointInPlaceOfTheNewestIsNoticed() throws Exception {
        var old = new AtomicReference<Response>();
        repository.tell(answering(Request.Checkpoints.class, honest -> {
            old.compareAndSet(null, honest);
            return old.get();
        }));
        People.stored(People.send(ana, "One", bruno));
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> People.send(ana, "Two", bruno))
                .withMessageContaining("it was set back, or hides what came since");
        repository.tell(Lie.NONE);
        People.stored(People.send(ana, "Two", bruno));
    }

    @Test
    void aLetterIsNotStoredUntilThatIsProved() throws Exception {
        var first = new AtomicReference<Response>();
        repository.tell(answering(Request.Send.class, honest -> {
            first.compareAndSet(null, honest);
            return first.get();
        }));
        People.stored(People.send(ana, "One", bruno));
        assertThatExceptionOfType(VerificationException.class).isThrownBy(() -> People.send(ana, "Two", bruno));
        assertThat(ana.vault().outbox().all()).hasSize(1);
        assertThat(ana.vault().messages().list(Direction.OUT, List.of(MessageState.WAITING), 10, 0))
                .hasSize(1);
    }

    @Test
    void aLetterAtALeafThatItDoesNotHaveIsNotRead() throws Exception {
        var letter = People.stored(People.send(ana, "One", bruno));
        People.stored(People.send(ana, "Two", bruno));
        repository.tell(answering(Request.All.class, honest -> {
            var entries = (Response.Entries) honest;
            var moved = entries.entries().stream()
                    .map(entry ->
                            new Entry(entry.leaf() + 1, entry.salt(), entry.record(), entry.size(), entry.fetched()))
                    .toList();
            return new Response.Entries(moved, entries.more());
        }));
        var _ = new MailPull(bruno, bruno.line()).pull();
        assertThat(People.read(bruno, letter))
                .isInstanceOfSatisfying(
                        ReadOutcome.NotVerified.class,
                        read -> assertThat(read.failed().step()).isEqualTo(ReadingStep.RECORD_IN_LOG));
    }

    private Check chain(Account account, Digest letter) throws Exception {
        var outcome = People.read(account, letter);
        assertThat(outcome).isInstanceOf(ReadOutcome.Verified.class);
        return ((ReadOutcome.Verified) outcome)
                .message().checks().stream()
                        .filter(check -> check.step() == ReadingStep.CHAIN)
                        .findFirst()
                        .orElseThrow();
    }

    private void statements(UnaryOperator<List<StatementEntry>> served) {
        repository.tell(answering(Request.Lookup.class, honest -> {
            var statements = (Response.Statements) honest;
            return new Response.Statements(served.apply(statements.statements()), List.of(), false);
        }));
    }

    private void entries(Predicate<Entry> shown) {
        repository.tell(answering(Request.All.class, honest -> {
            var entries = (Response.Entries) honest;
            return new Response.Entries(entries.entries().stream().filter(shown).toList(), entries.more());
        }));
    }

    private static Lie answering(Class<? extends Request> asked, UnaryOperator<Response> answer) {
        return new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                var response = honest.handle(caller, request);
                return asked.isInstance(request) && !(response instanceof Response.Failure)
                        ? answer.apply(response)
                        : response;
            }
        };
    }
}
