package obreia.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obreia.daemon.admission.Allowance;
import obreia.daemon.admission.Limits;
import obreia.fixtures.envelopes.TestEnvelopes;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogRecord;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a letter must pass, and what is recorded of it.
public abstract class SendContract extends ServiceContract {
    @BeforeEach
    void everybodyIsHere() {
        register(ana, bruno, carla);
    }

    @Test
    void recordsWhoSentWhatToWhomAndTellsTheRecipients() {
        var proved = proved(granted(Response.Stored.class, ana.device(), letter(1, carla, bruno)));
        assertThat(proved.leaf()).isEqualTo(3);
        assertThat(proved.salt()).isEqualTo(letter(1, ana).salt());
        var record = proved.record();
        assertThat(record.origin()).isEqualTo(TestPerson.ORIGIN);
        assertThat(record.kind()).isEqualTo(LogRecord.Kind.MESSAGE);
        assertThat(record.envelope()).isEqualTo(envelope(1));
        assertThat(record.message()).isEqualTo(message(1));
        assertThat(record.receipted()).isEmpty();
        assertThat(record.from()).isEqualTo(ana.mailbox());
        assertThat(record.to())
                .isEqualTo(Stream.of(bruno.mailbox(), carla.mailbox()).sorted().toList());
        assertThat(record.time()).isEqualTo(now);
        assertThat(heard.told())
                .containsExactlyInAnyOrder(
                        new Heard.Told(bruno.mailbox(), Response.Notice.Kind.MESSAGE, 3),
                        new Heard.Told(carla.mailbox(), Response.Notice.Kind.MESSAGE, 3));
    }

    @Test
    void answersARepeatedDigestWithTheFirstAnswerWhateverElseChanged() {
        var first = granted(Response.Stored.class, ana.device(), letter(1, bruno));
        now = now.plusSeconds(60);
        var sealedAgain = new Request.Send(
                List.of(carla.mailbox()),
                message(1),
                letter(2, ana).salt(),
                TestEnvelopes.shaped(2).bytes());
        assertThat(ask(ana.device(), sealedAgain)).isEqualTo(first);
        assertThat(ask(ana.device(), letter(1, bruno))).isEqualTo(first);
        assertThat(heard.told()).hasSize(1);
        var box = granted(Response.Entries.class, bruno.device(), new Request.All(0, 10));
        assertThat(box.entries()).hasSize(1);
    }

    @Test
    void provesARepeatInTheNewestCheckpoint() {
        var first = proved(granted(Response.Stored.class, ana.device(), letter(1, bruno)));
        for (var i = 2; i < 6; i++) {
            granted(Response.Stored.class, bruno.device(), letter(i, carla));
        }
        var again = proved(granted(Response.Stored.class, ana.device(), letter(1, bruno)));
        assertThat(again.record()).isEqualTo(first.record());
        assertThat(again.salt()).isEqualTo(first.salt());
        assertThat(again.leaf()).isEqualTo(first.leaf());
        assertThat(first.checkpoint().head().size()).isEqualTo(4);
        assertThat(again.checkpoint().head().size()).isEqualTo(8);
    }

    @Test
    void takesADigestOnceWhenItIsSentManyTimesAtOnce() throws InterruptedException, ExecutionException {
        var answers = atOnce(IntStream.range(0, 8)
                .<Callable<Response>>mapToObj(i -> () -> ask(
                        ana.device(),
                        new Request.Send(
                                List.of(bruno.mailbox()),
                                message(1),
                                letter(i, ana).salt(),
                                TestEnvelopes.shaped(i).bytes())))
                .toList());
        assertThat(answers).allMatch(Response.Stored.class::isInstance).containsOnly(answers.getFirst());
        assertThat(heard.told()).hasSize(1);
        var box = granted(Response.Entries.class, bruno.device(), new Request.All(0, 10));
        assertThat(box.entries()).hasSize(1);
    }

