package obreia.desktop.timeline;

import obreia.protocol.log.TreeHead;

/// What came of a checkpoint that somebody else, the sender of a letter, has verified.
public sealed interface Comparison {
    /// It and the newest one seen here are of one history.
    record Consistent(TreeHead claimed) implements Comparison {}

    /// It is newer than the newest one seen here, which must be advanced first.
    record Ahead(TreeHead claimed) implements Comparison {}

    /// The log showed the two of us different trees; it was kept.
    record Forked(Violation violation) implements Comparison {}

    /// It is of another generation than is followed here.
    record OtherGeneration(int generation) implements Comparison {}
}
