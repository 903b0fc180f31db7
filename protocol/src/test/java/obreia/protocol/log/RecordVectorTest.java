package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import obreia.fixtures.vectors.Vector;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordVectorTest {
    static List<Vector> vectors() {
        return Vector.all("record");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void readsOrRefusesAsTheVectorSays(Vector vector) throws MalformedException {
        switch (vector.expect()) {
            case SUCCESS -> {
                var record = LogRecord.decode(vector.body());
                assertThat(record.encode()).isEqualTo(vector.body());
                assertThat(record.leaf(Bytes.fromHex(vector.value("salt"))).hex())
                        .isEqualTo(vector.value("leaf"));
            }
            case MALFORMED ->
                assertThatThrownBy(() -> LogRecord.decode(vector.body()))
                        .isInstanceOf(MalformedException.class)
                        .hasMessageContaining(vector.value("why"));
            case VERIFICATION -> throw new AssertionError("a record is not signed");
        }
    }
}
