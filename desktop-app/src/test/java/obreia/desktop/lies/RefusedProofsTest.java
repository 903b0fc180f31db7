package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import obreia.daemon.net.LogPages;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.OutboxRunner;
import obreia.desktop.mail.SendOutcome;
import obreia.fixtures.lying.Lie;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.Tile;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// Proofs that are not given, or are those of something else.
class RefusedProofsTest extends LyingCase {
    @Test
    void aLogWhoseTilesAreNotGivenIsNotBelieved() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.send(ana, "Seen", bruno);
        scene.send(bruno, "Not proved", ana);
        scene.repository().tell(new Lie() {
            @Override
            public Optional<Bytes> tile(LogKind log, int generation, Tile tile, LogPages honest) {
                return Optional.empty();
            }
        });

        assertThatThrownBy(() -> scene.pull(ana))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("the repository does not prove its log lies.example/post/messages/1");
        Kept.only(ana).hasSizes(3, 4);

        scene.repository().tell(Lie.NONE);
        assertThat(scene.pull(ana).letters()).hasSize(1);
    }

    @Test
    void aDirectoryWhoseEntriesAreNotGivenIsNotBelieved() throws Exception {
        var ana = scene.join("ana");
        scene.join("bruno");
        scene.repository().tell(new Lie() {
            @Override
            public Optional<Bytes> entries(LogKind log, int generation, long index, int width, LogPages honest) {
                return Optional.empty();
            }
        });

        assertThatThrownBy(() -> scene.pull(ana))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("the repository does not prove its log lies.example/post/directory/1");
        Kept.only(ana).hasSizes(1, 2);
    }

    @Test
    void aLetterIsNotStoredBeforeItIsProved() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        scene.send(ana, "Stored", bruno);
        scene.repository().tell(Answers.to(Response.Stored.class, stored -> {
            var proof = parsed(stored.proof());
            var path = new ArrayList<>(proof.path());
            path.set(0, Digest.of(Bytes.utf8("another leaf")));
            return new Response.Stored(new LogProof(proof.extra(), proof.index(), path, proof.checkpoint()).encode());
        }));

        assertThatThrownBy(() -> scene.trySending(ana, "Not stored", bruno)).isInstanceOf(VerificationException.class);

        leavesLater(ana);
    }

    @Test
    void theProofOfAnotherLetterIsNotTakenForThisOne() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var first = new AtomicReference<Response.Stored>();
        scene.repository().tell(Answers.to(Response.Stored.class, stored -> {
            first.compareAndSet(null, stored);
            return first.get();
        }));
        scene.send(ana, "One", bruno);

        assertThatThrownBy(() -> scene.trySending(ana, "Two", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("the repository stored it under another salt");

        leavesLater(ana);
    }

    @Test
    void theStatementsOfSomebodyElseAreNotTakenForThisPersons() throws Exception {
        var ana = scene.join("ana");
        var bruno = scene.join("bruno");
        var carla = scene.join("carla");
        var carlas = Scene.mailbox(carla);
        var brunos = Scene.mailbox(bruno);
        scene.repository()
                .tell(Answers.instead(
                        request -> request instanceof Request.Lookup(var asked, var after) && asked.equals(brunos)
                                ? new Request.Lookup(carlas, after)
                                : request));

        assertThatThrownBy(() -> scene.trySending(ana, "For bruno", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("gave a statement of " + carlas);
    }

    /// It waits, and is stored and proved when the repository is honest.
    private void leavesLater(Account sender) throws Exception {
        assertThat(sender.vault().outbox().all()).hasSize(1);
        scene.repository().tell(Lie.NONE);
        assertThat(new OutboxRunner(sender).run(sender.line()))
                .hasOnlyElementsOfType(SendOutcome.Stored.class)
                .hasSize(1);
        assertThat(sender.vault().outbox().all()).isEqualTo(List.of());
    }

    private static LogProof parsed(Bytes proof) {
        try {
            return LogProof.parse(proof);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
