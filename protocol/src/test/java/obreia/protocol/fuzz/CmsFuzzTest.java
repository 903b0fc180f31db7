package obreia.protocol.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.codec.Bytes;

/// The CMS profile: whatever comes in, it is verified or refused, as each of the three kinds of object.
class CmsFuzzTest {
    private record Kind(ContentType type, Optional<String> attribute) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(ContentType.DATA, Optional.empty()),
            new Kind(ContentType.DATA, Optional.of(SignedAttribute.RECEIPT_REQUEST)),
            new Kind(ContentType.RECEIPT, Optional.of(SignedAttribute.MSG_SIG_DIGEST)));

    @FuzzTest
    void verifiesOrRefuses(byte[] input) {
        var accepted = 0;
        for (var kind : KINDS) {
            try {
                var read = CmsProfile.verify(Bytes.of(input), kind.type(), kind.attribute());
                if (read.content().isEmpty()
                        || read.attribute().isPresent() != kind.attribute().isPresent()) {
                    throw new AssertionError("what was verified lacks a part");
                }
                accepted++;
            } catch (MalformedException | VerificationException _) {
                // Refused, by name.
            }
        }
        if (accepted > 1) {
            throw new AssertionError("one object passes as two kinds");
        }
    }
}
