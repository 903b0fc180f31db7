package obreia.desktop.mail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.card.PinRequest;
import obreia.desktop.card.Purpose;
import obreia.desktop.card.SigningOutcome;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.LogEntry;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.Stored;
import obreia.desktop.vault.Waiting;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.envelope.Envelope;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogRecord;
import obreia.protocol.message.Arrival;
import obreia.protocol.message.OutgoingReceipt;
import obreia.protocol.message.ReceiptReading;
import obreia.protocol.message.ReceiptVerifier;
import obreia.protocol.message.SignedMessage;
import obreia.protocol.message.SignedReceipt;
import obreia.protocol.message.UntrustedReceipt;
import obreia.protocol.message.VerifiedMessage;
import obreia.protocol.message.VerifiedReceipt;
import obreia.protocol.sealing.Opener;
import obreia.protocol.sealing.Sealer;

/// Receipts both ways: signed for letters that were verified, and checked when they come back.
final class Receipts {
    /// What a repository invents costs no more than this at each look.
    private static final int ANEW = 20;

    private final Account account;

    Receipts(Account account) {
        this.account = account;
    }

    /// How this mailbox's own receipt for a letter stands.
    ReadOutcome.ReceiptState ownState(Digest message) throws IOException {
        var own = account.vault().receipts().verified(message, account.member().mailbox());
        if (own.isEmpty()) {
            return new ReadOutcome.ReceiptState.None();
        }
        if (own.get().stored().isPresent()) {
            return new ReadOutcome.ReceiptState.Stored();
        }
        return account.vault()
                .outbox()
                .find(own.get().receipt())
                .<ReadOutcome.ReceiptState>map(waiting ->
                        new ReadOutcome.ReceiptState.Waiting(waiting.failure().orElse("not sent yet")))
                .orElse(new ReadOutcome.ReceiptState.Refused("the repository did not take it"));
    }

    /// Signs, seals, keeps and hands in the receipt for a letter.
    Signing<ReadOutcome.ReceiptState> sign(VerifiedMessage message, PinPrompt prompt, Reach.Line line)
            throws IOException, VerificationException {
        try {
            var recipients = new Recipients(account, line.connected());
            var own = recipients.correspondent(account.member().mailbox());
            var sender = recipients.correspondent(message.headers().sender());
            var desk = new CardDesk(account.cards(), prompt);
            var card = Optional.of(own.statement().statement().card());
            var standing = new Standing(account);
            Signing<SignedReceipt> signing = desk.use(account.member().card(), card, open -> {
                var against = standing.against(open.certificate().x509(), open.path());
                if (against.isPresent()) {
                    return new Signing.NotSigned<>(new SigningOutcome.Unsupported(against.get()));
                }
                var outgoing = OutgoingReceipt.prepare(
                        message,
                        own.statement(),
                        open.algorithms().getFirst(),
                        open.certificate(),
                        standing.path(open),
                        account.now());
                var request = new PinRequest(new Purpose.Receipt(), List.of(sender.name()), 1);
                return switch (desk.sign(open, outgoing.input(), request)) {
                    case Signing.Done<Bytes>(var signature) -> new Signing.Done<>(outgoing.complete(signature));
                    case Signing.NotSigned<Bytes>(var outcome) -> new Signing.NotSigned<>(outcome);
                };
            });
            return switch (signing) {
                case Signing.NotSigned<SignedReceipt>(var outcome) -> new Signing.NotSigned<>(outcome);
                case Signing.Done<SignedReceipt>(var receipt) -> {
                    var boxKeys = Recipients.boxKeys(List.of(sender, own), account.now());
                    keep(receipt, Sealer.seal(receipt.cms(), boxKeys, account.random()));
                    yield new Signing.Done<>(state(new OutboxRunner(account).sendNow(receipt.digest(), line)));
                }
            };
        } catch (MalformedException e) {
            throw new IOException("the receipt cannot be sealed now: " + e.getMessage(), e);
        }
    }

    /// Checks again what was not verified when it arrived: what was missing then, a statement, a proof or an authority,
    /// may be there now. The digests of those that are verified now.
    List<Digest> lookAnew(RepositoryClient line) throws IOException {
        var healed = new ArrayList<Digest>();
        for (var kept : account.vault().receipts().notVerified(ANEW)) {
            var stored = kept.stored().orElseThrow();
            try {
                var entry = new LogEntry(
                        stored.leaf(), stored.salt(), LogRecord.decode(stored.record()), stored.record(), 0, true);
                if (line.fetch(stored.envelope()) instanceof Answer.Granted<Bytes>(var bytes)
                        && take(entry, Envelope.parse(bytes), line)) {
                    healed.add(kept.receipt());
                }
            } catch (MalformedException | VerificationException _) {
                // It stays as it was kept, with what was found of it.
            }
        }
        return healed;
    }

