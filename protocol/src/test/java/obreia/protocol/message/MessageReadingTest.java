package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Letters;
import obreia.fixtures.messages.Post;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.ContentType;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.Origin;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.Test;

class MessageReadingTest {
    private final Correspondent ana = Correspondent.ana();
    private final Correspondent bruno = Correspondent.bruno();
    private final Correspondent carla = Correspondent.carla();
    private final SignedMessage signed = Post.sign(ana, Post.headers(ana, bruno));
    private final LogRecord record = Post.record(signed.cms(), ana.mailbox(), Post.mailboxes(bruno));

    @Test
    void verifiesALetterAndNamesItsSender() {
        var toBoth = Post.sign(ana, Post.headers(ana, bruno, carla));
        var reading = read(Post.arrival(toBoth, ana, bruno, carla), bruno);

        assertThat(reading).isInstanceOfSatisfying(VerifiedMessage.class, message -> {
            assertThat(message.person().identifier()).isEqualTo("serial:BI100000001");
            assertThat(message.content()).isEqualTo(toBoth.content());
            assertThat(message.digest()).isEqualTo(toBoth.digest());
            assertThat(message.own()).isFalse();
        });
        assertThat(reading.checks()).extracting(Check::step).isEqualTo(List.of(ReadingStep.values()));
        assertThat(reading.checks())
                .filteredOn(check -> check.outcome() != Check.Outcome.HOLDS)
                .extracting(Check::step)
                // The fixture's letters name no checkpoints, and nobody is asked about revocation.
                .containsExactly(ReadingStep.REVOCATION, ReadingStep.NEWEST_STATEMENT, ReadingStep.CHECKPOINTS);
    }

