package obreia.desktop.timeline;

import obreia.protocol.VerificationException;
import obreia.protocol.log.TreeHead;

/// What came of a checkpoint that a repository gave as its newest.
public sealed interface Advance {
    /// The first that was ever seen of this log.
    record First(TreeHead head) implements Advance {}

    /// The log has grown, and begins with what it was.
    record Grown(TreeHead older, TreeHead newer) implements Advance {}

    record Unchanged(TreeHead head) implements Advance {}

    /// A true beginning of what was seen already. From somebody else that is no news; from the repository itself it
    /// says that it was set back.
    record Older(TreeHead shown, TreeHead newest) implements Advance {}

    /// Fewer of the required witnesses cosigned it than must; nothing was taken.
    record Unwitnessed(int cosigned, int quorum) implements Advance {}

    /// The log contradicts itself, or does not prove what it says. It was kept, and nothing was taken.
    record Violated(Violation violation) implements Advance {}

    /// Goes on if nothing is wrong; what is wrong ends with the words for a person.
    default Advance orThrow() throws VerificationException {
        return switch (this) {
            case First _, Grown _, Unchanged _, Older _ -> this;
            case Unwitnessed(var cosigned, var quorum) ->
                throw new VerificationException("the repository's checkpoint carries the cosignatures of " + cosigned
                        + " of the witnesses that you require, and " + quorum + " are needed");
            case Violated(var violation) -> throw new VerificationException(violation.words());
        };
    }
}
