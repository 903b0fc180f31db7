package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.LogRecord;

/// Records: whatever bytes come in, one is read or refused, and no two texts are one record.
class RecordFuzzTest {
    @FuzzTest
    void readsOrRefusesARecord(byte[] input) {
        LogRecord read;
        try {
            read = LogRecord.decode(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!read.encode().equals(Bytes.of(input))) {
            throw new AssertionError("a record that was read is spelled in another way");
        }
    }
}
