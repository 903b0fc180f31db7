package obreia.protocol.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.PathException;

/// The outcomes of a checklist as they come in, each step once.
final class Checklist {
    private final List<Check> checks = new ArrayList<>();

    /// What a step looks at: it gives what the next steps need, or fails.
    @FunctionalInterface
    interface Look<T> {
        T at() throws MalformedException, VerificationException;
    }

    /// Looks, and keeps what came of it; `why` says it in words when the step holds.
    <T> Optional<T> check(Step step, Look<T> look, Function<T, String> why) {
        try {
            var found = look.at();
            put(step, Check.Outcome.HOLDS, why.apply(found));
            return Optional.of(found);
        } catch (MalformedException | VerificationException e) {
            var code =
                    e instanceof PathException path ? Optional.of(path.fault().code()) : Optional.<String>empty();
            put(step, Check.Outcome.FAILS, String.valueOf(e.getMessage()), code);
            return Optional.empty();
        }
    }

    void put(Step step, Check.Outcome outcome, String why) {
        put(step, outcome, why, Optional.empty());
    }

    void put(Step step, Check.Outcome outcome, String why, Optional<String> code) {
        if (checks.stream().anyMatch(check -> check.step() == step)) {
            throw new IllegalStateException("step " + step.name() + " was checked twice");
        }
        checks.add(new Check(step, outcome, why, code));
    }

    void put(Step step, Finding finding) {
        put(step, finding.outcome(), finding.why());
    }

    void notChecked(Step step, String why) {
        put(step, Check.Outcome.NOT_CHECKED, why);
    }

    /// The outcomes of all of these steps, in their order; one that was never reached was not checked.
    List<Check> of(List<? extends Step> steps) {
        return steps.stream().map(this::of).toList();
    }

    private Check of(Step step) {
        return checks.stream()
                .filter(check -> check.step() == step)
                .findFirst()
                .orElseGet(
                        () -> new Check(step, Check.Outcome.NOT_CHECKED, "a step before it failed", Optional.empty()));
    }

    /// The first failure among outcomes in their order.
    static Optional<Check> failure(List<Check> checks) {
        return checks.stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILS)
                .findFirst();
    }
}
