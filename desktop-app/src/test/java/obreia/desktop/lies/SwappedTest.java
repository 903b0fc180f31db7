package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;

import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.desktop.vault.ThisDevice.Mark;
import obreia.fixtures.lying.Lie;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.Entry;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// Envelopes and records that are not those of the letter.
class SwappedTest extends LyingCase {
    @Test
    void anEnvelopeInThePlaceOfAnotherIsNotTaken() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.send(ana, "One", bruno);
        scene.send(ana, "Two", bruno);
        var envelopes = scene.granted(Request.Send.class).stream()
                .map(sent -> Digest.of(sent.envelope()))
                .toList();
        scene.repository()
                .tell(Answers.instead(request -> request instanceof Request.Fetch(var id)
                        ? new Request.Fetch(envelopes.get(1 - envelopes.indexOf(id)))
                        : request));

        Findings.takesNothing(scene, bruno, "gave another envelope");
    }

    @Test
    void anEnvelopeWithOneByteChangedIsNotTaken() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.send(ana, "One", bruno);
        scene.repository()
                .tell(Answers.to(
                        Response.EnvelopeBody.class,
                        body -> new Response.EnvelopeBody(Answers.changed(body.envelope(), 3000))));

        Findings.takesNothing(scene, bruno, "gave another envelope");
    }

    @Test
    void anEnvelopeThatIsHeldUpHoldsUpNoOtherAndComesInLater() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var first = scene.send(ana, "One", bruno);
        var second = scene.send(ana, "Two", bruno);
        var envelope = Digest.of(scene.granted(Request.Send.class).getFirst().envelope());
        scene.repository().tell(new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                var response = honest.handle(caller, request);
                return response instanceof Response.EnvelopeBody(var body)
                                && Digest.of(body).equals(envelope)
                        ? new Response.EnvelopeBody(Answers.changed(body, 3000))
                        : response;
            }
        });
        var held = scene.pull(bruno);
        assertThat(held.letters()).containsExactly(second);
        assertThat(held.held()).singleElement().asString().contains("gave another envelope");

        scene.repository().tell(new Lie() {});
        var healed = scene.pull(bruno);

        assertThat(healed.letters()).containsExactly(first);
        assertThat(healed.held()).isEmpty();
        assertThat(scene.pull(bruno).letters()).isEmpty();
        Findings.verified(scene.read(bruno, first));
    }

    @Test
    void aMailboxThatIsLookedThroughAnewBeginsBeforeWhatWasHeldUp() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "One", bruno);
        bruno.vault().device().setMark(Mark.HELD, 1000);
        bruno.vault().device().clearMark(Mark.MESSAGES);

        assertThat(scene.pull(bruno).letters()).containsExactly(letter);
    }

    @Test
    void aRecordWithOneByteChangedIsNotInTheLog() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "One", bruno);
        scene.repository()
                .tell(Answers.pages(entries -> entries.stream()
                        .map(entry -> new Entry(
                                entry.leaf(),
                                Answers.changed(entry.salt(), 7),
                                entry.record(),
                                entry.size(),
                                entry.fetched()))
                        .toList()));
        scene.pull(bruno);

        Findings.refused(scene.readWithReceipt(bruno, letter), ReadingStep.RECORD_IN_LOG, "");
    }

    @Test
    void twoLettersWhoseRecordsNameEachOthersEnvelopeAreNotVerified() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var carla = scene.join("carla");
        var first = scene.send(ana, "One", bruno);
        var second = scene.send(carla, "Two", bruno);
        var sent = scene.granted(Request.Send.class);
        var one = sent.getFirst().envelope();
        var two = sent.getLast().envelope();
        var forged = scene.forge(scene.letter(ana, bruno, first, two), two);
        scene.forge(scene.letter(carla, bruno, second, one), one);
        scene.repository().tell(Answers.entries(entry -> entry.leaf() >= forged));
        scene.pull(bruno);

        Findings.refused(scene.readWithReceipt(bruno, first), ReadingStep.DIGEST, "");
        Findings.refused(scene.readWithReceipt(bruno, second), ReadingStep.DIGEST, "");
    }
}
