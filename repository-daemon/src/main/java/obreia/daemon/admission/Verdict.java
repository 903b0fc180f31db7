package obreia.daemon.admission;

/// What a rule of admission says of one thing that somebody wants done.
public sealed interface Verdict {
    /// It may be done, and was counted.
    record Admitted() implements Verdict {}

    /// It may not be done. The reason is a sentence for the person who asked.
    record Refused(Rule rule, String reason) implements Verdict {}

    /// The kind of rule that refused.
    enum Rule {
        /// Too large, now and for ever.
        SIZE,
        /// The mailbox is full until something is deleted.
        QUOTA,
        /// Too often; later it will be taken.
        RATE
    }
}
