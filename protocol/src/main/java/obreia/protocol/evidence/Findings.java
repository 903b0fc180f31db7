package obreia.protocol.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import obreia.protocol.identity.PathException;

/// The outcomes of an evidence file's steps as they come in.
final class Findings {
    static final String NO_ANCHORS = "no trust anchors were given";
    static final String NO_LOG_KEY = "no key of this log was given";
    static final String STEP_BEFORE = "a step before it does not hold";

    private final List<EvidenceCheck> checks = new ArrayList<>();
    private final Set<EvidenceStep> without = EnumSet.noneOf(EvidenceStep.class);

    /// What a step looks at: it gives what the next steps need, or fails.
    @FunctionalInterface
    interface Look<T> {
        T at() throws MalformedException, VerificationException;
    }

    /// Looks, and keeps what came of it; `why` says it in words when the step holds.
    <T> Optional<T> check(EvidenceStep step, String about, Look<T> look, Function<T, String> why) {
        try {
            var found = look.at();
            put(step, about, Outcome.HOLDS, why.apply(found));
            return Optional.of(found);
        } catch (MalformedException | VerificationException e) {
            var code =
                    e instanceof PathException path ? Optional.of(path.fault().code()) : Optional.<String>empty();
            put(step, about, Outcome.FAILS, String.valueOf(e.getMessage()), code);
            return Optional.empty();
        }
    }

    void put(EvidenceStep step, String about, Outcome outcome, String why) {
        put(step, about, outcome, why, Optional.empty());
    }

    void put(EvidenceStep step, String about, Outcome outcome, String why, Optional<String> code) {
        checks.add(new EvidenceCheck(step, about, outcome, why, code));
    }

    void cannot(EvidenceStep step, String about, String why) {
        put(step, about, Outcome.CANNOT_BE_CHECKED, why);
    }

    /// There is nothing in the evidence that these steps would look at.
    void without(EvidenceStep... steps) {
        without.addAll(List.of(steps));
    }

    /// All steps in their order; one that was never reached cannot be checked.
    EvidenceReport report() {
        for (var step : EvidenceStep.values()) {
            if (!without.contains(step) && checks.stream().noneMatch(check -> check.step() == step)) {
                cannot(step, "-", STEP_BEFORE);
            }
        }
        return new EvidenceReport(checks.stream()
                .sorted(Comparator.comparing(EvidenceCheck::step))
                .toList());
    }
}
