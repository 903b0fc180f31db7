package obreia.protocol.evidence;

import java.security.cert.X509Certificate;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.evidence.EvidenceCheck.Outcome;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogProof;
import obreia.protocol.log.LogRecord;
import obreia.protocol.message.Agreement;
import obreia.protocol.message.OpenedMessage;

/// The checklist of evidence: every step of `protocol/spec/evidence.md`, each with its own outcome.
///
/// It asks nobody and believes nothing of the evidence: authorities, log keys and witnesses are the
/// checker's own, and where they were not given the steps that need them cannot be checked.
public final class EvidenceVerifier {
    private static final String LETTER = EvidenceMembers.MESSAGE;

    private final Evidence evidence;
    private final Trust trust;
    private final Findings findings;

    private EvidenceVerifier(Evidence evidence, Trust trust, Findings findings) {
        this.evidence = evidence;
        this.trust = trust;
        this.findings = findings;
    }

    /// Reads an evidence file and checks every step that can be reached. Nothing that is in the file makes
    /// it throw.
    public static EvidenceReport verify(Bytes file, Trust trust) {
        var findings = new Findings();
        var evidence = findings.check(
                EvidenceStep.FILE,
                "-",
                () -> Evidence.decode(file),
                found -> "a letter, " + found.receipts().size() + " receipts and "
                        + found.statements().size() + " statements");
        evidence.ifPresent(found -> {
            if (found.receipts().isEmpty()) {
                findings.without(EvidenceStep.RECEIPT, EvidenceStep.RECEIPT_RECORD, EvidenceStep.READER);
            }
            new EvidenceVerifier(found, trust.with(found.answers()), findings).letter();
        });
        return findings.report();
    }

    private void letter() {
        var opened = findings.check(
                EvidenceStep.SIGNATURE,
                LETTER,
                () -> OpenedMessage.of(evidence.message()),
                found -> found.digest().shortHex() + ", signed by " + name(found.signer()) + " at "
                        + found.signingTime());
        var record = findings.check(
                EvidenceStep.RECORD,
                LETTER,
                () -> record(evidence.proof()),
                found -> "stored at " + found.record().time() + ", says the repository");
        if (opened.isEmpty() || record.isEmpty()) {
            return;
        }
        new Judged(opened.get(), record.get()).check();
    }

    private Recorded record(LogProof proof) throws MalformedException, VerificationException {
        var recorded = Recorded.of(proof);
        var record = recorded.record();
        if (record.kind() != LogRecord.Kind.MESSAGE || !record.message().equals(evidence.digest())) {
            throw new VerificationException("the record is that of the "
                    + record.kind().code() + " " + record.message().shortHex());
        }
        return recorded;
    }

    static String name(X509Certificate certificate) {
        try {
            return CardCertificate.of(certificate).commonName();
        } catch (MalformedException _) {
            return "a card whose names cannot be shown";
        }
    }

    /// The steps that need the letter and its record.
    private final class Judged {
        private final OpenedMessage message;
        private final Recorded recorded;
        private final LogRecord record;
        private final StatementLooks statements;

        Judged(OpenedMessage message, Recorded recorded) {
            this.message = message;
            this.recorded = recorded;
            this.record = recorded.record();
            this.statements = new StatementLooks(message.headers().origin(), trust, findings);
        }

        void check() {
            envelope();
            findings.check(
                    EvidenceStep.LEAF,
                    LETTER,
                    () -> LogLooks.entry(
                            evidence.proof(),
                            LogKind.MESSAGES,
                            message.headers().origin(),
                            recorded.entry().bytes()),
                    checkpoint -> LogLooks.words(evidence.proof(), checkpoint));
            new LogLooks(evidence, trust, findings).checkpoints();
            statements.check(evidence.statements());
            var leaf = evidence.proof().index();
            var inForce = findings.check(
                    EvidenceStep.IN_FORCE,
                    LETTER,
                    () -> inForce(statements, record.from(), message.signer(), leaf),
                    found -> "statement " + found.logged().version() + " of mailbox " + record.from());
            inForce.ifPresent(found -> {
                findings.check(EvidenceStep.AGREEMENT, LETTER, () -> agreement(found), why -> why);
                newest(LETTER, found, statements, findings);
            });
            var witnessed = Witnessed.check(LETTER, evidence.proof(), trust, findings);
            Paths.check(
                    EvidenceStep.PATH, LETTER, message.signer(), message.others(), record, witnessed, trust, findings);
            for (var receipt : evidence.receipts()) {
                new ReceiptLooks(receipt, message, leaf, record, statements, trust, findings).check();
            }
            recipients();
            findings.cannot(
                    EvidenceStep.SEALED,
                    LETTER,
                    "no key that opens it is ever exported; its sender says so in the record");
        }

        private void envelope() {
            if (evidence.envelope().isEmpty()) {
                findings.cannot(EvidenceStep.ENVELOPE, LETTER, "the envelope is not here");
                return;
            }
            var id = evidence.envelope().get().id();
            var named = record.envelope();
            findings.put(
                    EvidenceStep.ENVELOPE,
                    EvidenceMembers.ENVELOPE,
                    id.equals(named) ? Outcome.HOLDS : Outcome.FAILS,
                    id.equals(named) ? "it is " + id.shortHex() : "the record names the envelope " + named.shortHex());
        }

        private String agreement(StatementLooks.Placed sender) throws VerificationException {
            Agreement.check(message, record, sender.signed().statement());
            return "from " + record.from() + " to " + record.to().size() + " recipients";
        }

        private void recipients() {
            for (var recipient : message.headers().recipients()) {
                var about = "statements/" + recipient.mailbox();
                var named = statements.of(recipient.mailbox()).stream()
                        .filter(one -> one.signed().digest().equals(recipient.statement()))
                        .findFirst();
                if (named.isPresent()) {
                    findings.put(
                            EvidenceStep.RECIPIENTS,
                            about,
                            Outcome.HOLDS,
                            "statement " + named.get().logged().version() + ", whose card is that of "
                                    + named.get().signed().signer().commonName());
                } else {
                    findings.cannot(
                            EvidenceStep.RECIPIENTS,
                            about,
                            "statement " + recipient.statement().shortHex() + " is not here");
                }
            }
        }
    }

    /// The statement in force, if it names the card that signed.
    static StatementLooks.Placed inForce(
            StatementLooks statements, MailboxId mailbox, X509Certificate signer, long leaf)
            throws MalformedException, VerificationException {
        var found = statements.inForce(mailbox, leaf);
        var card = CardCertificate.of(signer).digest();
        var statement = found.signed().statement();
        if (!statement.card().equals(card)) {
            throw new VerificationException("signed by the card " + card.shortHex() + ", but statement "
                    + statement.version() + " of the mailbox names "
                    + statement.card().shortHex());
        }
        return found;
    }

    /// Step 17.
    static void newest(String about, StatementLooks.Placed inForce, StatementLooks statements, Findings findings) {
        var after = statements.after(inForce);
        if (after.isPresent()) {
            findings.put(
                    EvidenceStep.NEWEST_STATEMENT,
                    about,
                    Outcome.HOLDS,
                    "the next stands at leaf " + after.get().leaf());
        } else {
            findings.cannot(
                    EvidenceStep.NEWEST_STATEMENT,
                    about,
                    "no newer one is here; a member who follows the directory log sees whether there was one");
        }
    }
}
