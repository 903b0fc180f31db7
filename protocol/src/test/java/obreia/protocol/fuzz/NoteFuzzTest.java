package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.Note;
import obreia.protocol.log.VerifierKey;
import obreia.protocol.log.WitnessKey;

/// Signed notes, checkpoints and the keys that verify them: whatever bytes come in, they are read or refused, and
/// nothing that is read has two spellings.
class NoteFuzzTest {
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    @FuzzTest
    void readsOrRefusesANote(byte[] input) throws MalformedException {
        Note read;
        try {
            read = Note.parse(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!read.encode().equals(Bytes.of(input))) {
            throw new AssertionError("a note that was read is spelled in another way");
        }
        try {
            VerifierKey.parse(KEY).verify(read);
        } catch (VerificationException _) {
            // Not signed by this key.
        }
    }

    @FuzzTest
    void readsOrRefusesACheckpoint(byte[] input) {
        try {
            var text = Bytes.of(input).text();
            if (!Checkpoint.parse(text).text().equals(text)) {
                throw new AssertionError("a checkpoint that was read is spelled in another way");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }

    @FuzzTest
    void readsOrRefusesAKey(byte[] input) {
        try {
            var text = Bytes.of(input).text();
            var spelled = text.contains("+B")
                    ? WitnessKey.parse(text).format()
                    : VerifierKey.parse(text).format();
            if (!spelled.equals(text)) {
                throw new AssertionError("a key that was read is spelled in another way");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }
}
