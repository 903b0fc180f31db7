package obreia.desktop.mail;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import obreia.desktop.directory.Correspondent;
import obreia.desktop.repository.Answer;
import obreia.desktop.repository.Placed;
import obreia.desktop.repository.RepositoryClient;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.MessageState;
import obreia.desktop.vault.Stored;
import obreia.desktop.vault.ThisDevice.Mark;
import obreia.desktop.vault.Waiting;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SignedStatement;
import obreia.protocol.sealing.Sealer;

/// What a client does for a repository that was restored from a backup: it hands in again what the new logs lack. None
/// of it needs a PIN, for it was signed before.
final class HandingInAgain {
    private static final int PAGE = 100;

    private final Account account;

    HandingInAgain(Account account) {
        this.account = account;
    }

    /// Nothing before this generation is anything to be done about: this profile joined in it.
    void joinedIn(int generation) throws IOException {
        account.device().putMark(Mark.GENERATION, generation);
    }

    /// Puts into the outbox again what was stored and is not in the logs of the generation that is followed, once a
    /// generation; and looks through the mailbox from its beginning, since leaves count anew where the backup ends.
    void letters() throws IOException, VerificationException {
        var generation = account.logs().messages().log().generation();
        if (account.device().mark(Mark.GENERATION).orElse(1) >= generation) {
            return;
        }
        for (var offset = 0; ; offset += PAGE) {
            var page = account.vault().messages().list(Direction.OUT, PAGE, offset);
            for (var listed : page) {
                var kept = account.vault().messages().find(listed.message(), Direction.OUT);
                if (kept.isPresent()
                        && kept.get().state() == MessageState.STORED
                        && isLacking(kept.get().stored())) {
                    wait(kept.get());
                }
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        for (var receipt : account.vault().receipts().from(account.member().mailbox())) {
            if (isLacking(receipt.stored())) {
                wait(receipt);
            }
        }
        account.device().clearMark(Mark.MESSAGES);
        account.device().putMark(Mark.GENERATION, generation);
    }

    /// Hands in the own statements that the directory lacks, in their order.
    void statements(RepositoryClient line) throws IOException, VerificationException {
        var directory = account.logs().directory().log();
        if (directory.generation() == 1) {
            return;
        }
        var me = account.member().mailbox();
        var newest = account.vault().directory().changes(directory, me, Long.MAX_VALUE).stream()
                .mapToLong(change -> change.version())
                .max()
                .orElse(0);
        for (var kept : account.vault().people().statements(me)) {
            if (kept.version() > newest) {
                var signed = signed(kept.cms());
                if (!(line.update(signed) instanceof Answer.Granted<Placed>(var placed))) {
                    return; // it is said when something is asked of the repository
                }
                new OwnStatements(account).proved(account.logs(), signed, placed);
            }
        }
    }

    private static SignedStatement signed(Bytes cms) throws IOException {
        try {
            return SignedStatement.verify(cms);
        } catch (MalformedException | VerificationException e) {
            throw new IOException("the vault is damaged: a kept statement cannot be read any more", e);
        }
    }

    /// The messages log of a restored repository has what it still has at its old leaf.
    private boolean isLacking(Optional<Stored> stored) throws IOException {
        if (stored.isEmpty()) {
            return false;
        }
        var place = stored.get();
        try {
            var entry = Digest.of(place.salt(), place.record()).bytes();
            var _ = account.logs().messages().prove(place.leaf(), entry, account.now());
            return false;
        } catch (VerificationException _) {
            return true;
        }
    }

    private void wait(KeptMessage letter) throws IOException {
        var envelope = letter.envelope();
        if (envelope.isEmpty() || !letter.sender().equals(account.member().mailbox())) {
            return;
        }
        var waiting = Waiting.fresh(
                letter.message(),
                letter.recipients(),
                Optional.empty(),
                letter.stored().orElseThrow().salt(),
                envelope.get(),
                account.now());
        var _ = account.vault().together(() -> {
            account.vault().messages().put(letter.withState(MessageState.WAITING));
            account.vault().outbox().put(waiting);
            return true;
        });
    }

    /// A receipt's envelope is not kept: it is sealed again, which changes nothing of what was signed.
    private void wait(KeptReceipt receipt) throws IOException, VerificationException {
        var letter = account.vault().messages().find(receipt.message(), Direction.IN);
        if (letter.isEmpty()) {
            return;
        }
        var sender = sealable(letter.get().sender());
        var own = sealable(account.member().mailbox());
        if (sender.isEmpty() || own.isEmpty()) {
            return;
        }
        try {
            var boxKeys = Recipients.boxKeys(List.of(sender.get(), own.get()), account.now());
            var envelope = Sealer.seal(receipt.cms(), boxKeys, account.random());
            account.vault()
                    .outbox()
                    .put(Waiting.fresh(
                            receipt.receipt(),
                            List.of(letter.get().sender()),
                            Optional.of(receipt.message()),
                            receipt.stored().orElseThrow().salt(),
                            envelope,
                            account.now()));
        } catch (MalformedException e) {
            throw new VerificationException("a receipt cannot be sealed again: " + e.getMessage(), e);
        }
    }

    /// Nothing is sealed to somebody whom nobody vouches for any more; that holds up nothing else.
    private Optional<Correspondent> sealable(MailboxId mailbox) throws IOException {
        try {
            return account.people().known(mailbox, account.now());
        } catch (VerificationException _) {
            return Optional.empty();
        }
    }
}
