package obreia.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class CmsVectorTest {
    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatTheVectorExpects(Vector vector) throws Exception {
        switch (vector.expect()) {
            case SUCCESS -> {
                var read = verify(vector);
                assertThat(read.algorithm().name()).isEqualTo(vector.value("algorithm"));
                assertThat(read.signingTime()).isEqualTo(Instant.parse(vector.value("signing-time")));
                assertThat(Digest.of(read.content()).hex()).isEqualTo(vector.value("content-sha256"));
                assertThat(Digest.of(Bytes.of(read.signer().getEncoded())).hex())
                        .isEqualTo(vector.value("signer-sha256"));
            }
            case MALFORMED ->
                assertThatThrownBy(() -> verify(vector))
                        .isInstanceOf(MalformedException.class)
                        .hasMessage(vector.value("why"));
            case VERIFICATION ->
                assertThatThrownBy(() -> verify(vector))
                        .isInstanceOf(VerificationException.class)
                        .hasMessage(vector.value("why"));
        }
    }

    @Test
    void thereAreVectorsOfEachKind() {
        for (var expect : Vector.Expect.values()) {
            assertThat(vectors()).anyMatch(vector -> vector.expect() == expect);
        }
    }

    static List<Vector> vectors() {
        return Vector.all("cms");
    }

    private static VerifiedCms verify(Vector vector) throws MalformedException, VerificationException {
        var attribute = Optional.of(vector.value("attribute")).filter(oid -> !oid.equals("-"));
        return CmsProfile.verify(
                vector.body(), ContentType.valueOf(vector.value("type").toUpperCase(Locale.ROOT)), attribute);
    }
}
