package obreia.protocol.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.evidence.TestEvidence;
import obreia.fixtures.identity.TestPerson;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import obreia.protocol.identity.PathValidator;
import obreia.protocol.identity.RevocationChecker;
import obreia.protocol.identity.TrustAnchors;
import obreia.protocol.log.SigningKey;
import obreia.protocol.log.WitnessKey;

/// Those who check evidence in the tests, and what they believe.
final class Checkers {
    static final SigningKey LOG = TestLog.key(7);
    static final WitnessKey WITNESS = TestEvidence.WITNESS.witness(TestEvidence.WITNESS_NAME);

    private Checkers() {}

    /// Believes the root of the tests, the log, and one witness.
    static Trust witnessed() {
        return new Trust(Optional.of(TestPerson.validator()), List.of(TestEvidence.verifier(LOG)), List.of(WITNESS), 1);
    }

    static Trust full() {
        return new Trust(Optional.of(TestPerson.validator()), List.of(TestEvidence.verifier(LOG)), List.of(), 0);
    }

    static Trust anchors(TestCa root) {
        var anchors = TrustAnchors.of(Map.of(TestPerson.SCHEME, List.of(root.certificate())));
        return new Trust(
                Optional.of(new PathValidator(anchors, RevocationChecker.none())),
                List.of(TestEvidence.verifier(LOG)),
                List.of(),
                0);
    }

    static Bytes file(Evidence evidence) {
        try {
            return evidence.encode();
        } catch (MalformedException e) {
            throw new IllegalStateException("test evidence cannot be written", e);
        }
    }

    static EvidenceReport check(Evidence evidence) {
        return EvidenceVerifier.verify(file(evidence), full());
    }

    /// The steps with this outcome, each once.
    static List<EvidenceStep> steps(EvidenceReport report, Outcome outcome) {
        return report.checks().stream()
                .filter(check -> check.outcome() == outcome)
                .map(EvidenceCheck::step)
                .distinct()
                .toList();
    }

    /// The steps that a change of the evidence makes fail.
    static List<EvidenceStep> failures(Evidence evidence) {
        return steps(check(evidence), Outcome.FAILS);
    }
}
