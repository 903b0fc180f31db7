package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.FetchAhead;
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
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;
import obreia.protocol.log.MerkleHash;

/// Takes in the entries of one page of the mailbox: letters are fetched ahead, checked one by one and kept several at a
/// time; everything else is kept at once.
///
/// Closing keeps what was taken. The vault is never held while the repository is waited for.
final class EntryTaking implements AutoCloseable {
    private final Account account;
    private final RepositoryClient line;
    private final MailPull.News news;
    private final MailboxId me;
    private final Taken taken;
    private final Set<LogEntry> wanted = new HashSet<>();
    private final FetchAhead envelopes;

    /// @param mark the leaf up to which entries that are kept here already are left as they are
    EntryTaking(Account account, RepositoryClient line, MailPull.News news, List<LogEntry> entries, long mark)
            throws IOException {
        this.account = account;
        this.line = line;
        this.news = news;
        this.me = account.member().mailbox();
        this.taken = new Taken(account);
        var ahead = new ArrayList<Digest>();
        for (var entry : entries) {
            if (entry.leaf() > mark || !isHere(entry)) {
                wanted.add(entry);
                if (isFetched(entry)) {
                    ahead.add(entry.record().envelope());
                }
            }
        }
        this.envelopes = new FetchAhead(line, ahead);
    }

    /// The entries whose envelopes [#take] will ask for.
    private boolean isFetched(LogEntry entry) throws IOException {
        var mine = entry.record().from().equals(me);
        return switch (entry.record().kind()) {
            case MESSAGE -> !mine || !isHere(entry);
            case RECEIPT -> !mine && !isHere(entry);
        };
    }

    /// Takes one entry, where it is not here; why the repository would not give it, if it would not.
    ///
    /// @throws VerificationException what it gives is not what it lists
    Optional<Refusal> take(LogEntry entry) throws IOException, VerificationException {
        if (!wanted.contains(entry)) {
            return Optional.empty();
        }
        if (entry.record().kind() == LogRecord.Kind.RECEIPT) {
            taken.keep(); // it may be for a letter of the same page
        } else {
            taken.settle(entry.record().message(), entry.record().envelope());
        }
        var mine = entry.record().from().equals(me);
        return switch (entry.record().kind()) {
            case MESSAGE -> mine ? sent(entry) : letter(entry);
            case RECEIPT -> mine ? Optional.empty() : receipt(entry);
        };
    }

    /// Everything up to this leaf was looked at.
    void upTo(long leaf) throws IOException {
        taken.upTo(leaf);
    }

    @Override
    public void close() throws IOException {
        taken.close();
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

    /// A letter to this mailbox: fetched, kept sealed.
    private Optional<Refusal> letter(LogEntry entry) throws IOException, VerificationException {
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
                keep(entry, Direction.IN, MessageState.SEALED, envelope, Optional.empty());
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
                envelope -> keep(entry, Direction.OUT, MessageState.STORED, envelope, openedOwn(entry, envelope)));
    }

    private Optional<Refusal> receipt(LogEntry entry) throws IOException, VerificationException {
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
        return switch (envelopes.fetch(entry.record().envelope())) {
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

    /// Has a letter kept soon, with the proof of its place. The trusted time of one whose place is not proved is now:
    /// what is read says so then.
    private void keep(
            LogEntry entry, Direction direction, MessageState state, Envelope envelope, Optional<Opened> opened)
            throws IOException {
        var commitment = entry.record().leaf(entry.salt()).bytes();
        var messages = account.logs().messages();
        var proof = proof(entry.leaf(), commitment);
        var seen = proof.isPresent() ? messages.firstSeen(entry.leaf()) : Optional.<Instant>empty();
        var record = entry.record();
        var kept = new KeptMessage(
                record.message(),
                direction,
                state,
                record.from(),
                record.to(),
                record.time(),
                seen.orElse(account.now()),
                envelope.size(),
                Optional.of(stored(entry)),
                Optional.of(envelope),
                opened);
        taken.add(
                record.message(),
                record.envelope(),
                () -> {
                    if (proof.isPresent()) {
                        messages.keep(proof.get(), commitment);
                    }
                    account.vault().messages().put(kept);
                    return true;
                },
                () -> {
                    if (direction == Direction.IN) {
                        news.letters().add(record.message());
                    }
                });
    }

    private Optional<LogProof> proof(long leaf, Bytes commitment) throws IOException {
        var messages = account.logs().messages();
        var kept = messages.kept(leaf, MerkleHash.leaf(commitment));
        if (kept.isPresent()) {
            return kept;
        }
        try {
            return Optional.of(messages.proof(leaf, commitment, account.now()));
        } catch (VerificationException _) {
            return Optional.empty();
        }
    }

    /// Reads a letter of this mailbox's own, where this device was one of those it was sealed to.
    private Optional<Opened> openedOwn(LogEntry entry, Envelope envelope) throws IOException {
        return new OwnCopy(account).open(entry.record().message(), envelope);
    }
}
