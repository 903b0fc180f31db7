package obreia.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.fixtures.log.TestLogKey;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.DeviceId;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.Person;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.sealing.BoxKey;
import obreia.protocol.wire.RepositoryAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptThingsTest {
    private static final DeviceId DEVICE = DeviceId.ofKey(Bytes.utf8("device"));
    private static final Origin ORIGIN = new Origin("example.org/mail");

    @TempDir
    Path folder;

    private Vault vault;

    @BeforeEach
    void create() throws IOException {
        vault = TestVaults.create(folder);
    }

    @AfterEach
    void close() throws IOException {
        vault.close();
    }

    @Test
    void theMembershipAndTheTlsKeyComeBack() throws Exception {
        assertThat(vault.device().membership()).isEmpty();
        assertThat(vault.device().tls()).isEmpty();
        var membership = new Membership(
                new RepositoryAddress("localhost", 7443, ORIGIN, Optional.empty(), TestLogKey.verifier(ORIGIN)),
                TestVaults.mailbox(1),
                DEVICE,
                "practice:alice.p12",
                Optional.of("Alice"));
        var tls = TestVaults.tls();
        vault.device().putMembership(membership);
        vault.device().putTls(tls);
        vault.device().putName(DEVICE, "the laptop");
        reopen();
        assertThat(vault.device().membership()).contains(membership);
        assertThat(vault.device().tls()).contains(tls);
        assertThat(vault.device().name(DEVICE)).contains("the laptop");
    }

    @Test
    void trustAnchorsAreKeptBySchemeAndOnce() throws Exception {
        var one = TestCa.root().certificate();
        vault.trust().add(SchemeName.PRACTICE, List.of(one));
        vault.trust().add(SchemeName.PRACTICE, List.of(one));
        reopen();
        assertThat(vault.trust().schemes()).containsExactlyEntriesOf(Map.of(SchemeName.PRACTICE, List.of(one)));
        assertThat(vault.trust().anchors().schemes()).containsOnlyKeys(SchemeName.PRACTICE);
        vault.trust().remove(SchemeName.parse("other"), List.of(one));
        assertThat(vault.trust().schemes()).hasSize(1);
        vault.trust().remove(SchemeName.PRACTICE, List.of(one));
        assertThat(vault.trust().schemes()).isEmpty();
    }

    @Test
    void aPersonIsTheNewestStatementAndEveryStatementStays() throws Exception {
        var first = person("Ana", 1);
        var second = person("Ana Maria", 2);
        vault.people().put(first, statement(1, OptionalLong.empty()));
        vault.people().put(second, statement(2, OptionalLong.of(9)));
        vault.people().put(first, statement(1, OptionalLong.of(4)));
        reopen();
        assertThat(vault.people().find(TestVaults.mailbox(1))).contains(second);
        assertThat(vault.people().find(second.person())).contains(second);
        assertThat(vault.people().all()).containsExactly(second);
        assertThat(vault.people().statements(TestVaults.mailbox(1)))
                .containsExactly(statement(1, OptionalLong.of(4)), statement(2, OptionalLong.of(9)));
        assertThat(vault.people().statementBefore(TestVaults.mailbox(1), 9)).contains(statement(1, OptionalLong.of(4)));
        assertThat(vault.people().statementBefore(TestVaults.mailbox(1), 10))
                .contains(statement(2, OptionalLong.of(9)));
        assertThat(vault.people().statementBefore(TestVaults.mailbox(1), 4)).isEmpty();
    }

    @Test
    void onePersonHasOneMailbox() throws Exception {
        vault.people().put(person("Ana", 1), statement(1, OptionalLong.empty()));
        var other = new KnownPerson(TestVaults.mailbox(2), person("Ana", 1).person(), "Ana", Optional.empty(), 1, true);
        var statement = new KeptStatement(
                TestVaults.mailbox(2), 1, TestVaults.digest("x"), Bytes.utf8("x"), OptionalLong.empty());
        assertThatThrownBy(() -> vault.people().put(other, statement)).isInstanceOf(IOException.class);
        assertThat(vault.people().statements(TestVaults.mailbox(2))).isEmpty();
    }

    @Test
    void theNewestBoxKeyOfEachDeviceIsRememberedAndNumbersNeverFall() throws Exception {
        var people = vault.people();
        var device = TestVaults.pair();
        try (var key = BoxKey.generate(new SecureRandom())) {
            var fifth = TestVaults.certificate(5, key, device);
            var other = TestVaults.certificate(1, key);
            assertThat(people.boxKeyNumber(TestVaults.mailbox(1), fifth.device()))
                    .isEmpty();
            people.sawBoxKey(TestVaults.mailbox(1), fifth);
            people.sawBoxKey(TestVaults.mailbox(1), TestVaults.certificate(3, key, device));
            people.sawBoxKey(TestVaults.mailbox(1), other);
            assertThat(people.boxKeyNumber(TestVaults.mailbox(1), fifth.device()))
                    .hasValue(5);
            assertThat(people.boxKeys(TestVaults.mailbox(1))).containsExactlyInAnyOrder(fifth, other);
            assertThat(people.boxKeys(TestVaults.mailbox(2))).isEmpty();
        }
    }

    @Test
    void aMessageComesBackWholeAndChangesState() throws Exception {
        var opened = TestVaults.opened(1, "About the lease", "Dear José, the lease ends.");
        var sealed = new KeptMessage(
                opened.message(),
                Direction.IN,
                MessageState.SEALED,
                opened.sender(),
                opened.recipients(),
                opened.time(),
                opened.seen(),
                opened.size(),
                opened.stored(),
                Optional.empty(),
                Optional.empty());
        var messages = vault.messages();
        messages.put(sealed);
        assertThat(messages.find(sealed.message(), Direction.IN)).contains(sealed);
        assertThat(messages.list(Direction.IN, 10, 0))
                .allMatch(listed -> listed.subject().isEmpty());
        messages.put(sealed.withEnvelope(opened.envelope().orElseThrow())
                .withOpened(opened.opened().orElseThrow())
                .withState(MessageState.OPENED));
        reopen();
        assertThat(vault.messages().find(sealed.message(), Direction.IN)).contains(opened);
        assertThat(vault.messages().find(sealed.message(), Direction.OUT)).isEmpty();
        assertThat(vault.messages().list(Direction.IN, 10, 0)).hasSize(1);
        assertThat(vault.messages().remove(sealed.message(), Direction.IN)).isTrue();
        assertThat(vault.messages().search("lease", 10)).isEmpty();
        assertThat(vault.messages().remove(sealed.message(), Direction.IN)).isFalse();
    }

    @Test
    void listsAreByTimeAndStateAndFindByDigits() throws Exception {
        for (var i = 0; i < 5; i++) {
            vault.messages().put(TestVaults.opened(i, "Subject " + i, "Text"));
        }
        var third = TestVaults.opened(3, "Subject 3", "Text");
        vault.messages().put(third.withState(MessageState.RECEIPTED));
        assertThat(vault.messages().list(Direction.IN, 2, 1))
                .extracting(listed -> listed.subject().orElseThrow())
                .containsExactly("Subject 3", "Subject 2");
        assertThat(vault.messages().list(Direction.IN, List.of(MessageState.RECEIPTED, MessageState.SEALED), 9, 0))
                .extracting(ListedMessage::message)
                .containsExactly(third.message());
        assertThat(vault.messages().list(Direction.OUT, 9, 0)).isEmpty();
        assertThat(vault.messages().startingWith(third.message().shortHex()))
                .extracting(ListedMessage::message)
                .containsExactly(third.message());
        assertThat(vault.messages().startingWith("*")).isEmpty();
        assertThat(vault.messages().startingWith("")).isEmpty();
    }

    @Test
    void searchFindsTheBeginningsOfWordsWithoutAccentsAndRunsNothingThatIsTyped() throws Exception {
        vault.messages().put(TestVaults.opened(1, "Procuração", "O contrato de arrendamento"));
        vault.messages().put(TestVaults.opened(2, "Lease", "The contract of \"lease\""));
        assertThat(subjects("procuracao")).containsExactly("Procuração");
        assertThat(subjects("PROC arrend")).containsExactly("Procuração");
        assertThat(subjects("contra")).containsExactlyInAnyOrder("Procuração", "Lease");
        assertThat(subjects("contra lease")).containsExactly("Lease");
        for (var typed : List.of("", "\"", "* OR *", "subject:", "NEAR(", "a-b", "'; DROP TABLE messages; --")) {
            assertThat(vault.messages().search(typed, 10)).as(typed).isEmpty();
        }
    }

    @Test
    void receiptsAreFoundByMessageAndReader() throws Exception {
        var stored = Optional.of(new Stored(TestVaults.digest("e"), Bytes.utf8("record"), Bytes.utf8("salt"), 4));
        var bad = receipt("bad", false, Optional.empty());
        var good = receipt("good", true, stored);
        vault.receipts().put(bad);
        vault.receipts().put(good);
        reopen();
        assertThat(vault.receipts().of(good.message())).containsExactlyInAnyOrder(bad, good);
        assertThat(vault.receipts().verified(good.message(), TestVaults.mailbox(2)))
                .contains(good);
        assertThat(vault.receipts().verified(good.message(), TestVaults.mailbox(3)))
                .isEmpty();
        assertThat(vault.receipts().find(bad.receipt())).contains(bad);
    }

    @Test
    void howTheReceiptsForManyMessagesStandIsOneQuestion() throws Exception {
        var good = receipt("good", true, Optional.empty());
        var unknown = new KeptReceipt(
                TestVaults.digest("unknown"),
                TestVaults.digest("another"),
                TestVaults.mailbox(3),
                true,
                TestVaults.TIME,
                Optional.empty(),
                Bytes.utf8("unknown"),
                """
                [{"number": 6, "step": "path", "outcome": "holds"},
                 {"number": 6, "step": "revocation", "outcome": "not checked"}]""");
        vault.receipts().put(receipt("bad", false, Optional.empty()));
        vault.receipts().put(good);
        vault.receipts().put(unknown);

        var message = good.message();
        assertThat(vault.receipts().standing(List.of(message, TestVaults.digest("nothing"), unknown.message())))
                .containsExactlyInAnyOrder(
                        new KeptReceipts.Standing(message, TestVaults.mailbox(2), false, false),
                        new KeptReceipts.Standing(message, TestVaults.mailbox(2), true, false),
                        new KeptReceipts.Standing(unknown.message(), TestVaults.mailbox(3), true, true));
        assertThat(vault.receipts().standing(List.of(TestVaults.digest("nothing"))))
                .isEmpty();
        assertThat(vault.receipts().standing(List.of())).isEmpty();
    }

    @Test
    void ofAMessageThatWaitedOrWasRefusedThatIsKept() throws Exception {
        var atOnce = waiting(1, Optional.empty());
        var late = waiting(2, Optional.empty());
        var refused = waiting(3, Optional.empty());
        var receipt = waiting(4, Optional.of(TestVaults.digest("the message")));
        for (var each : List.of(atOnce, late, refused, receipt)) {
            vault.outbox().put(each);
        }
        vault.outbox().failed(late.digest(), "the line is down");
        vault.outbox().failed(receipt.digest(), "the line is down");
        var now = TestVaults.TIME.plusSeconds(120);
        for (var each : List.of(atOnce, late, receipt)) {
            assertThat(vault.outbox().left(each.digest(), now, Optional.empty()))
                    .isTrue();
        }
        assertThat(vault.outbox().left(refused.digest(), now, Optional.of("it is full")))
                .isTrue();
        reopen();
        assertThat(vault.outbox().all()).isEmpty();
        assertThat(vault.outbox().waited(atOnce.digest())).isEmpty();
        assertThat(vault.outbox().waited(receipt.digest())).isEmpty();
        assertThat(vault.outbox().waited(late.digest()))
                .contains(new Waited(TestVaults.TIME, now, 1, Optional.empty()));
        assertThat(vault.outbox().waited(refused.digest()))
                .contains(new Waited(TestVaults.TIME, now, 0, Optional.of("it is full")));
        assertThat(vault.outbox().left(late.digest(), now, Optional.empty())).isFalse();
    }

    @Test
    void theOutboxIsAQueueThatCountsItsFailures() throws Exception {
        var one = waiting(1, Optional.empty());
        var two = waiting(2, Optional.of(TestVaults.digest("the message")));
        vault.outbox().put(one);
        vault.outbox().put(two);
        vault.outbox().failed(one.digest(), "the line is down");
        reopen();
        var tried = new Waiting(
                one.digest(),
                one.to(),
                one.receipted(),
                one.salt(),
                one.envelope(),
                one.since(),
                1,
                Optional.of("the line is down"));
        assertThat(vault.outbox().all()).containsExactly(tried, two);
        assertThat(vault.outbox().remove(one.digest())).isTrue();
        assertThat(vault.outbox().find(one.digest())).isEmpty();
        assertThat(vault.outbox().find(two.digest())).contains(two);
    }

    @Test
    void sightingsAreFoundByDigestAndByIdentifier() throws Exception {
        var memory = vault.memory();
        var seen = new Sighting(
                TestVaults.digest("m"),
                Bytes.utf8("identifier"),
                TestVaults.mailbox(1),
                TestVaults.digest("e"),
                TestVaults.digest("r"));
        memory.saw(seen);
        memory.saw(seen);
        var other = TestVaults.digest("other");
        assertThat(memory.sightings(seen.message(), TestVaults.mailbox(9), Bytes.utf8("?")))
                .containsExactly(seen);
        assertThat(memory.sightings(other, TestVaults.mailbox(1), Bytes.utf8("identifier")))
                .containsExactly(seen);
        assertThat(memory.sightings(other, TestVaults.mailbox(2), Bytes.utf8("identifier")))
                .isEmpty();
    }

    @Test
    void chainsAreKnownByTheirPeopleAndKeepTheirLinks() throws Exception {
        var memory = vault.memory();
        var people = List.of(TestVaults.mailbox(2), TestVaults.mailbox(1));
        var own = new Chain(Bytes.utf8("own"), TestVaults.mailbox(1), people, true);
        var theirs = new Chain(Bytes.utf8("theirs"), TestVaults.mailbox(2), people.reversed(), false);
        memory.put(own, new Link(own.id(), 1, TestVaults.digest("1"), OptionalLong.empty()));
        memory.put(own, new Link(own.id(), 1, TestVaults.digest("1"), OptionalLong.of(7)));
        memory.put(own, new Link(own.id(), 1, TestVaults.digest("forged"), OptionalLong.of(8)));
        memory.put(own, new Link(own.id(), 2, TestVaults.digest("2"), OptionalLong.empty()));
        memory.put(theirs, new Link(theirs.id(), 5, TestVaults.digest("5"), OptionalLong.of(6)));

        assertThat(memory.own(people)).contains(own);
        assertThat(memory.chains(people.reversed())).containsExactlyInAnyOrder(own, theirs);
        assertThat(memory.link(own.id(), 1))
                .contains(new Link(own.id(), 1, TestVaults.digest("1"), OptionalLong.of(7)));
        assertThat(memory.newest(own.id()).map(Link::number)).contains(2L);
        assertThat(memory.own(List.of(TestVaults.mailbox(1)))).isEmpty();
        memory.forgetOwnChains();
        assertThat(memory.own(people)).isEmpty();
    }

    private void reopen() throws IOException {
        vault.close();
        vault = TestVaults.open(folder);
    }

    private List<String> subjects(String words) throws IOException {
        return vault.messages().search(words, 10).stream()
                .map(listed -> listed.subject().orElseThrow())
                .toList();
    }

    private static KnownPerson person(String name, long version) throws Exception {
        return new KnownPerson(
                TestVaults.mailbox(1),
                Person.parse(SchemeName.PRACTICE, "serial:PRACTICE-1"),
                name,
                Optional.of("ana"),
                version,
                version == 1);
    }

    private static KeptStatement statement(long version, OptionalLong leaf) {
        var cms = Bytes.utf8("statement " + version);
        return new KeptStatement(TestVaults.mailbox(1), version, Digest.of(cms), cms, leaf);
    }

    private static KeptReceipt receipt(String name, boolean verified, Optional<Stored> stored) {
        return new KeptReceipt(
                TestVaults.digest(name),
                TestVaults.digest("the message"),
                TestVaults.mailbox(2),
                verified,
                TestVaults.TIME,
                stored,
                Bytes.utf8(name),
                "[]");
    }

    private static Waiting waiting(int number, Optional<Digest> receipted) {
        return Waiting.fresh(
                TestVaults.digest("waiting " + number),
                List.of(TestVaults.mailbox(2)),
                receipted,
                Bytes.utf8("salt"),
                TestEnvelopes.shaped(number),
                TestVaults.TIME);
    }
}
