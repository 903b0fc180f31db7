package obreia.protocol.evidence;

import java.util.List;
import obreia.protocol.evidence.EvidenceCheck.Outcome;

/// The outcomes of all steps, in their order.
public record EvidenceReport(List<EvidenceCheck> checks) {
    public EvidenceReport {
        checks = List.copyOf(checks);
        if (checks.isEmpty()) {
            throw new IllegalStateException("a report holds checks");
        }
    }

    /// `FAILS` if any step fails; `CANNOT_BE_CHECKED` if a needed one could not be checked; `HOLDS`
    /// if the evidence is accepted.
    public Outcome verdict() {
        if (has(Outcome.FAILS, false)) {
            return Outcome.FAILS;
        }
        return has(Outcome.CANNOT_BE_CHECKED, true) ? Outcome.CANNOT_BE_CHECKED : Outcome.HOLDS;
    }

    private boolean has(Outcome outcome, boolean neededOnly) {
        return checks.stream()
                .anyMatch(check -> check.outcome() == outcome
                        && (!neededOnly || check.step().needed()));
    }
}