    @Test
    void takesTheSameDigestOfAnotherSender() {
        var hers = granted(Response.Stored.class, ana.device(), letter(1, carla));
        var his = granted(
                Response.Stored.class,
                bruno.device(),
                new Request.Send(
                        List.of(carla.mailbox()),
                        message(1),
                        letter(1, ana).salt(),
                        TestEnvelopes.shaped(2).bytes()));
        assertThat(proved(his).leaf()).isEqualTo(proved(hers).leaf() + 1);
    }

    @Test
    void refusesAnEnvelopeThatAnotherLetterHas() {
        granted(Response.Stored.class, ana.device(), letter(1, carla));
        var copied = new Request.Send(
                List.of(carla.mailbox()),
                message(2),
                letter(2, ana).salt(),
                letter(1, ana).envelope());
        refused(ErrorCode.CONFLICT, bruno.device(), copied);
    }

    @Test
    void refusesARecipientWhoIsNotHere() {
        var stranger = MailboxId.ofKey(Bytes.utf8("nobody's card"));
        var letter = new Request.Send(
                List.of(bruno.mailbox(), stranger),
                message(1),
                letter(1, ana).salt(),
                letter(1, ana).envelope());
        refused(ErrorCode.NOT_FOUND, ana.device(), letter);
        assertThat(granted(Response.Entries.class, bruno.device(), new Request.All(0, 10))
                        .entries())
                .isEmpty();
    }

    @Test
    void refusesARecipientWithoutABoxKey() {
        var desk = TestDevice.named("bruno's desk");
        var next = TestPerson.next(bruno.signed(), bruno.card(), List.of(desk.entry()));
        granted(Response.Updated.class, bruno.device(), new Request.Update(next.cms()));
        refused(ErrorCode.CONFLICT, ana.device(), letter(1, bruno));
        var boxKey = desk.boxKey(TestPerson.ORIGIN, bruno.mailbox(), 1, TestDevice.recipient(1), TestPerson.NOW);
        granted(Response.Rotated.class, desk, new Request.Rotate(boxKey));
        granted(Response.Stored.class, ana.device(), letter(1, bruno));
    }

    @Test
    void refusesWhatIsNotAnEnvelope() {
        var letter = new Request.Send(
                List.of(bruno.mailbox()), message(1), letter(1, ana).salt(), Bytes.utf8("Dear Bruno, in clear"));
        refused(ErrorCode.MALFORMED, ana.device(), letter);
    }

    @Test
    void refusesAnEnvelopeLargerThanIsConfigured() {
        service = service(limits(1000, 100, 100_000));
        refused(ErrorCode.TOO_LARGE, ana.device(), letter(1, bruno));
    }

    @Test
    void refusesALetterToAFullMailboxAndStoresItForNobody() {
        service = service(limits(1 << 20, 2, 1 << 30));
        granted(Response.Stored.class, ana.device(), letter(1, carla));
        granted(Response.Stored.class, bruno.device(), letter(2, carla));
        refused(ErrorCode.QUOTA, ana.device(), letter(3, bruno, carla));
        assertThat(granted(Response.Entries.class, bruno.device(), new Request.New(0, 10))
                        .entries())
                .isEmpty();
        granted(Response.Stored.class, ana.device(), letter(3, bruno));
        refused(ErrorCode.QUOTA, ana.device(), letter(4, bruno));
    }

    @Test
    void neverGivesARecordATimeBeforeItsPredecessors() {
        granted(Response.Stored.class, ana.device(), letter(1, bruno));
        now = TestPerson.NOW.minus(Duration.ofHours(1));
        var second = granted(Response.Stored.class, ana.device(), letter(2, bruno));
        assertThat(proved(second).record().time()).isEqualTo(TestPerson.NOW);
    }

    @Test
    void takesALetterToOneself() {
        granted(Response.Stored.class, ana.device(), letter(1, ana));
        var box = granted(Response.Entries.class, ana.device(), new Request.New(0, 10));
        assertThat(box.entries()).hasSize(1);
    }

    private static Limits limits(int envelope, long messages, long bytes) {
        var often = new Allowance(1000, Duration.ofMinutes(1));
        return new Limits(envelope, messages, bytes, often, often, often);
    }
}
