package obreia.desktop.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import obreia.desktop.card.PinPrompt;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Opened;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.PathException;
import obreia.protocol.message.Arrival;
import obreia.protocol.message.Check;
import obreia.protocol.message.MessageVerifier;
import obreia.protocol.message.Reading;
import obreia.protocol.message.UntrustedMessage;
import obreia.protocol.message.VerifiedMessage;

/// Opens a letter, checks every step of reading, and signs the receipt before anything is shown.
public final class MessageReader {
    private final Account account;

    public MessageReader(Account account) {
        this.account = account;
    }

    /// Reads a received letter that is kept here.
    ///
    /// @param receipt whether the person signs for it; what was signed for before is not signed again
    public ReadOutcome read(Digest message, boolean receipt, PinPrompt prompt)
            throws IOException, VerificationException {
        var kept = account.vault()
                .messages()
                .find(message, Direction.IN)
                .orElseThrow(() -> new IllegalStateException("no letter " + message.shortHex() + " is kept here"));
        var line = new Reach(account).line();
        return switch (verify(kept, line.connected())) {
            case VerifiedMessage verified -> verified(kept, verified, receipt, prompt, line);
            case UntrustedMessage untrusted -> untrusted(kept, untrusted);
        };
    }

    /// Every check of a letter that is kept, without showing or signing anything.
    public Reading verify(KeptMessage kept) throws IOException, VerificationException {
        return verify(kept, Optional.empty());
    }

    private Reading verify(KeptMessage kept, Optional<RepositoryClient> line)
            throws IOException, VerificationException {
        learnSender(kept, line);
        var stored = kept.stored().orElseThrow(() -> new IllegalStateException("a letter that arrived is stored"));
        var envelope = kept.envelope().orElseThrow(() -> new IllegalStateException("the letter was not fetched"));
        var seen = account.logs().messages().firstSeen(stored.leaf()).orElse(kept.seen());
        var arrival = new Arrival(stored.envelope(), envelope, stored.record(), stored.salt(), stored.leaf(), seen);
        try (var keys = account.vault().boxKeys().open()) {
            var inquiry = account.inquiry();
            var reading = MessageVerifier.read(arrival, keys.keys(), account.standpoint(inquiry));
            account.vault().answers().used(kept.message(), inquiry.used());
            return reading;
        } catch (UncheckedIOException e) {
            throw new IOException("the vault cannot be read: " + e.getCause(), e.getCause());
        }
    }

    /// The sender's statements are needed up to the letter; a repository that gives false ones is found out
    /// by the check, which then has no statement to go by.
    private void learnSender(KeptMessage kept, Optional<RepositoryClient> line) throws IOException {
        if (line.isEmpty()) {
            return;
        }
        try {
            var _ = account.people().lookup(line.get(), kept.sender(), account.now());
        } catch (PathException _) {
            // A card that is not good any more says nothing against the repository.
        } catch (VerificationException e) {
            account.hangUp();
        }
    }

    private ReadOutcome verified(
            KeptMessage kept, VerifiedMessage verified, boolean receipt, PinPrompt prompt, Reach.Line line)
            throws IOException, VerificationException {
        var receipts = new Receipts(account);
        var state = receipts.ownState(verified.digest());
        if (receipt && !verified.own() && state instanceof ReadOutcome.ReceiptState.None) {
            switch (receipts.sign(verified, prompt, line)) {
                case Signing.NotSigned<ReadOutcome.ReceiptState>(var outcome) -> {
                    return new ReadOutcome.NotSigned(outcome);
                }
                case Signing.Done<ReadOutcome.ReceiptState>(var signed) -> state = signed;
            }
        }
        var now = state instanceof ReadOutcome.ReceiptState.None ? MessageState.OPENED : MessageState.RECEIPTED;
        var content = verified.content();
        var opened =
                new Opened(verified.cms(), content.headers().subject(), content.text(), Checks.json(verified.checks()));
        var _ = account.vault().together(() -> {
            account.vault().messages().put(kept.withOpened(opened).withState(now));
            new Known(account.vault()).remember(verified);
            new Conversation(account).read(verified);
            return true;
        });
        return new ReadOutcome.Verified(verified, verified.sender().signer().commonName(), state);
    }

    private ReadOutcome untrusted(KeptMessage kept, UntrustedMessage untrusted) throws IOException {
        if (kept.opened().isEmpty()) {
            account.vault().messages().put(kept.withState(MessageState.NOT_VERIFIED));
        } // What was verified before, under an authority that was believed then, is kept as that.
        var failed = untrusted.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILS)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an untrusted message fails a check"));
        return new ReadOutcome.NotVerified(failed, untrusted.checks(), untrusted.evenThoughUnverified());
    }
}
