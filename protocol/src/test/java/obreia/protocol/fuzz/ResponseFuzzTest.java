package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.Response;
import obreia.protocol.wire.ResponseCodec;

/// Responses: whatever bytes come in, one is read or refused, and what was read is read the same again.
class ResponseFuzzTest {
    @FuzzTest
    void readsOrRefusesAResponse(byte[] input) throws MalformedException {
        Framed<Response> read;
        try {
            read = ResponseCodec.decode(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!ResponseCodec.decode(ResponseCodec.encode(read.id(), read.content()))
                .equals(read)) {
            throw new AssertionError("a response that was read is written as another");
        }
    }
}