    /// Takes in a receipt that arrived: it is checked against the letter kept at sending, and kept with what came of
    /// it. True if it was verified.
    boolean take(LogEntry entry, Envelope envelope, RepositoryClient line) throws IOException, VerificationException {
        var receipted =
                entry.record().receipted().orElseThrow(() -> new VerificationException("a receipt is for nothing"));
        var letter = account.vault().messages().find(receipted, Direction.OUT);
        if (letter.isEmpty() || letter.get().opened().isEmpty()) {
            // A receipt for what this device did not send and cannot open: nothing to check it against.
            return false;
        }
        learnReader(entry.record().from(), line);
        var stored = new Stored(entry.record().envelope(), entry.bytes(), entry.salt(), entry.leaf());
        var arrival = new Arrival(
                stored.envelope(),
                envelope,
                stored.record(),
                stored.salt(),
                stored.leaf(),
                EntryTaking.seen(account, entry));
        var receipt = entry.record().message();
        var reading = read(arrival, letter.get().opened().get().cms(), receipted, receipt);
        var verified = reading instanceof VerifiedReceipt;
        account.vault()
                .receipts()
                .put(new KeptReceipt(
                        receipt,
                        receipted,
                        entry.record().from(),
                        verified,
                        entry.record().time(),
                        Optional.of(stored),
                        cms(reading, envelope),
                        Checks.json(reading.checks())));
        return verified;
    }

    /// The reader's statements are needed up to the receipt. Where what the repository gives of them does
    /// not hold, the check has no statement to go by: the receipt is kept as not verified, and what came
    /// after it still comes in.
    private void learnReader(MailboxId reader, RepositoryClient line) throws IOException {
        try {
            var _ = account.people().lookup(line, reader, account.now());
        } catch (VerificationException _) {
            // The step IN_FORCE of the receipt says so, and it is kept with the outcome of each step.
        }
    }

    private ReceiptReading read(Arrival arrival, Bytes letter, Digest receipted, Digest receipt) throws IOException {
        var inquiry = account.inquiry();
        Map<MailboxId, Digest> accepted = new HashMap<>();
        for (var kept : account.vault().receipts().of(receipted)) {
            if (kept.verified()) {
                accepted.putIfAbsent(kept.from(), kept.receipt());
            }
        }
        try (var keys = account.vault().boxKeys().open()) {
            var standpoint = account.standpoint(inquiry);
            var reading = ReceiptVerifier.read(arrival, keys.keys(), standpoint, SignedMessage.of(letter), accepted);
            account.vault().answers().used(receipt, inquiry.used());
            return reading;
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept letter cannot be read any more", e);
        }
    }

    /// What was sealed, as far as it opens: one that failed is kept as evidence.
    private Bytes cms(ReceiptReading reading, Envelope envelope) throws IOException {
        return switch (reading) {
            case VerifiedReceipt verified -> verified.cms();
            case UntrustedReceipt _ -> {
                try (var keys = account.vault().boxKeys().open()) {
                    yield Opener.open(envelope, keys.keys());
                } catch (MalformedException | VerificationException e) {
                    yield envelope.bytes();
                }
            }
        };
    }

    static KeptReceipt stored(KeptReceipt receipt, Stored stored, Instant time) {
        return new KeptReceipt(
                receipt.receipt(),
                receipt.message(),
                receipt.from(),
                receipt.verified(),
                time,
                Optional.of(stored),
                receipt.cms(),
                receipt.checks());
    }

    private void keep(SignedReceipt receipt, Envelope envelope) throws IOException {
        var now = account.now();
        var kept = new KeptReceipt(
                receipt.digest(),
                receipt.receipted(),
                account.member().mailbox(),
                true,
                now,
                Optional.empty(),
                receipt.cms(),
                "[]");
        var waiting = Waiting.fresh(
                receipt.digest(),
                List.of(receipt.to()),
                Optional.of(receipt.receipted()),
                Bytes.random(LogRecord.SALT, account.random()),
                envelope,
                now);
        var _ = account.vault().together(() -> {
            account.vault().receipts().put(kept);
            account.vault().outbox().put(waiting);
            return true;
        });
    }

    private static ReadOutcome.ReceiptState state(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Stored _ -> new ReadOutcome.ReceiptState.Stored();
            case SendOutcome.Waiting waiting -> new ReadOutcome.ReceiptState.Waiting(waiting.why());
            case SendOutcome.Refused refused ->
                new ReadOutcome.ReceiptState.Refused(refused.refusal().message());
            case SendOutcome.NotSigned _, SendOutcome.NotWritten _, SendOutcome.NotConfirmed _ ->
                throw new IllegalStateException("the receipt was signed");
        };
    }
}
