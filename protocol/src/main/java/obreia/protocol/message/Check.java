package obreia.protocol.message;

/// The outcome of one step for one message or receipt, with the reason in a sentence for a person.
public record Check(Step step, Outcome outcome, String why) {
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
