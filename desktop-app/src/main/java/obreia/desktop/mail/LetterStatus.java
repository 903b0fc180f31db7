package obreia.desktop.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.KeptReceipt;
import obreia.protocol.identity.MailboxId;

/// A sent letter's road so far, one line a recipient.
///
/// @param waiting why it still waits, where it does
public record LetterStatus(KeptMessage letter, Optional<String> waiting, List<PerRecipient> recipients) {
    public LetterStatus {
        recipients = List.copyOf(recipients);
    }

    /// How far one recipient is.
    ///
    /// @param name    the name on the recipient's card, or the mailbox where they are not known here
    /// @param receipt the verified receipt, or one that failed its checks, or none yet
    public record PerRecipient(MailboxId mailbox, String name, Optional<KeptReceipt> receipt) {}

    /// When the repository stored it, says the repository.
    public Optional<Instant> storedAt() {
        return letter.stored().map(_ -> letter.time());
    }

    public OptionalLong leaf() {
        return letter.stored().isPresent()
                ? OptionalLong.of(letter.stored().get().leaf())
                : OptionalLong.empty();
    }

    /// True when every recipient's receipt is here and verified.
    public boolean allReceipted() {
        return recipients.stream()
                .allMatch(one -> one.receipt().map(KeptReceipt::verified).orElse(false));
    }
}
