package obreia.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.identity.Statement;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// What the next statement and the next box key must pass.
public abstract class UpdateContract extends ServiceContract {
    private final TestDevice desk = TestDevice.named("ana's desk");

    @Test
    void putsARemovedDeviceOutAtOnce() {
        register(ana, bruno);
        var second = join(ana, ana.signed(), desk);
        heard.forget();
        granted(Response.Entries.class, ana.device(), new Request.New(0, 1));
        var third = TestPerson.next(second, ana.card(), List.of(desk.entry()));
        var updated = granted(Response.Updated.class, desk, update(third));
        assertThat(updated.version()).isEqualTo(3);
        assertThat(proved(updated.proofs(), third)).isEqualTo(new Places(3, 3));
        assertThat(heard.closed()).containsExactly(ana.device().tlsKey());
        assertThat(heard.told()).containsExactly(new Heard.Told(ana.mailbox(), Response.Notice.Kind.STATEMENT, 3));
        refused(ErrorCode.NOT_REGISTERED, ana.device(), new Request.New(0, 1));
        refused(ErrorCode.NOT_REGISTERED, ana.device(), letter(1, bruno));
        var found = granted(Response.Statements.class, bruno.device(), new Request.Lookup(ana.mailbox(), 2));
        assertThat(found.boxKeys()).extracting(BoxKeyCertificate::device).containsExactly(desk.id());
    }

    @Test
    void answersARepeatedStatementLikeTheFirst() {
        register(ana);
        var next =
                TestPerson.next(ana.signed(), ana.card(), List.of(ana.device().entry()));
        var first = granted(Response.Updated.class, ana.device(), update(next));
        assertThat(ask(ana.device(), update(next))).isEqualTo(first);
        assertThat(heard.told()).hasSize(1);
        register(bruno);
        var again = granted(Response.Updated.class, ana.device(), update(next));
        assertThat(again.proofs()).isNotEqualTo(first.proofs());
        assertThat(proved(again.proofs(), next)).isEqualTo(proved(first.proofs(), next));
    }

    @Test
    void refusesAStatementThatDoesNotFollowTheNewest() {
        register(ana);
        var devices = List.of(ana.device().entry());
        var second = TestPerson.next(ana.signed(), ana.card(), devices);
        var third = TestPerson.next(second, ana.card(), devices);
        refused(ErrorCode.STALE, ana.device(), update(third));
        granted(Response.Updated.class, ana.device(), update(second));
        var fork =
                TestPerson.next(ana.signed(), ana.card(), List.of(ana.device().entry(), desk.entry()));
        refused(ErrorCode.STALE, ana.device(), update(fork));
        var forksChild = TestPerson.next(fork, ana.card(), devices);
        refused(ErrorCode.STALE, ana.device(), update(forksChild));
        granted(Response.Updated.class, ana.device(), update(third));
    }

    @Test
    void takesOneOfTwoNextStatementsAtOnce() throws InterruptedException, ExecutionException {
        register(ana);
        var nexts = IntStream.range(0, 6)
                .mapToObj(i -> TestPerson.next(
                        ana.signed(),
                        ana.card(),
                        List.of(
                                ana.device().entry(),
                                TestDevice.named("new " + i).entry())))
                .toList();
        var answers = atOnce(nexts.stream()
                .<Callable<Response>>map(next -> () -> ask(ana.device(), update(next)))
                .toList());
        assertThat(answers).filteredOn(Response.Updated.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof Response.Failure failure && failure.code() == ErrorCode.STALE)
                .hasSize(5);
    }

    @Test
    void refusesAStatementOfAnotherMailbox() {
        register(ana, bruno);
        var next = TestPerson.next(
                bruno.signed(), bruno.card(), List.of(bruno.device().entry()));
        refused(ErrorCode.NOT_PERMITTED, ana.device(), update(next));
    }

    @Test
    void takesANewCardOfTheSamePersonAndNoOtherPersons() {
        register(ana, bruno);
        var devices = List.of(ana.device().entry());
        refused(ErrorCode.NOT_VERIFIED, ana.device(), update(TestPerson.next(ana.signed(), bruno.card(), devices)));
        var newCard = TestCa.root()
                .card(TestKey.P384_OTHER)
                .name("Ana Silva Lopes")
                .serialNumber("BI100000001")
                .issue();
        var second = TestPerson.next(ana.signed(), newCard, devices);
        granted(Response.Updated.class, ana.device(), update(second));
        var people =
                granted(Response.People.class, bruno.device(), new Request.ListPeople("ana", Optional.empty(), 10));
        assertThat(people.people()).extracting(person -> person.name()).containsExactly("Ana Silva Lopes");
    }

