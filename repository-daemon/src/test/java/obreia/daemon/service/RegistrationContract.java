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
import obreia.fixtures.wire.WireSamples;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.Statement;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// What a registration must pass, and how a second computer joins.
public abstract class RegistrationContract extends ServiceContract {
    private final TestDevice desk = TestDevice.named("ana's desk");

    @Test
    void opensTheMailboxThatTheCardNames() {
        var registered = granted(Response.Registered.class, ana.device(), registration(ana));
        assertThat(registered.mailbox())
                .isEqualTo(MailboxId.ofKey(ana.certificate().spki()));
        assertThat(registered.version()).isEqualTo(1);
        assertThat(proved(registered.proofs(), ana.signed())).isEqualTo(new Places(0, 0));
        granted(Response.Subscribed.class, ana.device(), new Request.Subscribe());
        assertThat(service.mailbox(new Caller(ana.device().tlsKey()))).contains(ana.mailbox());
        assertThat(service.mailbox(new Caller(desk.tlsKey()))).isEmpty();
    }

    @Test
    void letsAStrangerRegisterAndNothingElse() {
        register(ana);
        for (var request : WireSamples.requests()) {
            if (!(request instanceof Request.Register)) {
                refused(ErrorCode.NOT_REGISTERED, bruno.device(), request);
            }
        }
    }

    @Test
    void refusesAStatementThatIsNotCmsOrNotSigned() {
        refused(ErrorCode.MALFORMED, ana.device(), new Request.Register(Bytes.utf8("{}"), ana.boxKey(1)));
        var cms = ana.signed().cms().toArray();
        cms[cms.length - 1] ^= 1;
        refused(ErrorCode.NOT_VERIFIED, ana.device(), new Request.Register(Bytes.of(cms), ana.boxKey(1)));
    }

    @Test
    void refusesACardThatNoConfiguredSchemeVouchesFor() {
        var card = TestCa.impostor()
                .card(TestKey.P256)
                .name("Ana Silva")
                .serialNumber("BI100000001")
                .issue();
        var impostor = TestPerson.of(card, ana.device(), Optional.empty());
        refused(ErrorCode.UNTRUSTED_CARD, ana.device(), registration(impostor));
    }

    @Test
    void refusesACardThatHasExpired() {
        var expired = TestCa.root()
                .card(TestKey.P256)
                .name("Ana Silva")
                .valid(now.minus(Duration.ofDays(900)), now.minus(Duration.ofDays(1)))
                .issue();
        refused(
                ErrorCode.UNTRUSTED_CARD,
                ana.device(),
                registration(TestPerson.of(expired, ana.device(), Optional.empty())));
    }

    @Test
    void refusesAStatementMadeForAnotherRepository() {
        var elsewhere = changed(new Origin("mail.example.org/other"), ana.mailbox());
        refused(ErrorCode.NOT_VERIFIED, ana.device(), new Request.Register(elsewhere, ana.boxKey(1)));
    }

    @Test
    void refusesAMailboxIdThatIsNotTheCards() {
        var somebodyElses = changed(TestPerson.ORIGIN, bruno.mailbox());
        refused(ErrorCode.NOT_VERIFIED, ana.device(), new Request.Register(somebodyElses, ana.boxKey(1)));
    }

    @Test
    void refusesAConnectionWhoseKeyTheStatementDoesNotList() {
        refused(ErrorCode.NOT_VERIFIED, desk, registration(ana));
    }

    @Test
    void refusesABoxKeyThatTheDeviceDidNotCertify() {
        refused(ErrorCode.NOT_VERIFIED, ana.device(), with(bruno.boxKey(1)));
        var good = ana.boxKey(1);
        refused(
                ErrorCode.NOT_VERIFIED,
                ana.device(),
                with(new BoxKeyCertificate(
                        good.device(),
                        1,
                        TestDevice.recipient(2),
                        good.notBefore(),
                        good.notAfter(),
                        good.signature())));
        var ofAnotherMailbox =
                ana.device().boxKey(TestPerson.ORIGIN, bruno.mailbox(), 1, TestDevice.recipient(1), TestPerson.NOW);
        refused(ErrorCode.NOT_VERIFIED, ana.device(), with(ofAnotherMailbox));
    }

    @Test
    void refusesABoxKeyOutOfTime() {
        now = TestPerson.NOW.plus(BoxKeyCertificate.VALIDITY);
        refused(ErrorCode.NOT_VERIFIED, ana.device(), with(ana.boxKey(1)));
        now = TestPerson.NOW.minus(Duration.ofDays(2));
        refused(ErrorCode.NOT_VERIFIED, ana.device(), with(ana.boxKey(1)));
        now = TestPerson.NOW;
        register(ana);
    }

    @Test
    void takesAFirstBoxKeyOfAnyNumberAndThenTheNext() {
        granted(Response.Registered.class, ana.device(), with(ana.boxKey(3)));
        refused(ErrorCode.STALE, ana.device(), new Request.Rotate(ana.boxKey(1)));
        granted(Response.Rotated.class, ana.device(), new Request.Rotate(ana.boxKey(4)));
    }

