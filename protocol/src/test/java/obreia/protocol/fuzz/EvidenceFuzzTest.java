package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.evidence.EvidenceVector;
import obreia.fixtures.evidence.TestEvidence;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.evidence.Evidence;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import obreia.protocol.evidence.EvidenceVerifier;
import obreia.protocol.evidence.Rewriting;
import obreia.protocol.evidence.Trust;

/// Evidence files: whatever comes in is read or refused, one evidence has one file, and what a rewritten file says
/// holds only if it is what the file said before.
class EvidenceFuzzTest {
    private static final EvidenceVector VECTOR = EvidenceVector.v1();

    @FuzzTest
    void readsOrRefusesAFile(byte[] input) throws MalformedException {
        Evidence read;
        try {
            read = Evidence.decode(Bytes.of(input));
        } catch (MalformedException _) {
            return; // Refused, by name.
        }
        if (!read.encode().equals(Bytes.of(input))) {
            throw new AssertionError("evidence that was read is written as another file");
        }
    }

    @FuzzTest
    void believesNoRewrittenFile(byte[] changes) throws MalformedException {
        var rewritten = Rewriting.rewritten(VECTOR.file(), Bytes.of(changes));
        if (rewritten.isEmpty() || rewritten.get().equals(VECTOR.file())) {
            return; // Nothing came of it.
        }
        var trust = new Trust(
                Optional.of(TestPerson.validator()),
                List.of(TestEvidence.verifier(TestLog.key(7))),
                List.of(TestEvidence.WITNESS.witness(TestEvidence.WITNESS_NAME)),
                1);
        if (EvidenceVerifier.verify(rewritten.get(), trust).verdict() != Outcome.FAILS) {
            throw new AssertionError("evidence that was rewritten holds");
        }
    }
}
