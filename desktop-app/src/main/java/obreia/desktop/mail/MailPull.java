package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.EntryPage;
import obreia.desktop.repository.LogEntry;
import obreia.desktop.repository.Refusal;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.timeline.RepeatedRecords;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.KnownPerson;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Opened;
import obreia.desktop.vault.Stored;
import obreia.desktop.vault.ThisDevice.Mark;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogRecord;
import obreia.protocol.log.MerkleHash;

/// Takes in what is new in the mailbox: letters stay sealed until they are read, receipts are checked at once.
public final class MailPull {
    private static final int PAGE = 100;

    private final Account account;
    private final RepositoryClient line;
    private final MailboxId me;

    public MailPull(Account account, RepositoryClient line) throws IOException {
        this.account = account;
        this.line = line;
        this.me = account.member().mailbox();
    }

    /// What came in.
    ///
    /// @param letters  digests of new letters to this mailbox
    /// @param receipts digests of new receipts for letters of this mailbox
    /// @param held     why a listed letter or receipt could not be taken, in sentences; it is asked for again
    /// @param refusal  why the repository would not go on, if it would not
    public record News(List<Digest> letters, List<Digest> receipts, List<String> held, Optional<Refusal> refusal) {}

    /// Takes in everything after what was taken in before, entry by entry: an interruption loses nothing. What the
    /// repository gives another thing for holds up nothing that comes after it. Where something is missing, all is
    /// looked through again: it may be handed out by now.
    public News pull() throws IOException, VerificationException {
        account.meet(line);
        var news = new News(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), Optional.empty());
        var mark = account.device().mark(Mark.MESSAGES).orElse(0);
        // After a restoration the mailbox is looked through anew, whatever was held up before it.
        var start = Math.min(mark, account.device().mark(Mark.HELD).orElse(mark));
        news.receipts().addAll(new Receipts(account).lookAnew(line));
        var refusal = from(new Conversation(account).missing().isEmpty() ? start : 0, mark, news);
        if (refusal.isPresent()) {
            return new News(news.letters(), news.receipts(), news.held(), refusal);
        }
        var _ = new BoxKeyRotation(account).rotateIfDue(line);
        var _ = new BoxKeyRotation(account).destroyOld();
        new OwnStatements(account).look();
        return news;
    }

    private Optional<Refusal> from(long start, long mark, News news) throws IOException, VerificationException {
        var after = start;
        var held = OptionalLong.empty();
        while (true) {
            switch (line.all(me, after, PAGE)) {
                case Answer.Refused<EntryPage>(var refusal) -> {
                    return Optional.of(refusal);
                }
                case Answer.Granted<EntryPage>(var page) -> {
                    for (var entry : page.entries()) {
                        if (entry.leaf() > mark || !isHere(entry)) {
                            try {
                                var refusal = take(entry, news);
                                if (refusal.isPresent()) {
                                    return refusal;
                                }
                            } catch (VerificationException e) {
                                news.held()
                                        .add("What is listed at leaf " + entry.leaf() + ", from mailbox "
                                                + entry.record().from() + ", could not be taken: " + e.getMessage());
                                held = held.isPresent() ? held : OptionalLong.of(after);
                                account.device().setMark(Mark.HELD, held.getAsLong());
                            }
                        }
                        account.device().putMark(Mark.MESSAGES, entry.leaf());
                        after = entry.leaf();
                    }
                    if (!page.more()) {
                        if (held.isEmpty()) {
                            account.device().clearMark(Mark.HELD);
                        }
                        return Optional.empty();
                    }
                }
            }
        }
    }

    private boolean isHere(LogEntry entry) throws IOException {
        var digest = entry.record().message();
        return switch (entry.record().kind()) {
            case MESSAGE ->
                account.vault()
                        .messages()
                        .find(digest, entry.record().from().equals(me) ? Direction.OUT : Direction.IN)
                        .isPresent();
            case RECEIPT -> isVerified(digest);
        };
    }

    /// One that is kept as not verified is in nobody's way: another record can bring the true one.
    private boolean isVerified(Digest receipt) throws IOException {
        return account.vault()
                .receipts()
                .find(receipt)
                .filter(KeptReceipt::verified)
                .isPresent();
    }

    private Optional<Refusal> take(LogEntry entry, News news) throws IOException, VerificationException {
        return switch (entry.record().kind()) {
            case MESSAGE -> entry.record().from().equals(me) ? sent(entry) : letter(entry, news);
            case RECEIPT -> entry.record().from().equals(me) ? Optional.empty() : receipt(entry, news);
        };
    }

    /// A letter to this mailbox: fetched, kept sealed.
    private Optional<Refusal> letter(LogEntry entry, News news) throws IOException, VerificationException {
        learn(entry.record().from());
        return fetched(entry, envelope -> {
            var digest = entry.record().message();
            var before = account.vault().messages().find(digest, Direction.IN);
            if (before.isPresent()) {
                again(before.get(), entry);
            } else {
                var same = account.vault().messages().inEnvelope(entry.record().envelope(), Direction.IN);
                if (same.flatMap(KeptMessage::stored).isPresent()) {
                    var _ = alarmed("letter", same.get().stored().get(), entry);
                }
                account.vault()
                        .messages()
                        .put(kept(entry, Direction.IN, MessageState.SEALED, envelope, Optional.empty()));
                news.letters().add(digest);
            }
        });
    }

    /// The sender's name is shown with the sealed letter. That somebody cannot be verified shows when it is read.
    private void learn(MailboxId sender) throws IOException {
        if (account.vault().people().find(sender).isPresent()) {
            return;
        }
        try {
            var _ = account.people().lookup(line, sender, account.now());
        } catch (VerificationException _) {
            // Their mailbox id is shown in place of a name.
        }
    }

    /// A letter that another device of this mailbox sent.
    private Optional<Refusal> sent(LogEntry entry) throws IOException, VerificationException {
        var kept = account.vault().messages().find(entry.record().message(), Direction.OUT);
        if (kept.isPresent()) {
            if (kept.get().stored().isPresent()) {
                var _ = alarmed("letter", kept.get().stored().get(), entry);
            }
            return Optional.empty();
        }
        return fetched(
                entry,
                envelope -> account.vault()
                        .messages()
                        .put(kept(entry, Direction.OUT, MessageState.STORED, envelope, openedOwn(entry, envelope))));
    }

    private Optional<Refusal> receipt(LogEntry entry, News news) throws IOException, VerificationException {
        var kept = account.vault().receipts().find(entry.record().message());
        if (kept.flatMap(KeptReceipt::stored).isPresent()) {
            var _ = alarmed("receipt", kept.get().stored().get(), entry);
        }
        if (isVerified(entry.record().message())) {
            return Optional.empty();
        }
        return fetched(entry, envelope -> {
            if (new Receipts(account).take(entry, envelope, line)) {
                news.receipts().add(entry.record().message());
            }
        });
    }

    private interface Taker {
        void take(Envelope envelope) throws IOException, VerificationException;
    }

    private Optional<Refusal> fetched(LogEntry entry, Taker taker) throws IOException, VerificationException {
        return switch (line.fetch(entry.record().envelope())) {
            case Answer.Refused<Bytes>(var refusal) -> Optional.of(refusal);
            case Answer.Granted<Bytes>(var bytes) -> {
                try {
                    taker.take(Envelope.parse(bytes));
                } catch (MalformedException e) {
                    throw new VerificationException("the repository stored what is no envelope: " + e.getMessage(), e);
                }
                yield Optional.empty();
            }
        };
    }

    /// A letter that a restored repository stored anew has another leaf from then on; in one log a second record of it
    /// is a lie, and it stays where it was.
    private void again(KeptMessage kept, LogEntry entry) throws IOException {
        var messages = account.logs().messages();
        if (kept.stored().isEmpty() || kept.stored().get().leaf() == entry.leaf()) {
            return;
        }
        var old = kept.stored().get();
        if (alarmed("letter", old, entry) || messages.log().generation() == 1) {
            return;
        }
        var hash = MerkleHash.leaf(Digest.of(old.salt(), old.record()).bytes());
        if (messages.kept(old.leaf(), hash).isEmpty()) {
            var _ = seen(account, entry);
            account.vault().memory().moved(kept.message(), entry.leaf());
        }
    }

    /// True where the log has what is listed twice: that is said once, and both places are kept.
    private boolean alarmed(String what, Stored before, LogEntry entry) throws IOException {
        var found = new RepeatedRecords(account.logs(), account.vault()).look(before, stored(entry), account.now());
        if (found.isEmpty()) {
            return false;
        }
        account.vault()
                .alarms()
                .raise(
                        account.now(),
                        "The repository logged one " + what + " twice, at leaf "
                                + found.get().first().index() + " and, as from "
                                + name(entry.record().from()) + ", at leaf "
                                + found.get().second().index()
                                + " of its messages log ("
                                + entry.record().message().shortHex()
                                + "). It counts once. Both records and their proofs are kept in "
                                + account.vault().profile() + ": show them to the repository's operator.");
        return true;
    }

    private String name(MailboxId mailbox) throws IOException {
        return account.vault().people().find(mailbox).map(KnownPerson::name).orElse("mailbox " + mailbox);
    }

    private static Stored stored(LogEntry entry) {
        return new Stored(entry.record().envelope(), entry.bytes(), entry.salt(), entry.leaf());
    }

    /// Proves the entry's place in the messages log; the trusted time, or now where it is not proved: what is read says
    /// so then.
    static Instant seen(Account account, LogEntry entry) throws IOException {
        var messages = account.logs().messages();
        try {
            var commitment = entry.record().leaf(entry.salt());
            var _ = messages.prove(entry.leaf(), commitment.bytes(), account.now());
        } catch (VerificationException _) {
            return account.now();
        }
        return messages.firstSeen(entry.leaf()).orElse(account.now());
    }

    private KeptMessage kept(
            LogEntry entry, Direction direction, MessageState state, Envelope envelope, Optional<Opened> opened)
            throws IOException {
        LogRecord record = entry.record();
        return new KeptMessage(
                record.message(),
                direction,
                state,
                record.from(),
                record.to(),
                record.time(),
                seen(account, entry),
                envelope.size(),
                Optional.of(stored(entry)),
                Optional.of(envelope),
                opened);
    }

    /// Reads a letter of this mailbox's own, where this device was one of those it was sealed to.
    private Optional<Opened> openedOwn(LogEntry entry, Envelope envelope) throws IOException {
        return new OwnCopy(account).open(entry.record().message(), envelope);
    }
}