    @Test
    void verifiesTheSendersOwnCopyWhichGetsNoReceipt() {
        assertThat(read(Post.arrival(signed, ana, bruno), ana)).isInstanceOfSatisfying(VerifiedMessage.class, own -> {
            assertThat(own.own()).isTrue();
            assertThatThrownBy(() -> Post.receipt(
                            own, ana, ana.person().card().algorithms().getFirst()))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void keepsTheTextOfAnUntrustedMessageBehindItsName() {
        var untrusted = failing(ReadingStep.DIGEST, arrival(signed.cms(), with(record, Digest.of())));
        assertThat(untrusted.evenThoughUnverified().orElseThrow().content()).isEqualTo(signed.content());
        assertThat(untrusted.why()).contains(signed.digest().shortHex());
    }

    @Test
    void refusesAnotherEnvelopeThanWasAskedFor() {
        var one = Post.arrival(signed, ana, bruno);
        var other = Post.arrival(signed, ana, bruno);
        failing(
                ReadingStep.ENVELOPE,
                new Arrival(one.id(), other.envelope(), one.record(), one.salt(), 10, one.seen()));
        failing(ReadingStep.RECORD, new Arrival(one.id(), one.envelope(), other.record(), one.salt(), 10, one.seen()));
    }

    @Test
    void refusesARecordThatSaysSomethingElse() {
        var good = Post.arrival(signed, ana, bruno);
        failing(ReadingStep.RECORD, with(good, Bytes.utf8("obreia.record.v1\n")));
        failing(ReadingStep.RECORD, with(good, Bytes.concat(good.record(), Bytes.utf8("\n"))));
        failing(
                ReadingStep.RECORD,
                new Arrival(good.id(), good.envelope(), good.record(), Bytes.utf8("salt"), 10, good.seen()));
        failing(
                ReadingStep.RECORD,
                arrival(signed.cms(), Post.record(signed.cms(), Digest.of(), ana.mailbox(), bruno.mailbox())));
    }

    @Test
    void refusesAnEnvelopeThatDoesNotOpenHere() {
        var forCarla = Post.arrival(signed.cms(), record, 10, List.of(carla));
        assertThat(failing(ReadingStep.OPENS, forCarla).evenThoughUnverified()).isEmpty();
    }

    @Test
    void refusesARecordOfOtherRecipients() {
        failing(
                ReadingStep.AGREEMENT,
                arrival(signed.cms(), Post.record(signed.cms(), ana.mailbox(), Post.mailboxes(bruno, carla))));
        failing(
                ReadingStep.AGREEMENT,
                arrival(signed.cms(), Post.record(signed.cms(), ana.mailbox(), Post.mailboxes(carla))));
    }

    @Test
    void refusesARequestForReceiptsFromOthers() {
        var headers = Post.headers(ana, bruno);
        var id = headers.id().identifier();
        var content = Forgery.content(headers);
        for (var request : List.of(
                new ReceiptRequest(id, Post.mailboxes(carla), ana.mailbox()),
                new ReceiptRequest(id, Post.mailboxes(bruno, carla), ana.mailbox()),
                new ReceiptRequest(id, Post.mailboxes(bruno), carla.mailbox()),
                new ReceiptRequest(Digest.of().bytes(), Post.mailboxes(bruno), ana.mailbox()))) {
            failing(ReadingStep.AGREEMENT, arrival(Forgery.message(ana, content, request, Post.SIGNED)));
        }
        failing(
                ReadingStep.AGREEMENT,
                arrival(Forgery.message(ana, content, ReceiptRequest.of(headers), Post.SIGNED.plusSeconds(1))));
    }

    @Test
    void refusesAMessageIdThatIsNotTheOneOfTheRequest() {
        var headers = Post.headers(ana, bruno);
        var reply = Headers.of(headers).id(new MessageId(Digest.of().bytes(), ana.mailbox()));
        failing(
                ReadingStep.AGREEMENT,
                arrival(Forgery.message(
                        ana, Forgery.content(reply.get()), ReceiptRequest.of(headers), headers.date())));
    }

    @Test
    void refusesAMessageOfAnotherOrigin() {
        var elsewhere = Headers.of(Post.headers(ana, bruno)).origin(new Origin("other.example.org"));
        failing(ReadingStep.AGREEMENT, arrival(Forgery.message(ana, elsewhere.get())));
        failing(ReadingStep.RECORD, arrival(signed.cms(), Letters.ORIGIN));
    }

    @Test
    void refusesAMessageThatSomebodyElseSigned() {
        var byCarla = Forgery.message(carla, Post.headers(ana, bruno));
        failing(ReadingStep.IN_FORCE, arrival(byCarla));
        failing(ReadingStep.AGREEMENT, arrival(byCarla, Post.record(byCarla, carla.mailbox(), Post.mailboxes(bruno))));
    }

    @Test
    void refusesADeviceThatTheSenderDoesNotHave() {
        var stranger = Headers.of(Post.headers(ana, bruno)).device(Letters.device("stranger"));
        failing(ReadingStep.AGREEMENT, arrival(Forgery.message(ana, stranger.get())));
    }

    @Test
    void refusesAMessageThatWasForwardedByStealth() {
        var forCarla = Post.arrival(signed.cms(), record, 10, List.of(bruno, carla));
        assertThat(untrusted(ReadingStep.AGREEMENT, read(forCarla, carla)).why())
                .contains("neither a recipient");
    }

    @Test
    void refusesAStatementAsAMessageAndAMessageAsAStatement() {
        failing(ReadingStep.SIGNATURE, arrival(ana.person().signed().cms()));
        assertThatThrownBy(() -> SignedStatement.verify(signed.cms())).isInstanceOf(MalformedException.class);
        // Not even with the attribute of a message.
        failing(
                ReadingStep.CONTENT,
                arrival(Forgery.message(
                        ana, ana.person().statement().encode(), ReceiptRequest.of(signed.headers()), Post.SIGNED)));
    }

    @Test
    void refusesForeignSecureMail() {
        var mail = Bytes.utf8("Content-Type: text/plain\r\n\r\nPlease pay.\r\n");
        failing(
                ReadingStep.SIGNATURE,
                arrival(Forgery.signed(ana, ContentType.DATA, mail, Optional.empty(), Post.SIGNED)));
        failing(
                ReadingStep.CONTENT,
                arrival(Forgery.message(ana, mail, ReceiptRequest.of(signed.headers()), Post.SIGNED)));
    }

    @Test
    void refusesASenderWhoseStatementIsNotKnown() {
        var reading = Post.read(Post.arrival(signed, ana, bruno), bruno, bruno, carla);
        assertThat(untrusted(ReadingStep.IN_FORCE, reading).why())
                .contains(ana.mailbox().toString());
    }

    private Arrival arrival(Bytes cms) {
        return arrival(cms, Post.record(cms, ana.mailbox(), Post.mailboxes(bruno)));
    }

    private Arrival arrival(Bytes cms, LogRecord recorded) {
        return Post.arrival(cms, recorded, 10, List.of(ana, bruno));
    }

    private Arrival arrival(Bytes cms, Origin origin) {
        return arrival(
                cms,
                new LogRecord(
                        origin,
                        record.kind(),
                        record.envelope(),
                        record.message(),
                        record.receipted(),
                        record.from(),
                        record.to(),
                        record.blobs(),
                        record.time()));
    }

    private static Arrival with(Arrival arrival, Bytes recorded) {
        return new Arrival(arrival.id(), arrival.envelope(), recorded, arrival.salt(), 10, arrival.seen());
    }

    private static LogRecord with(LogRecord record, Digest message) {
        return new LogRecord(
                TestPerson.ORIGIN,
                record.kind(),
                record.envelope(),
                message,
                record.receipted(),
                record.from(),
                record.to(),
                record.blobs(),
                record.time());
    }

    private Reading read(Arrival arrival, Correspondent reader) {
        return Post.read(arrival, reader, ana, bruno, carla);
    }

    private UntrustedMessage failing(ReadingStep step, Arrival arrival) {
        return untrusted(step, read(arrival, bruno));
    }

    private static UntrustedMessage untrusted(ReadingStep step, Reading reading) {
        assertThat(reading).isInstanceOf(UntrustedMessage.class);
        var untrusted = (UntrustedMessage) reading;
        assertThat(untrusted.step()).as(untrusted.why()).isEqualTo(step);
        assertThat(untrusted.checks()).extracting(Check::step).isEqualTo(List.of(ReadingStep.values()));
        return untrusted;
    }
}
