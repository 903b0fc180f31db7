package obreia.protocol.identity;

import static obreia.fixtures.identity.TestPerson.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestCard;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;

class StatementChainTest {
    private static final TestPerson ANA = TestPerson.ana();
    private static final TestPerson BRUNO = TestPerson.bruno();
    private static final TestDevice OFFICE = TestDevice.named("office");
    private static final TestCard NEW_CARD = TestCa.root()
            .card(TestKey.P256_OTHER)
            .name("Ana Maria Silva")
            .serialNumber("BI100000001")
            .issue();
    private static final PathValidator VALIDATOR = TestPerson.validator();
    private static final List<DeviceEntry> DEVICES = List.of(ANA.device().entry(), OFFICE.entry());

    @Test
    void opensAMailboxAndNamesThePerson() throws VerificationException {
        var first = StatementChain.first(ANA.signed(), VALIDATOR, NOW);

        assertThat(first.continuation()).isEqualTo(Continuation.FIRST);
        assertThat(first.person()).isEqualTo(new Person(TestPerson.SCHEME, "serial:BI100000001"));
    }

    @Test
    void takesAnotherComputerThatTheSameCardAdds() throws VerificationException {
        var second = TestPerson.next(ANA.signed(), ANA.card(), DEVICES);

        assertThat(next(ANA.signed(), second).continuation()).isEqualTo(Continuation.SAME_CARD);
        assertThat(second.statement().device(OFFICE.tlsKey())).contains(OFFICE.entry());
        assertThat(second.statement().device(OFFICE.id())).contains(OFFICE.entry());
    }

    @Test
    void takesANewCardWithAndWithoutAnOldDevicesWord() throws VerificationException {
        var endorsed = TestPerson.endorsed(ANA.signed(), NEW_CARD, ANA.device(), List.of(OFFICE.entry()));
        var alone = TestPerson.next(ANA.signed(), NEW_CARD, List.of(OFFICE.entry()));

        assertThat(next(ANA.signed(), endorsed).continuation()).isEqualTo(Continuation.NEW_CARD_ENDORSED);
        assertThat(next(ANA.signed(), alone).continuation()).isEqualTo(Continuation.NEW_CARD_UNENDORSED);
    }

    @Test
    void refusesTheOldCardAfterANewerOne() {
        var newer = TestCa.root()
                .card(TestKey.P384)
                .serialNumber("BI100000001")
                .valid(NOW.minusSeconds(60), NOW.plusSeconds(1_000_000))
                .issue();
        var second = TestPerson.next(ANA.signed(), newer, DEVICES);
        var third = TestPerson.next(second, ANA.card(), DEVICES);

        assertThatThrownBy(() -> next(second, third))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("older than the mailbox's newest");
    }

    @Test
    void refusesACardOfAnotherPersonOrOfAnotherScheme() throws VerificationException {
        var bruno = TestPerson.endorsed(ANA.signed(), BRUNO.card(), ANA.device(), DEVICES);

        refused(ANA.signed(), bruno, "another person");

        var good = TestPerson.next(ANA.signed(), ANA.card(), DEVICES);
        var elsewhere = new Person(SchemeName.PRACTICE, "serial:BI100000001");
        assertThatThrownBy(() -> StatementChain.next(ANA.signed(), elsewhere, good, VALIDATOR, NOW))
                .hasMessageContaining("another person");
    }

    @Test
    void refusesAVersionThatIsSkippedRepeatedOrFirstAgain() {
        var second = TestPerson.next(ANA.signed(), ANA.card(), DEVICES);
        var third = TestPerson.next(second, ANA.card(), DEVICES);

        refused(ANA.signed(), third, "statement 3 does not follow statement 1");
        refused(second, second, "statement 2 does not follow statement 2");
        refused(second, ANA.signed(), "statement 1 does not follow statement 2");
        assertThatThrownBy(() -> StatementChain.first(second, VALIDATOR, NOW))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("does not open a mailbox");
    }

    @Test
    void refusesAForkedPrevious() {
        var one = TestPerson.next(ANA.signed(), ANA.card(), DEVICES);
        var other = TestPerson.next(ANA.signed(), ANA.card(), List.of(OFFICE.entry()));

        refused(one, TestPerson.next(other, ANA.card(), DEVICES), "follows another statement 2");
    }

    @Test
    void refusesAnotherOriginAndAnotherMailbox() {
        var draft = TestPerson.draft(ANA.signed(), ANA.card(), DEVICES);

        refused(
                ANA.signed(),
                TestPerson.sign(ANA.card(), moved(draft, new Origin("evil.example.org"), ANA.mailbox())),
                "of the origin evil.example.org");
        refused(
                ANA.signed(),
                TestPerson.sign(ANA.card(), moved(draft, TestPerson.ORIGIN, BRUNO.mailbox())),
                "of the mailbox " + BRUNO.mailbox());
    }

