package obreia.desktop.lies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.daemon.net.LogPages;
import obreia.daemon.net.Requests;
import obreia.daemon.service.Caller;
import obreia.desktop.mail.Account;
import obreia.fixtures.lying.Lie;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.Note;
import obreia.protocol.log.NoteSignature;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.WitnessKey;
import obreia.protocol.message.ReadingStep;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Checkpoints that fewer witnesses cosigned than this client requires: two of three.
class TooFewWitnessesTest extends LyingCase {
    private final Cosigner one = new Cosigner("one.example.org");
    private final Cosigner two = new Cosigner("two.example.org");
    private final Cosigner three = new Cosigner("three.example.org");
    private final Cosigner stranger = new Cosigner("stranger.example.org");

    @AfterEach
    void theWitnessesEnd() {
        List.of(one, two, three, stranger).forEach(Cosigner::close);
    }

    @Test
    void nothingThatTooFewCosignedIsTakenAndNothingIsSent() throws Exception {
        var ana = requiring("ana");
        var bruno = scene.join("bruno");
        scene.repository().tell(cosigned(scene.now(), one, two));
        scene.pull(ana);
        var before = ana.logs().messages().head();
        scene.send(bruno, "Seen by one witness alone", ana);

        scene.repository().tell(cosigned(scene.now(), one, stranger));
        assertThatThrownBy(() -> scene.pull(ana))
                .isInstanceOf(VerificationException.class)
                .hasMessage("the repository's checkpoint carries the cosignatures of 1 of the witnesses that you"
                        + " require, and 2 are needed");
        assertThatThrownBy(() -> scene.trySending(ana, "Not sent", bruno))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining("and 2 are needed");

        assertThat(ana.logs().messages().head()).isEqualTo(before);
        assertThat(scene.granted(Request.Send.class)).hasSize(1);
        assertThat(ana.vault().outbox().all()).isEmpty();
        // That a witness is slow or gone proves nothing against the repository.
        assertThat(Kept.files(ana)).isEmpty();

        scene.repository().tell(cosigned(scene.now(), three, one));
        assertThat(scene.pull(ana).letters()).hasSize(1);
        scene.send(ana, "Sent", bruno);
    }

    @Test
    void theTrustedTimeIsWhenEnoughWitnessesHadSeenIt() throws Exception {
        var ana = requiring("ana");
        var bruno = scene.join("bruno");
        scene.repository().tell(cosigned(scene.now(), one, two));
        scene.pull(ana);
        var letter = scene.send(bruno, "Seen long before it was asked for", ana);
        var written = scene.now();
        scene.pass(Duration.ofDays(3));
        scene.repository().tell(Cosigning.of(one.at(written), two.at(written.plusSeconds(60))));
        scene.pull(ana);

        assertThat(Findings.step(scene.read(ana, letter), ReadingStep.RECORD_IN_LOG)
                        .why())
                .contains("the trusted time is 2026-11-23T10:01:00Z");
    }

    @Test
    void oneWitnessThatCosignsTwiceAndAForgedLineCountForNothing() throws Exception {
        var ana = requiring("ana");
        scene.repository()
                .tell(Cosigning.of(one.at(scene.now()), one.at(scene.now().plusSeconds(1))));
        assertThatThrownBy(() -> scene.pull(ana)).hasMessageContaining("of 1 of the witnesses");

        scene.repository().tell(Cosigning.of(one.at(scene.now()), two.forging(scene.now(), stranger)));
        assertThatThrownBy(() -> scene.pull(ana)).hasMessageContaining("of 1 of the witnesses");
    }

    private Account requiring(String name) throws Exception {
        var account = scene.join(name);
        account.vault().witnesses().require(List.of(one.witness(), two.witness(), three.witness()), 2);
        return account;
    }

    private static Lie cosigned(Instant time, Cosigner... witnesses) {
        return new Cosigning(
                List.of(witnesses).stream().map(witness -> witness.at(time)).toList());
    }

    /// Adds a line to a note.
    private interface Line {
        Note on(Note note);
    }

    private record Cosigner(String name, SigningKey key) implements AutoCloseable {
        Cosigner(String name) {
            this(name, SigningKey.generate(new SecureRandom()));
        }

        WitnessKey witness() {
            return key.witness(name);
        }

        Line at(Instant time) {
            return note -> note.with(key.cosign(name, note.text(), time));
        }

        /// A line under this witness's name and key id, which somebody else made.
        Line forging(Instant time, Cosigner other) {
            return note -> note.with(new NoteSignature(
                    name,
                    witness().keyId(),
                    other.key.cosign(other.name, note.text(), time).signature()));
        }

        @Override
        public void close() {
            key.close();
        }
    }

    /// Everything true, with these lines on each checkpoint.
    private record Cosigning(List<Line> lines) implements Lie {
        static Lie of(Line... lines) {
            return new Cosigning(List.of(lines));
        }

        @Override
        public Response answer(Caller caller, Request request, Requests honest) {
            var answer = honest.handle(caller, request);
            return answer instanceof Response.Checkpoints(var directory, var messages)
                    ? new Response.Checkpoints(on(directory), on(messages))
                    : answer;
        }

        @Override
        public Optional<Bytes> checkpoint(LogKind log, int generation, LogPages honest) throws IOException {
            return honest.checkpoint(log, generation).map(this::on);
        }

        private Bytes on(Bytes checkpoint) {
            try {
                var note = Note.parse(checkpoint);
                for (var line : lines) {
                    note = line.on(note);
                }
                return note.encode();
            } catch (MalformedException e) {
                throw new AssertionError("an honest checkpoint can be read", e);
            }
        }
    }
}
