package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.RevocationStatus;
import obreia.protocol.revocation.AuthorityAnswer;
import obreia.protocol.revocation.OcspAnswer;
import obreia.protocol.revocation.RevocationInquiry;

/// OCSP answers: whatever comes in, it is read or refused, and says nothing of a card whose authority did
/// not sign it.
class OcspAnswerFuzzTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");

    @FuzzTest
    void readsOrRefuses(byte[] input) {
        var bytes = Bytes.of(input);
        try {
            var _ = OcspAnswer.decode(bytes);
        } catch (MalformedException | VerificationException _) {
            // Refused, by name.
        }
        var kind = AuthorityAnswer.Kind.OCSP;
        if (bytes.length() <= kind.most()) {
            var card = TestCa.root().card(TestKey.P256).issue().certificate();
            var path = List.of(card, TestCa.root().certificate());
            var status = RevocationInquiry.by(List.of(new AuthorityAnswer(kind, bytes)))
                    .check(path, AT);
            if (!(status instanceof RevocationStatus.Unknown)) {
                throw new AssertionError("what the authority did not sign says something of a card");
            }
        }
    }
}
