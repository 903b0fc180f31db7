package obreia.desktop.mail;

import java.io.IOException;
import java.util.Optional;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.Refusal;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.Stored;
import obreia.desktop.vault.Waiting;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;

/// Takes a letter out of this mailbox: first at the repository, then out of the vault.
///
/// In this order nothing is lost when the repository cannot be reached: the letter stays. Of a sent one its readers
/// keep what they have; receipts that come for it later are not looked at here any more.
public final class Deletion {
    private final Account account;

    public Deletion(Account account) {
        this.account = account;
    }

    /// Deletes it; says why not, where the repository will not, or the letter or a receipt for it has not left yet.
    public Optional<String> delete(Digest message, Direction direction) throws IOException, VerificationException {
        var kept = account.vault().messages().find(message, direction);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        for (var waiting : account.vault().outbox().all()) {
            if (waiting.digest().equals(message)) {
                return Optional.of("it still waits to be sent");
            }
            if (isReceiptOf(waiting, message)) {
                return Optional.of("its receipt still waits to be sent");
            }
        }
        var envelope = kept.flatMap(KeptMessage::stored).map(Stored::envelope);
        if (envelope.isPresent()
                && account.line().delete(envelope.get(), false) instanceof Answer.Refused<Boolean>(Refusal refusal)) {
            return Optional.of(refusal.message());
        }
        var _ = account.vault().together(() -> {
            account.vault().memory().putDeleted(message);
            return account.vault().messages().remove(message, direction);
        });
        return Optional.empty();
    }

    private static boolean isReceiptOf(Waiting waiting, Digest message) {
        return waiting.receipted().filter(message::equals).isPresent();
    }
}
