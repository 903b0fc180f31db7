package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.desktop.mail.OutboxRunner;
import obreia.desktop.mail.SendOutcome;
import obreia.desktop.vault.Direction;
import obreia.fixtures.lying.Lie;
import obreia.fixtures.lying.World;
import obreia.protocol.log.LogRecord;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.sealing.Recipient;
import obreia.protocol.sealing.Sealer;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// Letters that were stored at another time, or written for another place.
class TimeAndOriginTest extends LyingCase {
    @Test
    void aBackdatedLetterIsShownWithBothTimesAndTheTrustedOneIsNeither() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var longAgo = scene.now();
        scene.pass(Duration.ofDays(20));
        scene.repository().tell(new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                return request instanceof Request.Send
                        ? scene.repository().world().take(new World.Step(caller, request, longAgo))
                        : honest.handle(caller, request);
            }
        });
        var letter = scene.send(ana, "Stored long ago?", bruno);
        scene.pull(bruno);
        var outcome = scene.read(bruno, letter);

        assertThat(Findings.step(outcome, ReadingStep.AGREEMENT).why())
                .contains("20 days after it was stored, says the repository");
        assertThat(Findings.step(outcome, ReadingStep.RECORD_IN_LOG).why())
                .contains("the trusted time is 2026-12-13T10:00:00Z");
    }

    @Test
    void aBackdatedLetterOfAnExpiredCardIsNotVerified() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var longAgo = scene.now();
        scene.repository().tell(new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                return request instanceof Request.Send
                        ? Response.Failure.of(ErrorCode.UNAVAILABLE, "later")
                        : honest.handle(caller, request);
            }
        });
        scene.trySending(ana, "While the card was good?", bruno);
        var letter = ana.vault().outbox().all().getFirst().digest();
        scene.pass(Duration.ofDays(1830));
        scene.repository().tell(new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                return request instanceof Request.Send
                        ? scene.repository().world().take(new World.Step(caller, request, longAgo))
                        : honest.handle(caller, request);
            }
        });
        assertThat(new OutboxRunner(ana).run(ana.line())).singleElement().isInstanceOf(SendOutcome.Stored.class);
        scene.pull(bruno);

        Findings.refused(
                scene.read(bruno, letter),
                ReadingStep.PATH,
                "signed earlier, at 2026-11-23T10:00:00Z, says the repository alone");
    }

    @Test
    void aCardThatHasExpiredSignsNoLetter() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.pass(Duration.ofDays(1830));

        assertThat(scene.trySending(ana, "Too late", bruno))
                .isInstanceOfSatisfying(
                        SendOutcome.NotWritten.class,
                        outcome -> assertThat(outcome.why()).contains("what your card signs now: expired: "));
    }

    @Test
    void timesThatFallInTheLogAreNamed() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.pass(Duration.ofHours(2));
        scene.send(ana, "First", bruno);
        scene.pull(bruno);
        scene.repository().tell(new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                return request instanceof Request.Send
                        ? Response.Failure.of(ErrorCode.UNAVAILABLE, "later")
                        : honest.handle(caller, request);
            }
        });
        scene.trySending(ana, "Second", bruno);
        var waiting = ana.vault().outbox().all().getFirst();
        var honest =
                scene.letter(ana, bruno, waiting.digest(), waiting.envelope().bytes());
        scene.forge(at(honest, Duration.ofHours(-1)), waiting.envelope().bytes());
        scene.pull(bruno);

        Findings.refused(
                scene.read(bruno, waiting.digest()),
                ReadingStep.RECORD_IN_LOG,
                "and another time of a leaf before or after it");
    }

    @Test
    void aLetterThatWasWrittenForAnotherRepositoryIsNotVerified() throws Exception {
        var elsewhere = scene.repository("elsewhere.example/post");
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var anaThere = scene.joinElsewhere("ana", elsewhere);
        var brunoThere = scene.joinElsewhere("bruno", elsewhere);
        var letter = scene.send(anaThere, "There", brunoThere);
        scene.pull(brunoThere);
        Findings.verified(scene.read(brunoThere, letter));
        // The repository cannot open it; here somebody who could gives it to the repository.
        var cms = brunoThere
                .vault()
                .messages()
                .find(letter, Direction.IN)
                .orElseThrow()
                .opened()
                .orElseThrow()
                .cms();
        var key = bruno.vault().boxKeys().current().orElseThrow().certificate().recipient();
        var planted = Sealer.seal(cms, List.of(Recipient.parse(key)), scene.random());
        scene.forge(scene.letter(ana, bruno, letter, planted.bytes()), planted.bytes());
        scene.pull(bruno);

        var outcome = scene.readWithReceipt(bruno, letter);

        Findings.refused(outcome, ReadingStep.AGREEMENT, "elsewhere.example/post, the record lies.example/post");
        assertThat(scene.granted(Request.Receipt.class)).isEmpty();
    }

    private static LogRecord at(LogRecord record, Duration earlier) {
        return new LogRecord(
                record.origin(),
                record.kind(),
                record.envelope(),
                record.message(),
                record.receipted(),
                record.from(),
                record.to(),
                record.blobs(),
                record.time().plus(earlier));
    }
}
