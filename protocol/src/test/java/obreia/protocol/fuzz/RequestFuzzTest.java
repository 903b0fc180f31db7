package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.Framed;
import obreia.protocol.wire.Request;
import obreia.protocol.wire.RequestCodec;

/// Requests: whatever bytes come in, one is read or refused, and what was read is read the same again.
class RequestFuzzTest {
    @FuzzTest
    void readsOrRefusesARequest(byte[] input) throws MalformedException {
        Framed<Request> read;
        try {
            read = RequestCodec.decode(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!RequestCodec.decode(RequestCodec.encode(read.id(), read.content())).equals(read)) {
            throw new AssertionError("a request that was read is written as another");
        }
    }
}
