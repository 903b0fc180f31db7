package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.Refusal;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.repository.Submission;
import obreia.desktop.vault.Chain;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.Link;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Stored;
import obreia.desktop.vault.Waiting;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.LogKind;
import obreia.protocol.message.SignedMessage;
import obreia.protocol.wire.Request;

/// Hands in what waits in the outbox, in the order in which it was signed. Nothing in it needs a PIN any more.
public final class OutboxRunner {
    private final Account account;

    public OutboxRunner(Account account) {
        this.account = account;
    }

    /// Hands in what waits, until one has to wait longer; what came of each.
    public List<SendOutcome> run(RepositoryClient line) throws IOException, VerificationException {
        if (account.logs().broken().isPresent()) {
            return List.of();
        }
        var outcomes = new ArrayList<SendOutcome>();
        for (var waiting : account.vault().outbox().all()) {
            var outcome = handIn(line, waiting);
            outcomes.add(outcome);
            if (outcome instanceof SendOutcome.Waiting) {
                break; // the line broke, or the repository asks for patience: the order is kept
            }
        }
        return List.copyOf(outcomes);
    }

    /// Hands in what was just put in the outbox, after all that waited before it.
    SendOutcome sendNow(Digest digest, Reach.Line line) throws IOException, VerificationException {
        if (line.connected().isEmpty()) {
            account.vault().outbox().failed(digest, line.why());
            return new SendOutcome.Waiting(digest, line.why());
        }
        for (var waiting : account.vault().outbox().all()) {
            var outcome = handIn(line.connected().get(), waiting);
            if (waiting.digest().equals(digest)) {
                return outcome;
            }
            if (outcome instanceof SendOutcome.Waiting before) {
                account.vault().outbox().failed(digest, before.why());
                return new SendOutcome.Waiting(digest, before.why());
            }
        }
        throw new IllegalStateException("what was just kept is not in the outbox");
    }

    private SendOutcome handIn(RepositoryClient line, Waiting waiting) throws IOException, VerificationException {
        Answer<Submission> answer;
        try {
            answer = ask(line, waiting);
        } catch (IOException e) {
            var why = String.valueOf(e.getMessage());
            account.vault().outbox().failed(waiting.digest(), why);
            return new SendOutcome.Waiting(waiting.digest(), why);
        }
        return switch (answer) {
            case Answer.Granted<Submission>(var submission) -> {
                prove(waiting, submission);
                stored(waiting, submission);
                yield new SendOutcome.Stored(waiting.digest(), submission.leaf());
            }
            case Answer.Refused<Submission>(var refusal)
            when refusal.retry() -> {
                account.vault().outbox().failed(waiting.digest(), refusal.message());
                yield new SendOutcome.Waiting(waiting.digest(), refusal.message());
            }
            case Answer.Refused<Submission>(var refusal) -> {
                refused(waiting, refusal);
                yield new SendOutcome.Refused(waiting.digest(), refusal);
            }
        };
    }

    private Answer<Submission> ask(RepositoryClient line, Waiting waiting) throws IOException, VerificationException {
        var me = account.member().mailbox();
        var envelope = waiting.envelope().bytes();
        if (waiting.receipted().isEmpty()) {
            return line.send(me, new Request.Send(waiting.to(), waiting.digest(), waiting.salt(), envelope), Set.of());
        }
        return line.receipt(
                me,
                new Request.Receipt(
                        waiting.to().getFirst(),
                        waiting.digest(),
                        waiting.receipted().get(),
                        waiting.salt(),
                        envelope),
                Set.of());
    }

    /// The proof of submission, kept: without it the letter was not stored, whatever the repository says.
    private void prove(Waiting waiting, Submission submission) throws IOException, VerificationException {
        try {
            var commitment = submission.record().leaf(waiting.salt());
            var _ = account.logs().take(LogKind.MESSAGES, submission.proof(), commitment.bytes(), account.now());
        } catch (VerificationException e) {
            account.vault().outbox().failed(waiting.digest(), String.valueOf(e.getMessage()));
            throw e;
        }
    }

    private void stored(Waiting waiting, Submission submission) throws IOException {
        var vault = account.vault();
        var stored = new Stored(waiting.envelope().id(), submission.bytes(), waiting.salt(), submission.leaf());
        var time = submission.record().time();
        var _ = vault.together(() -> {
            if (waiting.receipted().isEmpty()) {
                var kept = message(waiting);
                vault.messages().put(kept.withStored(stored, time).withState(MessageState.STORED));
                placed(kept, submission.leaf());
            } else {
                var receipt = vault.receipts().find(waiting.digest());
                if (receipt.isPresent()) {
                    vault.receipts().put(Receipts.stored(receipt.get(), stored, time));
                }
            }
            vault.outbox().left(waiting.digest(), account.now(), Optional.empty());
            return true;
        });
    }

    /// Gives the letter's place in its chain the leaf that it got.
    private void placed(KeptMessage kept, long leaf) throws IOException {
        var cms = kept.opened()
                .orElseThrow(() -> new IllegalStateException("what was sent is kept open"))
                .cms();
        try {
            var headers = SignedMessage.of(cms).headers();
            var people = new ArrayList<>(headers.to());
            people.add(headers.sender());
            var chain = new Chain(headers.sequence().chain().bytes(), headers.sender(), people, true);
            account.vault()
                    .memory()
                    .put(
                            chain,
                            new Link(chain.id(), headers.sequence().number(), kept.message(), OptionalLong.of(leaf)));
            account.vault().memory().moved(kept.message(), leaf);
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept letter cannot be read any more", e);
        }
    }

    private void refused(Waiting waiting, Refusal refusal) throws IOException {
        var vault = account.vault();
        var _ = vault.together(() -> {
            if (waiting.receipted().isEmpty()) {
                vault.messages().put(message(waiting).withState(MessageState.REFUSED));
            }
            return vault.outbox().left(waiting.digest(), account.now(), Optional.of(refusal.message()));
        });
    }

    private KeptMessage message(Waiting waiting) throws IOException {
        Optional<KeptMessage> kept = account.vault().messages().find(waiting.digest(), Direction.OUT);
        return kept.orElseThrow(() -> new IllegalStateException("a letter that waits is not kept"));
    }
}
