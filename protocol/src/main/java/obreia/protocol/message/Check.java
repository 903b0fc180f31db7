package obreia.protocol.message;

import java.util.Optional;

/// The outcome of one step for one message or receipt, with the reason in a sentence for a person.
///
/// @param code the word for programs that says more than the step alone, where there is one: of a
///     certificate path which rule it breaks, of revocation what was said
public record Check(Step step, Outcome outcome, String why, Optional<String> code) {
    /// What became of a step.
    public enum Outcome {
        HOLDS,
        FAILS,
        /// Nothing speaks against it, but it was not, or could not be, looked at; the reason says why.
        NOT_CHECKED
    }

    public Check {
        if (why.isEmpty()) {
            throw new IllegalStateException("a check says why");
        }
    }
}
