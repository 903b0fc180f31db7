package obreia.protocol.evidence;

import java.util.Optional;

/// The outcome of one step for one thing in the evidence.
///
/// @param about the member that was looked at, or what else tells steps of one number apart
/// @param why in a sentence for a person
/// @param code the word for programs that says more than the step alone, where there is one
public record EvidenceCheck(EvidenceStep step, String about, Outcome outcome, String why, Optional<String> code) {
    /// What became of a step.
    public enum Outcome {
        HOLDS,
        FAILS,
        /// What it needs was not given, or a step before it failed.
        CANNOT_BE_CHECKED
    }

    public EvidenceCheck {
        if (about.isEmpty() || why.isEmpty()) {
            throw new IllegalStateException("a check says of what, and why");
        }
    }
}
