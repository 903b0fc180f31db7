package obreia.desktop.timeline;

import java.util.Optional;
import obreia.protocol.VerificationException;

/// What came of the newest checkpoints of both logs, as the repository gave them when it was shown ours.
///
/// @param restored present if the repository goes on from a backup, in another generation than was followed
public record Meeting(Advance directory, Advance messages, Optional<Restored> restored) {
    /// A repository that went on from a backup.
    ///
    /// @param generation of both logs now
    /// @param words      what it says of that, and what can be told of it here, in a sentence
    public record Restored(int generation, String words) {}

    /// Goes on if nothing is wrong; what is wrong ends with the words for a person.
    public Meeting orThrow() throws VerificationException {
        var _ = directory.orThrow();
        var _ = messages.orThrow();
        return this;
    }
}
