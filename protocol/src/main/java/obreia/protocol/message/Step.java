package obreia.protocol.message;

/// One line of a checklist: a number as in the specification, and what holds when the step holds.
public sealed interface Step permits ReadingStep, ReceiptStep {
    /// Its number in the specification; steps that are judged apart can share one.
    int number();

    /// What it says when it holds, in English.
    String title();

    /// The constant's name: what programs and translations know the step by.
    String name();
}
