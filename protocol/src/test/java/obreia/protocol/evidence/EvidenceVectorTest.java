package obreia.protocol.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.evidence.EvidenceVector;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.WitnessKey;
import org.junit.jupiter.api.Test;

/// The evidence that every later version accepts.
class EvidenceVectorTest {
    private final EvidenceVector vector = EvidenceVector.v1();

    @Test
    void isTheFileThatItAlwaysWas() {
        assertThat(Digest.of(vector.file()).hex())
                .isEqualTo("65414571a0209731b2e7520371f09ccc93d610028cd978339dd183d7f66cc073");
    }

    @Test
    void holdsForWhoeverBelievesItsAuthorityAndItsLog() throws Exception {
        var anchors = TrustAnchors.readPem(read(vector.anchors()));
        var trust = TrustAnchors.of(Map.of(SchemeName.parse("test"), anchors));
        var keys = Trust.readKeys(read(vector.log()));
        var paths = Optional.of(new PathValidator(trust, RevocationChecker.none()));
        var witness = WitnessKey.parse(
                Files.readString(EvidenceVector.path("evidence-v1-witness.txt")).strip());

        for (var key : List.of(keys, keys.subList(0, 1), keys.subList(1, 3))) {
            assertThat(EvidenceVerifier.verify(vector.file(), new Trust(paths, key, List.of(), 0))
                            .verdict())
                    .isEqualTo(Outcome.HOLDS);
        }
        assertThat(EvidenceVerifier.verify(vector.file(), new Trust(paths, keys, List.of(witness), 1))
                        .verdict())
                .isEqualTo(Outcome.HOLDS);
    }

    @Test
    void doesNotHoldForAnotherAuthorityOfTheSameName() {
        assertThat(EvidenceVerifier.verify(vector.file(), Checkers.anchors(TestCa.impostor()))
                        .verdict())
                .isEqualTo(Outcome.FAILS);
    }

    @Test
    void cannotBeCheckedByOneWhoBelievesNobody() {
        var nobody = new Trust(Optional.empty(), List.of(), List.of(), 0);
        assertThat(EvidenceVerifier.verify(vector.file(), nobody).verdict()).isEqualTo(Outcome.CANNOT_BE_CHECKED);
    }

    private static Bytes read(Path file) throws Exception {
        return Bytes.of(Files.readAllBytes(file));
    }
}
