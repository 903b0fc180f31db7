package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import obreia.daemon.net.LogPages;
import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.fixtures.lying.Lie;
import obreia.fixtures.lying.World;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// Logs that are forked, cut off or shown as they were before. Each leaves a file that convicts or at least names the
/// repository to anybody who has its key.
class TwoWorldsTest extends LyingCase {
    @Test
    void twoPeopleWhoWriteToEachOtherCannotBeKeptInTwoWorlds() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var carla = scene.join("carla");
        var anas = scene.repository().world();
        var brunos = scene.repository().another(0);
        scene.send(ana, "Only in ana's world", carla);
        scene.repository().show(brunos);
        scene.send(bruno, "Only in bruno's world", carla);
        var atFour = head(brunos);
        scene.repository().show(anas);
        var letter = scene.send(ana, "In both", bruno);
        var sent = anas.steps().stream()
                .filter(step -> step.request() instanceof Request.Send)
                .toList()
                .getLast();
        brunos.take(sent);
        scene.repository().show(brunos);
        scene.pull(bruno);

        Findings.refused(
                scene.readWithReceipt(bruno, letter), ReadingStep.CHECKPOINTS, "does not begin with the 4 entries");

        var kept = Kept.only(bruno);
        kept.hasSizes(5, 4);
        Trees.checkConsistency(kept.path(), atFour, kept.before().head());
        assertThat(kept.given().head().root()).isNotEqualTo(atFour.root());
        assertThatThrownBy(() -> Trees.checkConsistency(
                        kept.path(), kept.given().head(), kept.before().head()))
                .isInstanceOf(VerificationException.class);
        assertThatThrownBy(() -> scene.trySending(bruno, "Never again", carla))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("nothing is sent to it any more");
    }

    @Test
    void twoCheckpointsOfOneSizeAreKeptAsProof() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var other = scene.repository().another(0);
        scene.send(ana, "One", bruno);
        scene.repository().show(other);
        scene.send(bruno, "Another", ana);

        assertThatThrownBy(() -> scene.pull(ana))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("signed two different logs");

        var kept = Kept.only(ana);
        kept.hasSizes(3, 3);
        assertThat(kept.given().head().root()).isNotEqualTo(kept.before().head().root());
        assertThatThrownBy(() -> scene.trySending(ana, "Never again", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("nothing is sent to it any more");
    }

    @Test
    void anOldCheckpointIsNoNews() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var world = scene.repository().world();
        var directory = world.checkpoint(LogKind.DIRECTORY, 1).orElseThrow();
        var messages = world.checkpoint(LogKind.MESSAGES, 1).orElseThrow();
        var letter = scene.send(ana, "Since then", bruno);
        scene.repository().tell(new Lie() {
            @Override
            public Response answer(Caller caller, Request request, Requests honest) {
                return request instanceof Request.Checkpoints
                        ? new Response.Checkpoints(directory, messages)
                        : honest.handle(caller, request);
            }

            @Override
            public Optional<Bytes> checkpoint(LogKind log, int generation, LogPages honest) {
                return Optional.of(log == LogKind.DIRECTORY ? directory : messages);
            }
        });

        assertThatThrownBy(() -> scene.pull(ana))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("it was set back, or hides what came since");
        Kept.only(ana).hasSizes(3, 2);

        // Bruno never saw the newer one. The letter is not in the log that he is shown.
        assertThat(scene.pull(bruno).letters()).containsExactly(letter);
        Findings.refused(scene.read(bruno, letter), ReadingStep.RECORD_IN_LOG, "has 2 entries");
    }

    @Test
    void whatIsCutOffAfterACrashIsMissedByItsSenderAndProvedWhenTheLogGrowsAgain() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.send(ana, "Lost in the crash", bruno);
        scene.repository().show(scene.endingBefore(Request.Send.class));

        assertThatThrownBy(() -> scene.pull(ana))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("has 2 entries, and has signed 3 before");
        Kept.only(ana).hasSizes(3, 2);

        ana.hangUp();
        scene.send(bruno, "In its place", ana);
        assertThatThrownBy(() -> scene.pull(ana)).hasMessageContaining("signed two different logs");
        assertThat(Kept.files(ana)).hasSize(2);
    }

    private TreeHead head(World world) throws Exception {
        var note = world.checkpoint(LogKind.MESSAGES, 1).orElseThrow();
        return SignedCheckpoint.verify(note, scene.repository().address().log()).head();
    }
}
