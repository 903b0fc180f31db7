package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.wire.RepositoryAddress;

/// Addresses: whatever bytes come in, one is read or refused, and no two texts are one address.
class AddressFuzzTest {
    @FuzzTest
    void readsOrRefusesAnAddress(byte[] input) {
        RepositoryAddress read;
        try {
            read = RepositoryAddress.parse(Bytes.of(input).text());
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!Bytes.utf8(read.format()).equals(Bytes.of(input))) {
            throw new AssertionError("an address that was read is spelled in another way");
        }
    }
}
