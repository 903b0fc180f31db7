package obreia.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireVectorTest {
    static List<Vector> vectors() {
        return Vector.all("wire");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsOrRefusesAsTheVectorSays(Vector vector) throws MalformedException {
        switch (vector.expect()) {
            case SUCCESS -> {
                var read = read(vector, vector.body());
                assertThat(read(vector, write(read))).isEqualTo(read);
            }
            case MALFORMED ->
                assertThatThrownBy(() -> read(vector, vector.body()))
                        .isInstanceOf(MalformedException.class)
                        .hasMessageContaining(vector.value("why"));
            case VERIFICATION -> throw new AssertionError("nothing on the wire is verified by its codec");
        }
    }

    @Test
    void coverEveryTypeOfRequestAndResponse() {
        var types = vectors().stream()
                .filter(vector -> vector.expect() == Vector.Expect.SUCCESS)
                .filter(vector -> !vector.value("kind").equals("address"))
                .map(vector -> vector.value("kind") + " " + vector.value("type"))
                .distinct();
        var kinds = Request.class.getPermittedSubclasses().length + Response.class.getPermittedSubclasses().length;
        assertThat(types).hasSize(kinds);
    }

    private static Object read(Vector vector, Bytes body) throws MalformedException {
        return switch (vector.value("kind")) {
            case "request" -> RequestCodec.decode(body);
            case "response" -> ResponseCodec.decode(body);
            case "address" -> RepositoryAddress.parse(body.text());
            default -> throw new AssertionError("vector " + vector.name() + " is of no kind");
        };
    }

    private static Bytes write(Object read) {
        return switch (read) {
            case Framed<?>(var id, Request request) -> RequestCodec.encode(id, request);
            case Framed<?>(var id, Response response) -> ResponseCodec.encode(id, response);
            case RepositoryAddress address -> Bytes.utf8(address.format());
            default -> throw new AssertionError("nothing that is read is a " + read.getClass());
        };
    }
}
