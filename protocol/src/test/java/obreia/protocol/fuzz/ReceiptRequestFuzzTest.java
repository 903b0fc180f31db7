package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.message.ReceiptRequest;

/// Requests for receipts: whatever comes in, it is read or refused, and has one spelling.
class ReceiptRequestFuzzTest {
    @FuzzTest
    void readsOrRefusesARequest(byte[] input) {
        try {
            if (!ReceiptRequest.decode(Bytes.of(input)).encode().equals(Bytes.of(input))) {
                throw new AssertionError("a request that was read has another spelling");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }
}
