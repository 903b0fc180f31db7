package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.desktop.mail.Letters;
import obreia.fixtures.lying.Lie;
import obreia.protocol.VerificationException;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// Letters handed out twice, or in another order than that of the log.
class OrderTest extends LyingCase {
    @Test
    void aLetterListedTwiceInOneAnswerIsRefused() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.send(ana, "Once", bruno);
        scene.repository().tell(Answers.pages(entries -> {
            entries.add(entries.getFirst());
            return entries;
        }));

        assertThatThrownBy(() -> scene.pull(bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageMatching("the repository gave leaf (\\d+) after leaf \\1");
    }

    @Test
    void aLetterListedAgainIsRefusedAndAtAnotherLeafItIsStillOneLetter() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var letter = scene.send(ana, "Once", bruno);
        scene.pull(bruno);
        var from = new Request.All(0, 100);
        scene.repository().tell(Answers.instead(request -> request instanceof Request.All ? from : request));
        assertThatThrownBy(() -> scene.pull(bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("asked for what comes after");

        scene.repository().tell(new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                return request instanceof Request.All
                        ? Answers.moved(honest.handle(caller, from), 50)
                        : honest.handle(caller, request);
            }
        });
        assertThat(scene.pull(bruno).letters()).isEmpty();

        assertThat(new Letters(bruno).inbox(true, 10)).hasSize(1);
        Findings.verified(scene.read(bruno, letter));
    }

    @Test
    void lettersListedInAnotherOrderAreRefused() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.send(ana, "One", bruno);
        scene.send(ana, "Two", bruno);
        scene.repository().tell(Answers.pages(List::reversed));

        assertThatThrownBy(() -> scene.pull(bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("after leaf");
    }

    @Test
    void lettersThatClaimEachOthersPlaceAreNotInTheLog() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var first = scene.send(ana, "One", bruno);
        var second = scene.send(ana, "Two", bruno);
        scene.repository()
                .tell(Answers.pages(entries -> List.of(
                        Answers.at(entries.getFirst().leaf(), entries.getLast()),
                        Answers.at(entries.getLast().leaf(), entries.getFirst()))));

        scene.pull(bruno);

        Findings.refused(scene.readWithReceipt(bruno, first), ReadingStep.RECORD_IN_LOG, "");
        Findings.refused(scene.readWithReceipt(bruno, second), ReadingStep.RECORD_IN_LOG, "");
    }
}
