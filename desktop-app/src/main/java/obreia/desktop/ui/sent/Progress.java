package obreia.desktop.ui.sent;

import java.util.List;
import java.util.function.Predicate;
import obreia.desktop.vault.KeptReceipts.Standing;
import obreia.desktop.vault.ListedMessage;
import obreia.protocol.identity.MailboxId;

/// How far a sent message has come, in one word for all its readers.
///
/// @param signed of how many readers a verified receipt is here
/// @param all    how many readers it has
record Progress(Kind kind, int signed, int all) {
    enum Kind {
        WAITING,
        REFUSED,
        /// Stored, and no receipt is here.
        STORED,
        PARTLY,
        /// A reader's only receipt is one that failed a check.
        DOUBTFUL,
        /// Every reader's receipt is verified, one of them by a practice card.
        PRACTICE,
        /// Every reader signed, and of a card nobody could say whether it was revoked.
        REVOCATION_UNKNOWN,
        /// Every reader's receipt is verified.
        RECEIPTED
    }

    /// Looks at all receipts for one message.
    ///
    /// @param practice tells who has a practice card
    static Progress of(ListedMessage message, List<Standing> receipts, Predicate<MailboxId> practice) {
        var readers = message.recipients();
        var signed = readers.stream()
                .filter(reader -> has(receipts, reader, Standing::verified))
                .toList();
        var doubtful = readers.stream()
                .anyMatch(reader -> !signed.contains(reader) && has(receipts, reader, receipt -> !receipt.verified()));
        return new Progress(
                kind(message, signed.size() == readers.size(), doubtful, signed, receipts, practice),
                signed.size(),
                readers.size());
    }

    private static Kind kind(
            ListedMessage message,
            boolean all,
            boolean doubtful,
            List<MailboxId> signed,
            List<Standing> receipts,
            Predicate<MailboxId> practice) {
        switch (message.state()) {
            case WAITING -> {
                return Kind.WAITING;
            }
            case REFUSED -> {
                return Kind.REFUSED;
            }
            case STORED, SEALED, NOT_VERIFIED, OPENED, RECEIPTED -> {}
        }
        if (doubtful) {
            return Kind.DOUBTFUL;
        }
        if (!all) {
            return signed.isEmpty() ? Kind.STORED : Kind.PARTLY;
        }
        if (signed.stream().anyMatch(practice)) {
            return Kind.PRACTICE;
        }
        var known = signed.stream()
                .allMatch(
                        reader -> has(receipts, reader, receipt -> receipt.verified() && !receipt.revocationUnknown()));
        return known ? Kind.RECEIPTED : Kind.REVOCATION_UNKNOWN;
    }

    private static boolean has(List<Standing> receipts, MailboxId reader, Predicate<Standing> which) {
        return receipts.stream().anyMatch(receipt -> receipt.from().equals(reader) && which.test(receipt));
    }
}
