package obreia.protocol.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopeVectorTest {
    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatTheVectorExpects(Vector vector) throws Exception {
        try (var key =
                BoxKey.of(ByteBuffer.wrap(Bytes.fromHex(vector.value("seed")).toArray()))) {
            assertThat(NodeAgeTest.identity(key)).isEqualTo(vector.value("identity"));
            switch (vector.expect()) {
                case SUCCESS -> {
                    var envelope = Envelope.parse(vector.body());
                    assertThat(envelope.id().hex()).isEqualTo(vector.value("envelope-id"));
                    assertThat(Digest.of(Opener.open(envelope, List.of(key))).hex())
                            .isEqualTo(vector.value("object-sha256"));
                }
                case MALFORMED ->
                    assertThatThrownBy(() -> open(vector, key))
                            .isInstanceOf(MalformedException.class)
                            .hasMessageContaining(vector.value("why"));
                case VERIFICATION ->
                    assertThatThrownBy(() -> open(vector, key))
                            .isInstanceOf(VerificationException.class)
                            .hasMessageContaining(vector.value("why"));
            }
        }
    }

    @Test
    void thereAreVectorsOfEachKind() {
        for (var expect : Vector.Expect.values()) {
            assertThat(vectors()).anyMatch(vector -> vector.expect() == expect);
        }
    }

    static List<Vector> vectors() {
        return Vector.all("envelope");
    }

    private static void open(Vector vector, BoxKey key) throws MalformedException, VerificationException {
        Opener.open(Envelope.parse(vector.body()), List.of(key));
    }
}
