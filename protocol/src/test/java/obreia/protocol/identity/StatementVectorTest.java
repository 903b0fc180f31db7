package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StatementVectorTest {
    @ParameterizedTest
    @MethodSource("vectors")
    void isWhatTheVectorExpects(Vector vector) throws Exception {
        switch (vector.expect()) {
            case SUCCESS ->
                assertThat(read(vector)).isEqualTo(vector.find("result").orElse("accepted"));
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
        for (var kind : List.of("statement", "chain", "box-key")) {
            for (var expect : Vector.Expect.values()) {
                assertThat(vectors())
                        .anyMatch(vector -> vector.value("kind").equals(kind)
                                && (vector.expect() == expect || kind.equals("chain")));
            }
        }
    }

    static List<Vector> vectors() {
        return Vector.all("statement");
    }

    private static String read(Vector vector) throws MalformedException, VerificationException {
        return switch (vector.value("kind")) {
            case "statement" -> words(first(vector, vector.body()));
            case "chain" -> chain(vector);
            case "box-key" -> boxKey(vector);
            default -> throw new IllegalStateException(vector + " is of an unknown kind");
        };
    }

    private static AcceptedStatement first(Vector vector, Bytes cms) throws MalformedException, VerificationException {
        return StatementChain.first(SignedStatement.verify(cms), validator(vector), at(vector));
    }

    private static String chain(Vector vector) throws MalformedException, VerificationException {
        var known = first(vector, Bytes.fromBase64(vector.value("first")));
        var previous = known.signed();
        if (vector.find("second").isPresent()) {
            var second = SignedStatement.verify(Bytes.fromBase64(vector.value("second")));
            previous = StatementChain.next(previous, known.person(), second, validator(vector), at(vector))
                    .signed();
        }
        var next = SignedStatement.verify(vector.body());
        return words(StatementChain.next(previous, known.person(), next, validator(vector), at(vector)));
    }

    private static String boxKey(Vector vector) throws MalformedException, VerificationException {
        var boxKey = BoxKeyCertificate.read(JsonObject.parse("box key", vector.body()));
        var device = DeviceEntry.of(Bytes.fromBase64(vector.value("tls-key")), at(vector));
        boxKey.verify(Origin.parse(vector.value("origin")), MailboxId.parse(vector.value("mailbox")), device);
        return "accepted";
    }

    private static String words(AcceptedStatement accepted) {
        var statement = accepted.signed().statement();
        return "%s version %d %s %s %s"
                .formatted(
                        statement.mailbox(),
                        statement.version(),
                        accepted.person().identifier(),
                        accepted.continuation(),
                        accepted.signed().digest());
    }

    private static PathValidator validator(Vector vector) {
        try (var in = Bytes.fromBase64(vector.value("anchor")).stream()) {
            var anchor =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            var anchors = TrustAnchors.of(Map.of(new SchemeName("test"), List.of(anchor)));
            return new PathValidator(anchors, RevocationChecker.none());
        } catch (CertificateException | IOException | MalformedException e) {
            throw new IllegalStateException("the anchor of " + vector + " cannot be read", e);
        }
    }

    private static Instant at(Vector vector) {
        return Instant.parse(vector.value("at"));
    }
}