    @Test
    void refusesAnEndorsementOfAnotherPlaceOrByAStranger() {
        var newKey = Digest.of(TestPerson.certificate(NEW_CARD).spki());
        var lines = List.of(
                Endorsement.toBeSigned(
                        TestPerson.ORIGIN, ANA.mailbox(), 3, ANA.signed().digest(), newKey),
                Endorsement.toBeSigned(
                        TestPerson.ORIGIN, BRUNO.mailbox(), 2, ANA.signed().digest(), newKey),
                Endorsement.toBeSigned(
                        new Origin("evil.org"), ANA.mailbox(), 2, ANA.signed().digest(), newKey),
                Endorsement.toBeSigned(
                        TestPerson.ORIGIN, ANA.mailbox(), 2, BRUNO.signed().digest(), newKey),
                Endorsement.toBeSigned(
                        TestPerson.ORIGIN,
                        ANA.mailbox(),
                        2,
                        ANA.signed().digest(),
                        Digest.of(BRUNO.certificate().spki())));
        for (var line : lines) {
            var word = ANA.device().sign(line);
            refused(ANA.signed(), endorsed(NEW_CARD, Optional.of(word)), "endorsed by no device");
        }
        refused(ANA.signed(), TestPerson.endorsed(ANA.signed(), NEW_CARD, OFFICE, DEVICES), "endorsed by no device");
    }

    @Test
    void refusesAnEndorsementByADeviceThatWasRemoved() {
        var second = TestPerson.next(ANA.signed(), ANA.card(), List.of(OFFICE.entry()));

        refused(second, TestPerson.endorsed(second, NEW_CARD, ANA.device(), DEVICES), "endorsed by no device");
    }

    @Test
    void refusesAnEndorsementWhereTheCardIsNotNew() {
        refused(
                ANA.signed(),
                TestPerson.endorsed(ANA.signed(), ANA.card(), ANA.device(), DEVICES),
                "its card is not new");
    }

    @Test
    void takesARenewedCertificateOfTheSameKey() throws VerificationException {
        var renewed = TestCa.root()
                .card(TestKey.P256)
                .serialNumber("BI100000001")
                .valid(NOW.minusSeconds(60), NOW.plusSeconds(1_000_000))
                .issue();

        assertThat(next(ANA.signed(), TestPerson.next(ANA.signed(), renewed, DEVICES))
                        .continuation())
                .isEqualTo(Continuation.SAME_CARD);
    }

    @Test
    void refusesARevokedCardFromItsRevocationOn() throws VerificationException {
        var validator = new PathValidator(
                TestPerson.anchors(), (path, at) -> new RevocationStatus.Revoked(NOW, "keyCompromise"));

        assertThatThrownBy(() -> StatementChain.first(ANA.signed(), validator, NOW))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("revoked at 2026-11-23T10:00:00Z: keyCompromise");
        assertThat(StatementChain.first(ANA.signed(), validator, NOW.minusSeconds(1))
                        .path()
                        .revocation())
                .isInstanceOf(RevocationStatus.Revoked.class);
    }

    @Test
    void refusesACardThatIsOutOfTime() {
        assertThatThrownBy(() -> StatementChain.first(ANA.signed(), VALIDATOR, NOW.plusSeconds(3_000_000_000L)))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("expired");
    }

    private static SignedStatement endorsed(TestCard card, Optional<Bytes> word) {
        var draft = TestPerson.draft(ANA.signed(), card, DEVICES);
        return TestPerson.sign(
                card,
                new Statement(
                        draft.origin(),
                        draft.mailbox(),
                        draft.version(),
                        draft.previous(),
                        draft.issued(),
                        draft.alias(),
                        draft.card(),
                        draft.devices(),
                        word));
    }

    private static Statement moved(Statement draft, Origin origin, MailboxId mailbox) {
        return new Statement(
                origin,
                mailbox,
                draft.version(),
                draft.previous(),
                draft.issued(),
                draft.alias(),
                draft.card(),
                draft.devices(),
                Optional.empty());
    }

    private static AcceptedStatement next(SignedStatement previous, SignedStatement next) throws VerificationException {
        var ana = new Person(TestPerson.SCHEME, "serial:BI100000001");
        return StatementChain.next(previous, ana, next, VALIDATOR, NOW);
    }

    private static void refused(SignedStatement previous, SignedStatement next, String why) {
        assertThatThrownBy(() -> next(previous, next))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }
}
