package obreia.protocol.evidence;

import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Digest;
import obreia.protocol.log.Checkpoint;
import obreia.protocol.log.LogKind;
import obreia.protocol.log.LogRecord;
import obreia.protocol.message.OpenedMessage;
import obreia.protocol.message.OpenedReceipt;

/// The looks at one receipt: steps 13 to 15.
final class ReceiptLooks {
    private final LoggedReceipt receipt;
    private final OpenedMessage message;
    private final long letterLeaf;
    private final LogRecord letter;
    private final StatementLooks statements;
    private final Trust trust;
    private final Findings findings;
    private final String about;

    ReceiptLooks(
            LoggedReceipt receipt,
            OpenedMessage message,
            long letterLeaf,
            LogRecord letter,
            StatementLooks statements,
            Trust trust,
            Findings findings) {
        this.receipt = receipt;
        this.message = message;
        this.letterLeaf = letterLeaf;
        this.letter = letter;
        this.statements = statements;
        this.trust = trust;
        this.findings = findings;
        this.about = EvidenceMembers.receipt(receipt.from()) + ".p7s";
    }

    void check() {
        var opened = findings.check(
                EvidenceStep.RECEIPT,
                about,
                this::opened,
                found -> "signed by " + EvidenceVerifier.name(found.signed().signer()) + " at "
                        + found.signed().signingTime());
        var recorded = findings.check(
                EvidenceStep.RECEIPT_RECORD,
                about,
                this::recorded,
                found -> "stored at " + found.record().time() + ", says the repository, as entry "
                        + receipt.proof().index());
        if (opened.isEmpty() || recorded.isEmpty()) {
            return;
        }
        var signer = opened.get().signed().signer();
        var inForce = findings.check(
                EvidenceStep.READER,
                about,
                () -> reader(opened.get()),
                found -> "mailbox " + receipt.from() + " was asked for one; statement "
                        + found.logged().version() + " names the card");
        inForce.ifPresent(found -> EvidenceVerifier.newest(about, found, statements, findings));
        var witnessed = Witnessed.check(about, receipt.proof(), trust, findings);
        Paths.check(
                EvidenceStep.PATH,
                about,
                signer,
                opened.get().signed().others(),
                recorded.get().record(),
                witnessed,
                trust,
                findings);
    }

    private OpenedReceipt opened() throws MalformedException, VerificationException {
        var opened = OpenedReceipt.of(receipt.cms());
        opened.checkFor(message);
        return opened;
    }

    private Recorded recorded() throws MalformedException, VerificationException {
        var recorded = Recorded.of(receipt.proof());
        var record = recorded.record();
        if (record.kind() != LogRecord.Kind.RECEIPT
                || !record.message().equals(Digest.of(receipt.cms()))
                || !record.receipted().equals(Optional.of(message.digest()))) {
            throw new VerificationException("the record is that of the "
                    + record.kind().code() + " " + record.message().shortHex());
        }
        var headers = message.headers();
        if (!record.origin().equals(headers.origin())
                || !record.from().equals(receipt.from())
                || !record.to().equals(List.of(headers.sender()))) {
            throw new VerificationException("the record is from " + record.from() + " to " + record.to() + " at "
                    + record.origin() + ", which is not from this reader to the sender");
        }
        Checkpoint _ = LogLooks.entry(
                receipt.proof(),
                LogKind.MESSAGES,
                headers.origin(),
                recorded.entry().bytes());
        if (receipt.proof().index() <= letterLeaf || record.time().isBefore(letter.time())) {
            throw new VerificationException(
                    "the receipt stands at leaf " + receipt.proof().index() + ", stored at " + record.time()
                            + ", but the letter at leaf " + letterLeaf + ", stored at " + letter.time());
        }
        return recorded;
    }

    private StatementLooks.Placed reader(OpenedReceipt opened) throws MalformedException, VerificationException {
        if (!message.headers().to().contains(receipt.from())) {
            throw new VerificationException("mailbox " + receipt.from() + " was not asked for a receipt");
        }
        return EvidenceVerifier.inForce(
                statements,
                receipt.from(),
                opened.signed().signer(),
                receipt.proof().index());
    }
}
