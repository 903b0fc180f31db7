package obreia.desktop.ui.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.desktop.ui.common.Checklist;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.MessageContent;

/// What the reading pane shows.
public sealed interface ReaderState {
    record Nothing() implements ReaderState {}

    /// The outside of a message that is not opened; who it is from is the repository's word.
    record Sealed(Digest message, String from, Instant arrived, int size) implements ReaderState {}

    /// Every check held, or held when it was opened.
    ///
    /// @param receipted whether a receipt was signed
    record Opened(
            Digest message,
            String from,
            boolean practice,
            MessageContent content,
            List<Checklist.Line> checks,
            boolean receipted)
            implements ReaderState {
        /// True when no one could say whether the card was revoked.
        boolean revocationUnknown() {
            return checks.stream()
                    .anyMatch(check -> check.step().equals("revocation")
                            && !check.outcome().equals("holds"));
        }
    }

    /// A check failed. No receipt was signed.
    ///
    /// @param from    as the repository says
    /// @param claimed what it claims, where it opens at all
    record NotVerified(
            Digest message, String from, String why, List<Checklist.Line> checks, Optional<MessageContent> claimed)
            implements ReaderState {}
}
