package obreia.desktop.ui.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.assets.Words;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.OpenMessage;
import obreia.protocol.codec.Digest;
import obreia.protocol.message.MessageContent;

/// What the reading pane shows.
public sealed interface ReaderState {
    record Nothing() implements ReaderState {}

    /// The outside of a message that is not opened; who it is from is the repository's word.
    ///
    /// @param refused  true when it was opened before and failed a check
    /// @param receipts what was chosen for receipts to its sender
    record Sealed(Digest message, String from, Instant arrived, int size, boolean refused, ReceiptPolicy receipts)
            implements ReaderState {}

    /// Every check held, or held when it was opened.
    ///
    /// @param to        the names of its readers
    /// @param receipted whether a receipt was signed
    record Opened(
            Digest message,
            String from,
            List<String> to,
            boolean practice,
            MessageContent content,
            Optional<CertificateFacts> certificate,
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

    /// A message that was sent from here, found by a search.
    ///
    /// @param from the name of this mailbox
    record Own(Digest message, String from, boolean practice, List<String> to, MessageContent content)
            implements ReaderState {}

    /// A check failed. No receipt was signed.
    ///
    /// @param from    as the repository says
    /// @param claimed what it claims, where it opens at all
    record NotVerified(
            Digest message, String from, String why, List<Checklist.Line> checks, Optional<MessageContent> claimed)
            implements ReaderState {}

    /// The message as it may be forwarded, printed and copied; empty while it is sealed or not verified.
    default Optional<OpenMessage> open(Words words) {
        return switch (this) {
            case Opened opened -> {
                var standing = opened.practice()
                        ? words.of("checks.practice")
                        : opened.revocationUnknown()
                                ? words.of("checks.unknown")
                                : words.of("checks.verified", opened.from());
                yield Optional.of(new OpenMessage(
                        opened.message(), opened.from(), opened.to(), opened.practice(), standing, opened.content()));
            }
            case Own own -> {
                var standing = words.of(own.practice() ? "checks.practice" : "own.signed", own.from());
                yield Optional.of(
                        new OpenMessage(own.message(), own.from(), own.to(), own.practice(), standing, own.content()));
            }
            case Nothing _, Sealed _, NotVerified _ -> Optional.empty();
        };
    }

    /// The message that is shown, if one is.
    default Optional<Digest> shown() {
        return switch (this) {
            case Nothing() -> Optional.empty();
            case Sealed sealed -> Optional.of(sealed.message());
            case Opened opened -> Optional.of(opened.message());
            case Own own -> Optional.of(own.message());
            case NotVerified refused -> Optional.of(refused.message());
        };
    }
}
