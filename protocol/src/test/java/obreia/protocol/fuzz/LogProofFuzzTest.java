package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.DirectoryEntry;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.TreeHead;
import obreia.protocol.log.Trees;

/// Proofs and directory entries: whatever bytes come in, they are read or refused, and no proof of what is not so
/// holds.
class LogProofFuzzTest {
    private static final TestLog LOG = TestLog.messages().grow(20);

    @FuzzTest
    void readsOrRefusesALogProof(byte[] input) {
        try {
            var read = LogProof.parse(Bytes.of(input));
            if (!read.encode().equals(Bytes.of(input))) {
                throw new AssertionError("a log proof that was read is spelled in another way");
            }
            read.verify(LOG.verifier(), LogKind.MESSAGES, Bytes.utf8("not in the log"));
            throw new AssertionError("an entry that is not in the log was proved");
        } catch (MalformedException | VerificationException _) {
            // Refused, by name.
        }
    }

    @FuzzTest
    void readsOrRefusesADirectoryEntry(byte[] input) {
        try {
            if (!DirectoryEntry.decode(Bytes.of(input)).encode().equals(Bytes.of(input))) {
                throw new AssertionError("a directory entry that was read is spelled in another way");
            }
        } catch (MalformedException _) {
            // Refused, by name.
        }
    }

    /// The input is an index, two sizes and hashes.
    @FuzzTest
    void provesNothingThatIsNotSo(byte[] input) {
        var bytes = ByteBuffer.wrap(input);
        if (bytes.remaining() < 3 * Long.BYTES) {
            return;
        }
        var index = bytes.getLong();
        var older = bytes.getLong();
        var newer = bytes.getLong();
        var path = new ArrayList<Digest>();
        while (bytes.remaining() >= Digest.LENGTH) {
            path.add(new Digest(Bytes.of(bytes.slice(bytes.position(), Digest.LENGTH))));
            bytes.position(bytes.position() + Digest.LENGTH);
        }
        var somewhere = Digest.of(Bytes.utf8("a root that no tree has"));
        var another = Digest.of(Bytes.utf8("another root that no tree has"));
        if (older < 1 || newer < 1 || older > TreeHead.MAX_SIZE || newer > TreeHead.MAX_SIZE) {
            return;
        }
        try {
            Trees.checkInclusion(path, index, another, new TreeHead(newer, somewhere));
            throw new AssertionError("a leaf was proved to be in a tree that does not exist");
        } catch (VerificationException _) {
            // Refused, by name.
        }
        try {
            Trees.checkConsistency(path, new TreeHead(older, another), new TreeHead(newer, somewhere));
            throw new AssertionError("two trees that do not exist were proved to be consistent");
        } catch (VerificationException _) {
            // Refused, by name.
        }
    }
}