    @Test
    void refusesALaterStatementOfAPersonWhoHasNoMailbox() {
        var next =
                TestPerson.next(ana.signed(), ana.card(), List.of(ana.device().entry()));
        refused(ErrorCode.CONFLICT, ana.device(), new Request.Register(next.cms(), ana.boxKey(1)));
    }

    @Test
    void showsAPersonTheStatementOfTheMailboxTheyHave() {
        register(ana);
        var again = granted(Response.Existing.class, ana.device(), registration(ana));
        assertThat(again.statement()).isEqualTo(ana.signed().cms());
        var newCard = TestCa.root()
                .card(TestKey.P384)
                .name("Ana Silva")
                .serialNumber("BI100000001")
                .issue();
        var another = TestPerson.of(newCard, desk, Optional.empty());
        var existing = granted(Response.Existing.class, desk, registration(another));
        assertThat(existing.statement()).isEqualTo(ana.signed().cms());
        refused(ErrorCode.NOT_REGISTERED, desk, new Request.Subscribe());
    }

    @Test
    void givesOnePersonOneMailboxWhenTwoComputersRegisterAtOnce() throws InterruptedException, ExecutionException {
        var people = IntStream.range(0, 8)
                .mapToObj(i -> TestPerson.of(ana.card(), TestDevice.named("computer " + i), Optional.empty()))
                .toList();
        var answers = atOnce(people.stream()
                .<Callable<Response>>map(person -> () -> ask(person.device(), registration(person)))
                .toList());
        assertThat(answers).filteredOn(Response.Registered.class::isInstance).hasSize(1);
        assertThat(answers).filteredOn(Response.Existing.class::isInstance).hasSize(7);
    }

    @Test
    void refusesAnotherPersonWithTheSameCardKey() {
        register(ana);
        var other = TestCa.root()
                .card(TestKey.P256)
                .name("Ana Silva")
                .serialNumber("BI999999999")
                .issue();
        refused(ErrorCode.CONFLICT, desk, registration(TestPerson.of(other, desk, Optional.empty())));
    }

    @Test
    void refusesADeviceThatIsSomebodyElses() {
        register(ana);
        refused(
                ErrorCode.CONFLICT,
                ana.device(),
                registration(TestPerson.of(bruno.card(), ana.device(), Optional.empty())));
    }

    @Test
    void letsAnotherComputerJoinByTheNextStatement() {
        register(ana, bruno);
        var next = join(ana, ana.signed(), desk);
        granted(Response.Subscribed.class, desk, new Request.Subscribe());
        assertThat(heard.told()).containsExactly(new Heard.Told(ana.mailbox(), Response.Notice.Kind.STATEMENT, 2));
        var found = granted(Response.Statements.class, bruno.device(), new Request.Lookup(ana.mailbox(), 1));
        assertThat(found.statements()).extracting(entry -> entry.statement()).containsExactly(next.cms());
        assertThat(found.boxKeys())
                .extracting(BoxKeyCertificate::device)
                .containsExactlyInAnyOrder(ana.device().id(), desk.id());
    }

    @Test
    void answersAJoiningComputerThatIsLateWithTheNewestStatement() {
        register(ana);
        var devices = List.of(ana.device().entry(), desk.entry());
        var late = TestPerson.next(ana.signed(), ana.card(), devices);
        var newest = join(ana, ana.signed(), TestDevice.named("ana's phone"));
        var existing = granted(Response.Existing.class, desk, joining(ana, late, desk));
        assertThat(existing.statement()).isEqualTo(newest.cms());
    }

    @Test
    void doesNotLetAnotherPersonsCardJoin() {
        register(ana);
        var devices = List.of(ana.device().entry(), desk.entry());
        var foreign = TestPerson.next(ana.signed(), bruno.card(), devices);
        refused(ErrorCode.CONFLICT, desk, joining(ana, foreign, desk));
        register(bruno);
        var shown = granted(Response.Existing.class, desk, joining(ana, foreign, desk));
        assertThat(shown.statement()).isEqualTo(bruno.signed().cms());
        refused(ErrorCode.NOT_REGISTERED, desk, new Request.Subscribe());
    }

    private Request.Register with(BoxKeyCertificate boxKey) {
        return new Request.Register(ana.signed().cms(), boxKey);
    }

    /// Ana's first statement with another origin or mailbox, signed by her card all the same.
    private Bytes changed(Origin origin, MailboxId mailbox) {
        var statement = ana.statement();
        return TestPerson.cms(
                ana.card(),
                new Statement(
                        origin,
                        mailbox,
                        1,
                        Optional.empty(),
                        statement.issued(),
                        statement.alias(),
                        statement.card(),
                        statement.devices(),
                        Optional.empty()));
    }
}
