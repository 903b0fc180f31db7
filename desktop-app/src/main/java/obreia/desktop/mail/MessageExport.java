package obreia.desktop.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import obreia.desktop.timeline.HandedProofs;
import obreia.desktop.vault.Direction;
import obreia.desktop.vault.KeptMessage;
import obreia.desktop.vault.KeptReceipt;
import obreia.desktop.vault.Stored;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.evidence.Evidence;
import obreia.protocol.evidence.EvidenceReport;
import obreia.protocol.evidence.EvidenceVerifier;
import obreia.protocol.evidence.LoggedReceipt;
import obreia.protocol.evidence.LoggedStatement;
import obreia.protocol.evidence.Trust;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogProof;
import obreia.protocol.message.OpenedMessage;
import obreia.protocol.revocation.AuthorityAnswer;

/// Makes the evidence of a letter out of what this profile keeps, for somebody who trusts nothing of it.
public final class MessageExport {
    private static final long MAX_ANSWERS_SIZE = 32 << 20;

    private final Account account;

    public MessageExport(Account account) {
        this.account = account;
    }

    /// An evidence file, and what a checker finds who believes what this profile believes.
    public record Exported(Bytes file, Evidence evidence, EvidenceReport report) {}

    /// Makes the file. The repository is asked for what is new, and for proofs that are all under one
    /// checkpoint; if it cannot be reached, or contradicts itself, the proofs that were kept are taken.
    ///
    /// @throws VerificationException a letter that was not opened, that waits to be sent, or whose place in
    ///     the log nothing proves here
    public Exported export(KeptMessage letter) throws IOException, VerificationException {
        var opened = letter.opened().orElseThrow(() -> new VerificationException("the letter was not opened"));
        var stored = letter.stored()
                .orElseThrow(() -> new VerificationException("the letter was not stored yet, so nothing proves it"));
        ask(letter);
        var proofs = new HandedProofs(account.logs(), account.vault());
        var proof = proof(stored, proofs)
                .orElseThrow(() -> new VerificationException(
                        "that the letter is in the log was never proved here, and the repository cannot be asked now"));
        var evidence = new Evidence(
                opened.cms(),
                proof,
                letter.envelope().filter(envelope -> envelope.id().equals(stored.envelope())),
                receipts(letter, proofs),
                statements(letter, proofs),
                answers(letter));
        return checked(evidence);
    }

    /// What authorities said when letter and receipts were checked here; of a letter of one's own, what is
    /// known of one's card. Lists that would not fit are left out: then nothing is known of revocation
    /// there.
    private List<AuthorityAnswer> answers(KeptMessage letter) throws IOException {
        if (letter.direction() == Direction.OUT) {
            askAboutOwnCard(letter);
        }
        var answers = new LinkedHashSet<>(account.vault().answers().of(letter.message()));
        for (var receipt : account.vault().receipts().of(letter.message())) {
            answers.addAll(account.vault().answers().of(receipt.receipt()));
        }
        var fitting = new ArrayList<AuthorityAnswer>();
        var size = 0L;
        for (var answer : answers) {
            if (size + answer.der().length() <= MAX_ANSWERS_SIZE && fitting.size() < Evidence.MAX_ANSWERS) {
                size += answer.der().length();
                fitting.add(answer);
            }
        }
        return fitting;
    }

    private void askAboutOwnCard(KeptMessage letter) throws IOException {
        var stored = letter.stored();
        if (letter.opened().isEmpty() || stored.isEmpty()) {
            return;
        }
        var inquiry = account.inquiry();
        try {
            var opened = OpenedMessage.of(letter.opened().get().cms());
            var at = account.logs().messages().firstSeen(stored.get().leaf()).orElse(letter.seen());
            var _ = account.standpoint(inquiry).paths().validate(opened.signer(), opened.others(), at);
        } catch (MalformedException | VerificationException _) {
            // The checks of the evidence say so.
        }
        account.vault().answers().used(letter.message(), inquiry.used());
    }

    /// What is new of the logs and of the people in the letter; nothing of it is needed.
    private void ask(KeptMessage letter) throws IOException {
        try {
            var line = account.metLine();
            for (var mailbox : people(letter)) {
                var _ = account.people().lookup(line, mailbox, account.now());
            }
        } catch (IOException | VerificationException _) {
            // It cannot be reached, or is not honest: what was proved before is still proved.
            account.hangUp();
        }
    }

    private static List<MailboxId> people(KeptMessage letter) {
        var people = new LinkedHashSet<MailboxId>();
        people.add(letter.sender());
        people.addAll(letter.recipients());
        return List.copyOf(people);
    }

    private static Optional<LogProof> proof(Stored stored, HandedProofs proofs) throws IOException {
        var extra = Bytes.concat(stored.salt(), stored.record());
        return proofs.message(stored.leaf(), Digest.of(extra).bytes())
                .map(proof -> new LogProof(Optional.of(extra), proof.index(), proof.path(), proof.checkpoint()));
    }

    private List<LoggedReceipt> receipts(KeptMessage letter, HandedProofs proofs) throws IOException {
        var receipts = new ArrayList<LoggedReceipt>();
        for (var receipt : account.vault().receipts().of(letter.message())) {
            var proof = receipt.stored().isEmpty() || !verified(receipt)
                    ? Optional.<LogProof>empty()
                    : proof(receipt.stored().get(), proofs);
            if (proof.isPresent()) {
                receipts.add(new LoggedReceipt(receipt.from(), receipt.cms(), proof.get()));
            }
        }
        return receipts;
    }

    private static boolean verified(KeptReceipt receipt) {
        return receipt.verified();
    }

    /// Of each mailbox from the first statement on, as far as both logs prove them here.
    private List<LoggedStatement> statements(KeptMessage letter, HandedProofs proofs) throws IOException {
        var statements = new ArrayList<LoggedStatement>();
        for (var mailbox : people(letter)) {
            for (var kept : account.vault().people().statements(mailbox)) {
                if (kept.leaf().isEmpty()) {
                    break;
                }
                var messages =
                        proofs.message(kept.leaf().getAsLong(), kept.digest().bytes());
                var directory = proofs.directory(mailbox, kept.version(), kept.digest());
                if (messages.isEmpty() || directory.isEmpty()) {
                    break;
                }
                statements.add(
                        new LoggedStatement(mailbox, kept.version(), kept.cms(), messages.get(), directory.get()));
            }
        }
        return statements;
    }

    private Exported checked(Evidence evidence) throws IOException, VerificationException {
        try {
            var file = evidence.encode();
            var trust = new Trust(
                    Optional.of(account.pathsOffline()), List.of(account.logs().key()), List.of(), 0);
            return new Exported(file, evidence, EvidenceVerifier.verify(file, trust));
        } catch (MalformedException e) {
            throw new VerificationException("no evidence can be made of what is kept: " + e.getMessage(), e);
        }
    }
}
