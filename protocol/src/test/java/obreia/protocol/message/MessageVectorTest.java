package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.log.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageVectorTest {
    static List<Vector> vectors() {
        return Vector.all("message");
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
        for (var kind : List.of("content", "request", "message", "reading")) {
            assertThat(vectors())
                    .anyMatch(vector -> vector.value("kind").equals(kind) && vector.expect() == Vector.Expect.SUCCESS);
            assertThat(vectors())
                    .anyMatch(vector -> vector.value("kind").equals(kind) && vector.expect() != Vector.Expect.SUCCESS);
        }
    }

    /// What was read, in words; a reading that is not verified fails with the number of its step.
    static String read(Vector vector) throws MalformedException, VerificationException {
        var body = vector.body();
        return switch (vector.value("kind")) {
            case "content" -> words(MessageContent.decode(body));
            case "request" -> {
                var request = ReceiptRequest.decode(body);
                yield "%s from %s to %s".formatted(request.identifier().hex(), request.from(), request.to());
            }
            case "message" -> {
                var message = OpenedMessage.of(body);
                yield "%s, %s".formatted(message.digest(), words(message.content()));
            }
            case "reading" -> reading(new ReadingVector(vector));
            default -> throw new IllegalStateException(vector + " is of an unknown kind");
        };
    }

    private static String reading(ReadingVector vector) throws MalformedException, VerificationException {
        var arrival = vector.arrival(LogRecord.Kind.MESSAGE, Optional.empty());
        return switch (MessageVerifier.read(arrival, ReadingVector.keys(), vector.standpoint())) {
            case VerifiedMessage message ->
                "%s by %s".formatted(message.digest(), message.person().identifier());
            case UntrustedMessage untrusted ->
                throw new VerificationException("step " + untrusted.step().number() + ": " + untrusted.why());
        };
    }

    private static String words(MessageContent content) {
        var headers = content.headers();
        return "%s: '%s' to %d, %d characters and %d attachments"
                .formatted(
                        headers.id(),
                        headers.subject(),
                        headers.to().size(),
                        content.text().length(),
                        content.attachments().size());
    }
}
