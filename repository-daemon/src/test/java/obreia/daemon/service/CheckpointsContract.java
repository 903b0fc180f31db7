package obreia.daemon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.log.TestLogKey;
import obreia.fixtures.wire.WireSamples;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogName;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.log.SignedCheckpoint;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.TreeHead;
import obreia.protocol.wire.ErrorCode;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.Response;
import org.junit.jupiter.api.Test;

/// What happens to checkpoints that members show.
public abstract class CheckpointsContract extends ServiceContract {
    private static final Request.Checkpoints NOTHING = new Request.Checkpoints(Optional.empty(), Optional.empty());

    private static Request.Checkpoints messages(Bytes note) {
        return new Request.Checkpoints(Optional.empty(), Optional.of(note));
    }

    private static Bytes checkpoint(SigningKey key, int generation, long size) {
        var log = new LogName(TestPerson.ORIGIN, LogKind.MESSAGES, generation);
        var head = size == 0 ? TreeHead.empty() : new TreeHead(size, MerkleHash.leaf(Bytes.empty()));
        return SignedCheckpoint.sign(new Checkpoint(log, head), key).bytes();
    }

    private static Bytes own(int generation, long size) {
        try (var key = TestLogKey.of(TestPerson.ORIGIN)) {
            return checkpoint(key, generation, size);
        }
    }

    @Test
    void givesTheNewestOfBothLogs() throws IOException {
        register(ana, bruno);
        granted(Response.Stored.class, ana.device(), letter(1, bruno));
        var newest = granted(Response.Checkpoints.class, ana.device(), NOTHING);
        assertThat(store.checkpoint(LogKind.DIRECTORY)).contains(newest.directory());
        assertThat(store.checkpoint(LogKind.MESSAGES)).contains(newest.messages());
        var shown = new Request.Checkpoints(Optional.of(newest.directory()), Optional.of(newest.messages()));
        granted(Response.Stored.class, ana.device(), letter(2, bruno));
        var later = granted(Response.Checkpoints.class, ana.device(), shown);
        assertThat(later.directory()).isEqualTo(newest.directory());
        assertThat(later.messages()).isNotEqualTo(newest.messages());
        assertThat(remembered).isEmpty();
    }

    @Test
    void servesNobodyAfterAnOwnCheckpointThatItsLogDoesNotLeadTo() {
        register(ana, bruno);
        refused(ErrorCode.SET_BACK, ana.device(), messages(own(1, 3)));
        assertThat(remembered).extracting(SignedCheckpoint::bytes).containsExactly(own(1, 3));
        for (var request : WireSamples.requests()) {
            refused(ErrorCode.SET_BACK, bruno.device(), request);
        }
        refused(ErrorCode.SET_BACK, carla.device(), registration(carla));
    }

    @Test
    void servesNobodyAfterAnotherTreeOfTheSameSize() {
        register(ana, bruno);
        refused(ErrorCode.SET_BACK, ana.device(), messages(own(1, 2)));
        assertThat(ask(ana.device(), new Request.Subscribe()))
                .isInstanceOfSatisfying(Response.Failure.class, failure -> {
                    assertThat(failure.retry()).isFalse();
                    assertThat(failure.message()).contains("repository restore");
                });
    }

    @Test
    void refusesANoteThatItDidNotSignAndGoesOn() {
        register(ana);
        try (var key = SigningKey.generate(new java.security.SecureRandom(new byte[] {1}))) {
            refused(ErrorCode.NOT_VERIFIED, ana.device(), messages(checkpoint(key, 1, 100)));
        }
        refused(ErrorCode.MALFORMED, ana.device(), messages(Bytes.utf8("checkpoint")));
        assertThat(remembered).isEmpty();
        granted(Response.Subscribed.class, ana.device(), new Request.Subscribe());
    }

    @Test
    void takesNothingFromStrangers() {
        register(ana);
        for (var request : List.of(NOTHING, messages(own(1, 100)))) {
            refused(ErrorCode.NOT_REGISTERED, bruno.device(), request);
        }
        assertThat(remembered).isEmpty();
        granted(Response.Subscribed.class, ana.device(), new Request.Subscribe());
    }
}
