package obreia.desktop.ui.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Checks;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SchemeName;
import obreia.protocol.message.OpenedMessage;

/// Reads kept messages as the inbox shows them. Not on the FX thread: it waits for the vault.
public final class KeptReading {
    private final Account account;
    private final Letters letters;

    KeptReading(Account account, Letters letters) {
        this.account = account;
        this.letters = letters;
    }

    /// A listed message with the name of its sender, or, of one that was sent from here, those of its readers.
    public record Listed(ListedMessage message, String name, boolean practice) {
        boolean own() {
            return message.direction() == Direction.OUT;
        }
    }

    /// These messages as a list shows them; each sender is looked up once.
    List<Listed> listed(List<ListedMessage> messages) throws IOException {
        var senders = new HashMap<MailboxId, Sender>();
        var listed = new ArrayList<Listed>(messages.size());
        for (var message : messages) {
            if (message.direction() == Direction.OUT) {
                listed.add(new Listed(message, String.join(", ", names(message.recipients())), false));
                continue;
            }
            var known = Optional.ofNullable(senders.get(message.sender()));
            var sender = known.isPresent() ? known.get() : sender(message.sender());
            senders.put(message.sender(), sender);
            listed.add(new Listed(message, sender.name(), sender.practice()));
        }
        return listed;
    }

    private record Sender(String name, boolean practice) {}

    private Sender sender(MailboxId mailbox) throws IOException {
        return new Sender(letters.name(mailbox), practice(mailbox));
    }

    /// A number that stays the same as long as nothing that is kept changes.
    long changes() throws IOException {
        return account.vault().changes();
    }

    Optional<KeptMessage> find(Digest message, Direction direction) throws IOException {
        return account.vault().messages().find(message, direction);
    }

    ReaderState state(Digest digest) throws IOException {
        var received = find(digest, Direction.IN);
        if (received.isEmpty()) {
            var sent = find(digest, Direction.OUT);
            return sent.isPresent() ? own(sent.get()) : new ReaderState.Nothing();
        }
        var message = received.get();
        return message.opened().isPresent()
                ? opened(message)
                : new ReaderState.Sealed(
                        digest,
                        letters.name(message.sender()),
                        message.time(),
                        message.size(),
                        message.state() == MessageState.NOT_VERIFIED,
                        ReceiptPolicy.of(account.vault(), message.sender()));
    }

    private ReaderState opened(KeptMessage message) throws IOException {
        var inside = inside(message);
        var checks = Checks.parse(message.opened().orElseThrow().checks()).stream()
                .map(kept -> new Checklist.Line(kept.step(), kept.title(), kept.outcome(), kept.why()))
                .toList();
        return new ReaderState.Opened(
                message.message(),
                letters.name(message.sender()),
                names(message.recipients()),
                practice(message.sender()),
                inside.content(),
                CertificateFacts.of(inside.signer()),
                checks,
                message.state() == MessageState.RECEIPTED);
    }

    private ReaderState own(KeptMessage message) throws IOException {
        return message.opened().isEmpty()
                ? new ReaderState.Nothing()
                : new ReaderState.Own(
                        message.message(),
                        names(message.recipients()),
                        inside(message).content());
    }

    private static OpenedMessage inside(KeptMessage message) throws IOException {
        try {
            return OpenedMessage.of(message.opened().orElseThrow().cms());
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept message cannot be read any more", e);
        }
    }

    private List<String> names(List<MailboxId> mailboxes) throws IOException {
        var names = new ArrayList<String>();
        for (var mailbox : mailboxes) {
            names.add(letters.name(mailbox));
        }
        return names;
    }

    private boolean practice(MailboxId sender) throws IOException {
        return account.vault()
                .people()
                .find(sender)
                .map(known -> known.person().scheme().equals(SchemeName.PRACTICE))
                .orElse(false);
    }
}
