package obreia.desktop.card.pkcs11;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.desktop.card.CardUri;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;

/// Card addresses: whatever a person typed, it names one token behind one module or is refused, and nothing in it can
/// add a line to the provider's configuration.
class Pkcs11UriFuzzTest {
    @FuzzTest
    void readsOrRefusesACardAddress(byte[] input) {
        Pkcs11Uri read;
        try {
            if (!(CardUri.parse(Bytes.of(input).text()) instanceof CardUri.Pkcs11 uri)) {
                return; // A practice card's file.
            }
            read = Pkcs11Uri.parse(uri);
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (read.module().chars().anyMatch(each -> each < ' ' || each == '"' || each == '$')) {
            throw new AssertionError("a module's path breaks out of its quotes");
        }
        if (read.names().isEmpty()) {
            throw new AssertionError("an address was read that names no token");
        }
    }
}
