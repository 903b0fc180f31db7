package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.message.ReceiptContent;

/// Receipts: whatever comes in, it is read or refused, and has one spelling.
class ReceiptFuzzTest {
    @FuzzTest
    void readsOrRefusesAReceipt(byte[] input) {
        try {
            if (!ReceiptContent.decode(Bytes.of(input)).encode().equals(Bytes.of(input))) {
                throw new AssertionError("a receipt that was read has another spelling");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }
}
