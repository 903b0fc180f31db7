package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.KnownPerson;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Waiting;
import obreia.protocol.codec.Digest;
import obreia.protocol.codec.Text;
import obreia.protocol.identity.MailboxId;

/// The letters that are kept here: lists, names, and how far each sent one has come.
public final class Letters {
    private final Account account;

    public Letters(Account account) {
        this.account = account;
    }

    /// Received letters, the newest first; only those not opened unless `all`.
    public List<ListedMessage> inbox(boolean all, int limit) throws IOException {
        return all
                ? account.vault().messages().list(Direction.IN, limit, 0)
                : account.vault()
                        .messages()
                        .list(Direction.IN, List.of(MessageState.SEALED, MessageState.NOT_VERIFIED), limit, 0);
    }

    /// Received letters of all states, the newest first, from a place in that order on.
    public List<ListedMessage> inbox(int limit, int offset) throws IOException {
        return account.vault().messages().list(Direction.IN, limit, offset);
    }

    /// How many received letters were not opened yet.
    public int sealed() throws IOException {
        return account.vault().messages().sealed(Direction.IN);
    }

    public List<ListedMessage> sent(int limit) throws IOException {
        return account.vault().messages().list(Direction.OUT, limit, 0);
    }

    /// Sent letters, the newest first, from a place in that order on.
    public List<ListedMessage> sent(int limit, int offset) throws IOException {
        return account.vault().messages().list(Direction.OUT, limit, offset);
    }

    /// Sent letters that hold these words, those first that were kept last.
    public List<ListedMessage> searchSent(String words, int limit) throws IOException {
        return account.vault().messages().search(words, Direction.OUT, limit);
    }

    public List<ListedMessage> search(String words, int limit) throws IOException {
        return account.vault().messages().search(words, limit);
    }

    /// The letters whose digest begins so; more than one when the person must say more of it.
    public List<ListedMessage> startingWith(String hex) throws IOException {
        return account.vault().messages().startingWith(hex);
    }

    /// The name on somebody's card, where they are known here, else their mailbox.
    public String name(MailboxId mailbox) throws IOException {
        return account.vault().people().find(mailbox).map(KnownPerson::name).orElse(mailbox.toString());
    }

    /// A letter by its subject and date where it was read, else by the beginning of its digest.
    String titled(Digest message) throws IOException {
        var letter = account.vault().messages().find(message, Direction.IN);
        if (letter.isEmpty() || letter.get().opened().isEmpty()) {
            return "letter " + message.shortHex();
        }
        return "“" + letter.get().opened().get().subject() + "” of "
                + Text.format(letter.get().time());
    }

    /// How far a letter has come; one that was not sent from here is our mistake, IllegalStateException.
    public LetterStatus status(Digest message) throws IOException {
        var letter = account.vault()
                .messages()
                .find(message, Direction.OUT)
                .orElseThrow(
                        () -> new IllegalStateException("no letter " + message.shortHex() + " was sent from here"));
        var receipts = account.vault().receipts().of(message);
        var recipients = new ArrayList<LetterStatus.PerRecipient>();
        for (var mailbox : letter.recipients()) {
            recipients.add(new LetterStatus.PerRecipient(mailbox, name(mailbox), best(receipts, mailbox)));
        }
        var waiting = account.vault().outbox().find(message).flatMap(Waiting::failure);
        return new LetterStatus(letter, waiting, recipients);
    }

    private static Optional<KeptReceipt> best(List<KeptReceipt> receipts, MailboxId mailbox) {
        var from = receipts.stream()
                .filter(receipt -> receipt.from().equals(mailbox))
                .toList();
        return from.stream()
                .filter(KeptReceipt::verified)
                .findFirst()
                .or(() -> from.stream().findFirst());
    }
}
