package obreia.desktop.ui.sent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import obreia.desktop.mail.Account;
import obreia.desktop.mail.Checks;
import obreia.desktop.mail.LetterStatus;
import obreia.desktop.mail.Letters;
import obreia.desktop.mail.NameBook;
import obreia.desktop.ui.common.CertificateFacts;
import obreia.desktop.ui.common.Checklist;
import obreia.desktop.ui.common.KeptList;
import obreia.desktop.ui.common.Names;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.KeptReceipts.Standing;
import obreia.desktop.vault.ListedMessage;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Stored;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.MerkleHash;
import obreia.protocol.message.OpenedMessage;
import obreia.protocol.message.OpenedReceipt;

/// Reads sent messages and their receipts out of the vault. Not on the FX thread: it waits for it.
final class SentReading implements KeptList.Source<Listed> {
    private final Account account;
    private final Letters letters;

    SentReading(Account account) {
        this.account = account;
        this.letters = new Letters(account);
    }

    @Override
    public long changes() throws IOException {
        return account.vault().changes();
    }

    @Override
    public List<Listed> list(int limit, int offset) throws IOException {
        return listed(letters.sent(limit, offset));
    }

    @Override
    public List<Listed> search(String words, int limit) throws IOException {
        return listed(letters.searchSent(words, limit));
    }

    @Override
    public Digest message(Listed listed) {
        return listed.message().message();
    }

    /// The receipts for all of them are one question, and so is each person.
    private List<Listed> listed(List<ListedMessage> messages) throws IOException {
        var people = new NameBook(account);
        var receipts =
                account
                        .vault()
                        .receipts()
                        .standing(messages.stream().map(ListedMessage::message).toList())
                        .stream()
                        .collect(Collectors.groupingBy(Standing::message));
        var listed = new ArrayList<Listed>(messages.size());
        for (var message : messages) {
            var practice = practising(people, message.recipients());
            listed.add(new Listed(
                    message,
                    people.names(message.recipients()).stream()
                            .map(Names::shown)
                            .toList(),
                    Progress.of(message, receipts.getOrDefault(message.message(), List.of()), practice::contains)));
        }
        return listed;
    }

    private static List<MailboxId> practising(NameBook people, List<MailboxId> mailboxes) throws IOException {
        var practice = new ArrayList<MailboxId>();
        for (var mailbox : mailboxes) {
            if (people.of(mailbox).practice()) {
                practice.add(mailbox);
            }
        }
        return practice;
    }

    /// The road of one message; empty where it is not kept any more.
    Optional<Road> road(Digest message) throws IOException {
        if (account.vault().messages().find(message, Direction.OUT).isEmpty()) {
            return Optional.empty();
        }
        var status = letters.status(message);
        var kept = status.letter();
        var people = new NameBook(account);
        var readers = new ArrayList<Road.Reader>();
        for (var reader : status.recipients()) {
            readers.add(reader(people, reader));
        }
        return Optional.of(new Road(
                message,
                kept.size(),
                inside(people, kept),
                kept.state() == MessageState.REFUSED,
                account.vault().outbox().find(message).map(Road.Waits::of),
                account.vault().outbox().waited(message),
                kept.state() == MessageState.STORED ? place(kept) : Optional.empty(),
                readers));
    }

    private static Optional<Road.Inside> inside(NameBook people, KeptMessage kept) throws IOException {
        if (kept.opened().isEmpty()) {
            return Optional.empty();
        }
        var self = people.of(kept.sender());
        try {
            var opened = OpenedMessage.of(kept.opened().get().cms());
            return Optional.of(new Road.Inside(
                    Names.shown(self.name()), self.practice(), CertificateFacts.of(opened.signer()), opened.content()));
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept message cannot be read any more", e);
        }
    }

    private Optional<Road.Place> place(KeptMessage kept) throws IOException {
        if (kept.stored().isEmpty()) {
            return Optional.empty();
        }
        var stored = kept.stored().get();
        return Optional.of(new Road.Place(kept.time(), stored.leaf(), isProved(stored)));
    }

    private boolean isProved(Stored stored) throws IOException {
        var entry = MerkleHash.leaf(Digest.of(stored.salt(), stored.record()).bytes());
        return account.vault().logs().proof(LogKind.MESSAGES, entry).isPresent();
    }

    private static Road.Reader reader(NameBook people, LetterStatus.PerRecipient reader) throws IOException {
        var practice = people.of(reader.mailbox()).practice();
        return new Road.Reader(Names.shown(reader.name()), reader.receipt().map(receipt -> receipt(receipt, practice)));
    }

    private static Road.Receipt receipt(KeptReceipt kept, boolean practice) {
        var checks = Checks.parse(kept.checks()).stream()
                .map(check -> new Checklist.Line(check.step(), check.title(), check.outcome(), check.why()))
                .toList();
        var opened = opened(kept);
        return new Road.Receipt(
                standing(kept, practice, checks),
                opened.map(receipt -> receipt.signed().signingTime()),
                kept.time(),
                kept.stored().map(stored -> OptionalLong.of(stored.leaf())).orElse(OptionalLong.empty()),
                opened.flatMap(receipt -> CertificateFacts.of(receipt.signed().signer())),
                checks);
    }

    /// One that is not verified may be anything.
    private static Optional<OpenedReceipt> opened(KeptReceipt kept) {
        try {
            return Optional.of(OpenedReceipt.of(kept.cms()));
        } catch (MalformedException | VerificationException _) {
            return Optional.empty();
        }
    }

    private static Road.Standing standing(KeptReceipt kept, boolean practice, List<Checklist.Line> checks) {
        if (!kept.verified()) {
            return Road.Standing.NOT_VERIFIED;
        }
        if (practice) {
            return Road.Standing.PRACTICE;
        }
        return checks.stream()
                        .anyMatch(check -> check.step().equals("revocation")
                                && !check.outcome().equals("holds"))
                ? Road.Standing.REVOCATION_UNKNOWN
                : Road.Standing.VERIFIED;
    }
}
