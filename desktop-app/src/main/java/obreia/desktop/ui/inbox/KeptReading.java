package obreia.desktop.ui.inbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Checks;
import obreia.desktop.mail.NameBook;
import obreia.desktop.mail.ReceiptPolicy;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.Names;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.message.OpenedMessage;

/// Reads kept messages as the inbox shows them. Not on the FX thread: it waits for the vault.
public final class KeptReading {
    private final Account account;

    KeptReading(Account account) {
        this.account = account;
    }

    /// A listed message with the name of its sender, or, of one that was sent from here, those of its readers.
    public record Listed(ListedMessage message, String name, boolean practice) {
        boolean own() {
            return message.direction() == Direction.OUT;
        }
    }

    /// These messages as a list shows them; each sender is looked up once.
    List<Listed> listed(List<ListedMessage> messages) throws IOException {
        var people = new NameBook(account);
        var listed = new ArrayList<Listed>(messages.size());
        for (var message : messages) {
            if (message.direction() == Direction.OUT) {
                listed.add(new Listed(message, Names.listed(people.names(message.recipients())), false));
                continue;
            }
            var sender = people.of(message.sender());
            listed.add(new Listed(message, Names.shown(sender.name()), sender.practice()));
        }
        return listed;
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
                        Names.shown(new NameBook(account).of(message.sender()).name()),
                        message.time(),
                        message.size(),
                        message.state() == MessageState.NOT_VERIFIED,
                        ReceiptPolicy.of(account.vault(), message.sender()));
    }

    private ReaderState opened(KeptMessage message) throws IOException {
        var people = new NameBook(account);
        var sender = people.of(message.sender());
        var inside = inside(message);
        var checks = Checks.parse(message.opened().orElseThrow().checks()).stream()
                .map(kept -> new Checklist.Line(kept.step(), kept.title(), kept.outcome(), kept.why()))
                .toList();
        return new ReaderState.Opened(
                message.message(),
                Names.shown(sender.name()),
                names(people, message.recipients()),
                sender.practice(),
                inside.content(),
                CertificateFacts.of(inside.signer()),
                checks,
                message.state() == MessageState.RECEIPTED);
    }

    private ReaderState own(KeptMessage message) throws IOException {
        if (message.opened().isEmpty()) {
            return new ReaderState.Nothing();
        }
        var people = new NameBook(account);
        var self = people.of(message.sender());
        return new ReaderState.Own(
                message.message(),
                Names.shown(self.name()),
                self.practice(),
                names(people, message.recipients()),
                inside(message).content());
    }

    private static OpenedMessage inside(KeptMessage message) throws IOException {
        try {
            return OpenedMessage.of(message.opened().orElseThrow().cms());
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept message cannot be read any more", e);
        }
    }

    private static List<String> names(NameBook people, List<MailboxId> mailboxes) throws IOException {
        return people.names(mailboxes).stream().map(Names::shown).toList();
    }
}
