package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiptVectorTest {
    static List<Vector> vectors() {
        return Vector.all("receipt");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatTheVectorExpects(Vector vector) throws Exception {
        switch (vector.expect()) {
            case SUCCESS -> assertThat(read(vector)).isEqualTo(vector.value("result"));
            case MALFORMED ->
                assertThatThrownBy(() -> read(vector))
                        .isInstanceOf(MalformedException.class)
                        .hasMessageContaining(vector.value("why"));
            case VERIFICATION ->
                assertThatThrownBy(() -> read(vector))
                        .isInstanceOf(VerificationException.class)
                        .hasMessageContaining(vector.value("why"));
        }
    }

    @Test
    void thereAreVectorsOfEachKindAndExpectation() {
        for (var kind : List.of("content", "reading")) {
            assertThat(vectors())
                    .anyMatch(vector -> vector.value("kind").equals(kind) && vector.expect() == Vector.Expect.SUCCESS);
            assertThat(vectors())
                    .anyMatch(vector -> vector.value("kind").equals(kind) && vector.expect() != Vector.Expect.SUCCESS);
        }
    }

    /// What was read, in words; a reading that is not verified fails with the number of its step.
    static String read(Vector vector) throws MalformedException, VerificationException {
        return switch (vector.value("kind")) {
            case "content" -> {
                var receipt = ReceiptContent.decode(vector.body());
                yield "%s %s %s"
                        .formatted(
                                receipt.contentType(),
                                receipt.identifier().hex(),
                                receipt.originatorSignature().hex());
            }
            case "reading" -> reading(new ReadingVector(vector));
            default -> throw new IllegalStateException(vector + " is of an unknown kind");
        };
    }

    private static String reading(ReadingVector vector) throws MalformedException, VerificationException {
        var sent = SignedMessage.of(Bytes.fromBase64(vector.vector().value("message")));
        var arrival = vector.arrival(LogRecord.Kind.RECEIPT, Optional.of(sent.digest()));
        return switch (ReceiptVerifier.read(arrival, ReadingVector.keys(), vector.standpoint(), sent, Map.of())) {
            case VerifiedReceipt receipt ->
                "%s by %s".formatted(receipt.digest(), receipt.person().identifier());
            case UntrustedReceipt untrusted ->
                throw new VerificationException("step " + untrusted.step().number() + ": " + untrusted.why());
        };
    }
}
