package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import obreia.protocol.codec.JsonObject;

/// Strict JSON and DER: whatever comes in, it is read or refused, and nothing else happens.
class JsonFuzzTest {
    @FuzzTest
    void readsOrRefusesJson(byte[] input) {
        try {
            var object = JsonObject.parse("input", Bytes.of(input));
            object.optionalString("text", 100);
            object.optionalObject("object");
            object.finish();
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }

    @FuzzTest
    void readsOrRefusesDer(byte[] input) throws Exception {
        try {
            var object = Der.parse("input", Bytes.of(input));
            if (!List.of(Bytes.of(object.getEncoded("DER"))).contains(Bytes.of(input))) {
                throw new AssertionError("what was read as DER is written otherwise");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }
}
