package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.BoxKeyCertificate;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.StatementEntry;
import obreia.protocol.wire.StatementProofs;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StatementRulesTest {
    private static final Origin ORIGIN = TestPerson.ORIGIN;
    private static final Origin ELSEWHERE = new Origin("mail.example.net/test");

    private final TestPerson ana = TestPerson.ana();
    private final SignedStatement first = ana.signed();
    private final SignedStatement second = next(first);
    private final BoxKeyCertificate boxKey = ana.boxKey(1);

    @Test
    void acceptsTheMailboxThatTheStatementOpens() throws Exception {
        var answer = new Response.Registered(ana.mailbox(), 1, Records.proofs(4));
        assertThat(StatementRules.registered(ORIGIN, ana.statement(), answer))
                .isEqualTo(new Registration.Opened(ana.mailbox(), new Placed(4, Records.proofs(4))));
        untrue(() -> StatementRules.registered(
                ORIGIN, ana.statement(), new Response.Registered(Records.RUI, 1, Records.proofs(4))));
        untrue(() -> StatementRules.registered(
                ORIGIN, ana.statement(), new Response.Registered(ana.mailbox(), 2, Records.proofs(4))));
    }

    @Test
    void acceptsTheStatementOfAMailboxThatIsThere() throws Exception {
        assertThat(StatementRules.registered(ORIGIN, ana.statement(), new Response.Existing(second.cms())))
                .isEqualTo(new Registration.Existing(second));
        untrue(() -> StatementRules.registered(ELSEWHERE, ana.statement(), new Response.Existing(second.cms())));
        untrue(() ->
                StatementRules.registered(ORIGIN, ana.statement(), new Response.Existing(Bytes.utf8("statement"))));
    }

    @Test
    void acceptsTheVersionThatWasHandedIn() throws Exception {
        assertThat(StatementRules.updated(second.statement(), new Response.Updated(2, Records.proofs(9))))
                .isEqualTo(new Placed(9, Records.proofs(9)));
        untrue(() -> StatementRules.updated(second.statement(), new Response.Updated(3, Records.proofs(9))));
    }

    @Test
    void refusesProofsThatCannotBeReadOrBringDataOfTheirOwn() {
        var good = Records.proof(Optional.empty(), 4);
        var extra = Records.proof(Optional.of(Bytes.utf8("extra")), 4);
        for (var bad : List.of(Bytes.utf8("proof"), extra)) {
            untrue(() -> updated(new StatementProofs(bad, good)));
            untrue(() -> updated(new StatementProofs(good, bad)));
        }
    }

    private void updated(StatementProofs proofs) throws VerificationException {
        StatementRules.updated(second.statement(), new Response.Updated(2, proofs));
    }

    @Test
    void acceptsStatementsThatFollowOneAnother() throws Exception {
        var page = page(0, new Response.Statements(List.of(at(2, first), at(5, second)), List.of(boxKey), false));
        assertThat(page.statements()).containsExactly(new LoggedStatement(first, 2), new LoggedStatement(second, 5));
        assertThat(page.boxKeys()).containsExactly(boxKey);
        assertThat(page(1, statements(at(5, second))).statements()).hasSize(1);
        assertThat(page(2, statements()).statements()).isEmpty();
    }

    @Test
    void refusesStatementsThatDoNotFollowOneAnother() {
        var forked = TestPerson.next(
                first,
                ana.card(),
                List.of(ana.device().entry(), TestDevice.named("other").entry()));
        var third = next(second);
        untrue(() -> page(1, statements(at(2, first))));
        untrue(() -> page(0, statements(at(2, first), at(7, third))));
        untrue(() -> page(0, statements(at(2, first), at(5, forked), at(7, third))));
        untrue(() -> page(0, statements(at(5, first), at(2, second))));
        untrue(() -> page(0, statements(at(2, first), at(2, second))));
        untrue(() -> page(0, new Response.Statements(List.of(), List.of(), true)));
    }

    @Test
    void refusesStatementsOfAnotherMailboxOrOriginOrWithoutASignature() {
        untrue(() -> page(0, statements(at(2, TestPerson.bruno().signed()))));
        untrue(() -> StatementRules.page(ELSEWHERE, new Request.Lookup(ana.mailbox(), 0), statements(at(2, first))));
        var cms = first.cms().toArray();
        cms[cms.length - 1] ^= 1;
        untrue(() -> page(0, statements(new StatementEntry(2, Bytes.of(cms)))));
    }

    @Test
    void refusesBoxKeysThatNoDeviceOfTheStatementCertified() {
        var stranger = TestDevice.named("stranger");
        var strangers = stranger.boxKey(ORIGIN, ana.mailbox(), 1, TestDevice.recipient(1), TestPerson.NOW);
        var altered = new BoxKeyCertificate(
                boxKey.device(), 2, boxKey.recipient(), boxKey.notBefore(), boxKey.notAfter(), boxKey.signature());
        for (var bad : List.of(strangers, altered)) {
            assertThatExceptionOfType(VerificationException.class)
                    .isThrownBy(() -> page(0, new Response.Statements(List.of(at(2, first)), List.of(bad), false)));
        }
    }

    private SignedStatement next(SignedStatement previous) {
        return TestPerson.next(previous, ana.card(), List.of(ana.device().entry()));
    }

    private StatementPage page(long after, Response.Statements answer) throws VerificationException {
        return StatementRules.page(ORIGIN, new Request.Lookup(ana.mailbox(), after), answer);
    }

    private static StatementEntry at(long leaf, SignedStatement signed) {
        return new StatementEntry(leaf, signed.cms());
    }

    private static Response.Statements statements(StatementEntry... statements) {
        return new Response.Statements(List.of(statements), List.of(), false);
    }

    private static void untrue(ThrowingCallable call) {
        assertThatExceptionOfType(VerificationException.class).isThrownBy(call);
    }
}