    @Test
    void refusesTheWordOfADeviceThatTheStatementBeforeDoesNotList() {
        register(ana, bruno);
        var newCard = TestCa.root()
                .card(TestKey.P384_OTHER)
                .name("Ana Silva")
                .serialNumber("BI100000001")
                .issue();
        var mine = List.of(ana.device().entry());
        for (var endorser : List.of(desk, bruno.device())) {
            refused(
                    ErrorCode.NOT_VERIFIED,
                    ana.device(),
                    update(TestPerson.endorsed(ana.signed(), newCard, endorser, mine)));
        }
        // A word that was good for statement 2, said again for statement 4.
        var used = TestPerson.endorsed(ana.signed(), newCard, ana.device(), mine);
        granted(Response.Updated.class, ana.device(), update(used));
        var third = TestPerson.next(used, newCard, List.of(ana.device().entry(), desk.entry()));
        granted(Response.Updated.class, ana.device(), update(third));
        var fourth = TestPerson.draft(third, ana.card(), mine);
        var replayed = new Statement(
                fourth.origin(),
                fourth.mailbox(),
                fourth.version(),
                fourth.previous(),
                fourth.issued(),
                fourth.alias(),
                fourth.card(),
                fourth.devices(),
                used.statement().endorsement());
        refused(ErrorCode.NOT_VERIFIED, ana.device(), update(TestPerson.sign(ana.card(), replayed)));
        // A device that was removed.
        var without = TestPerson.next(third, newCard, List.of(desk.entry()));
        granted(Response.Updated.class, desk, update(without));
        refused(
                ErrorCode.NOT_VERIFIED,
                desk,
                update(TestPerson.endorsed(without, ana.card(), ana.device(), List.of(desk.entry()))));
    }

    @Test
    void refusesTheOldCardAfterANewerOne() {
        register(ana);
        var devices = List.of(ana.device().entry());
        var newCard = TestCa.root()
                .card(TestKey.P384_OTHER)
                .name("Ana Silva")
                .serialNumber("BI100000001")
                .valid(TestPerson.NOW.minus(Duration.ofDays(1)), TestPerson.NOW.plus(Duration.ofDays(900)))
                .issue();
        var second = TestPerson.next(ana.signed(), newCard, devices);
        granted(Response.Updated.class, ana.device(), update(second));
        refused(ErrorCode.NOT_VERIFIED, ana.device(), update(TestPerson.next(second, ana.card(), devices)));
    }

    @Test
    void refusesAnUntrustedCardAndAMalformedStatement() {
        register(ana);
        var devices = List.of(ana.device().entry());
        var impostor = TestCa.impostor()
                .card(TestKey.P256)
                .name("Ana Silva")
                .serialNumber("BI100000001")
                .issue();
        refused(ErrorCode.UNTRUSTED_CARD, ana.device(), update(TestPerson.next(ana.signed(), impostor, devices)));
        refused(
                ErrorCode.MALFORMED,
                ana.device(),
                new Request.Update(
                        ana.signed().cms().slice(1, ana.signed().cms().length())));
    }

    @Test
    void refusesToListADeviceOfSomebodyElse() {
        register(ana, bruno);
        var devices = List.of(ana.device().entry(), bruno.device().entry());
        refused(ErrorCode.CONFLICT, ana.device(), update(TestPerson.next(ana.signed(), ana.card(), devices)));
        granted(Response.Subscribed.class, bruno.device(), new Request.Subscribe());
    }

    @Test
    void servesTheBoxKeyThatWasHandedInLast() {
        register(ana, bruno);
        assertThat(granted(Response.Rotated.class, ana.device(), new Request.Rotate(ana.boxKey(2))))
                .isEqualTo(new Response.Rotated(2));
        var found = granted(Response.Statements.class, bruno.device(), new Request.Lookup(ana.mailbox(), 1));
        assertThat(found.boxKeys()).extracting(BoxKeyCertificate::number).containsExactly(2L);
    }

    @Test
    void answersARepeatedBoxKeyLikeTheFirst() {
        register(ana);
        var second = new Request.Rotate(ana.boxKey(2));
        assertThat(ask(ana.device(), second)).isEqualTo(ask(ana.device(), second));
    }

    @Test
    void refusesABoxKeyNumberThatDoesNotRiseByOne() {
        register(ana);
        refused(ErrorCode.CONFLICT, ana.device(), new Request.Rotate(ana.boxKey(3)));
        granted(Response.Rotated.class, ana.device(), new Request.Rotate(ana.boxKey(2)));
        refused(ErrorCode.STALE, ana.device(), new Request.Rotate(ana.boxKey(2)));
        refused(ErrorCode.STALE, ana.device(), new Request.Rotate(ana.boxKey(1)));
    }

    @Test
    void refusesABoxKeyOfAnotherDeviceOrOutOfTime() {
        register(ana, bruno);
        join(ana, ana.signed(), desk);
        refused(ErrorCode.NOT_VERIFIED, desk, new Request.Rotate(ana.boxKey(2)));
        refused(ErrorCode.NOT_VERIFIED, ana.device(), new Request.Rotate(bruno.boxKey(2)));
        now = TestPerson.NOW.plus(BoxKeyCertificate.VALIDITY);
        refused(ErrorCode.NOT_VERIFIED, ana.device(), new Request.Rotate(ana.boxKey(2)));
    }

    private static Request.Update update(SignedStatement statement) {
        return new Request.Update(statement.cms());
    }
}
