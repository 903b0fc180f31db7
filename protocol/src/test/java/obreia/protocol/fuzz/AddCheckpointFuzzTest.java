package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.AddCheckpoint;

/// What witnesses are asked: whatever bytes come in, they are read or refused, and no two are one request.
class AddCheckpointFuzzTest {
    @FuzzTest
    void readsOrRefusesARequest(byte[] input) {
        AddCheckpoint read;
        try {
            read = AddCheckpoint.parse(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!read.encode().equals(Bytes.of(input))) {
            throw new AssertionError("a request that was read is spelled in another way");
        }
    }
}
