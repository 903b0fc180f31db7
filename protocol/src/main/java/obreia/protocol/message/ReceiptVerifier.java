package obreia.protocol.message;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.log.LogRecord;
import obreia.protocol.sealing.BoxKey;
import obreia.protocol.sealing.Opener;

/// The checklist of receipts: every step of `protocol/spec/receipt.md`, each with its own outcome.
///
/// It compares with the message that was kept at sending and takes nothing from anywhere else. Other
/// people's tools check much less: neither who signed nor what the message said.
public final class ReceiptVerifier {
    private final Arrival arrival;
    private final SignedMessage sent;
    private final Map<MailboxId, Digest> accepted;
    private final ArrivalChecks look;
    private final Checklist list = new Checklist();

    private ReceiptVerifier(
            Arrival arrival, Standpoint standpoint, SignedMessage sent, Map<MailboxId, Digest> accepted) {
        this.arrival = arrival;
        this.sent = sent;
        this.accepted = accepted;
        this.look = new ArrivalChecks(arrival, standpoint);
    }

    /// Opens what arrived with this device's box keys, and checks it against the message that this mailbox
    /// sent.
    ///
    /// `accepted` are the digests of the receipts for this message that were verified before, by reader. A
    /// message that another mailbox sent is our mistake, IllegalStateException.
    public static ReceiptReading read(
            Arrival arrival,
            List<BoxKey> keys,
            Standpoint standpoint,
            SignedMessage sent,
            Map<MailboxId, Digest> accepted) {
        if (!sent.headers().sender().equals(standpoint.mailbox())) {
            throw new IllegalStateException("receipts are checked by the sender of the message");
        }
        return new ReceiptVerifier(arrival, standpoint, sent, accepted).read(keys);
    }

    private ReceiptReading read(List<BoxKey> keys) {
        list.check(ReceiptStep.ENVELOPE, look::envelope, id -> "it is " + id.shortHex());
        var record = list.check(
                ReceiptStep.RECORD, this::record, found -> "stored at " + found.time() + ", says the repository");
        record.ifPresent(found -> list.check(ReceiptStep.RECORD_IN_LOG, () -> look.recorded(found), why -> why));
        var cms = list.check(
                ReceiptStep.OPENS,
                () -> Opener.open(arrival.envelope(), keys),
                found -> "it holds " + found.length() + " bytes");
        if (record.isPresent() && cms.isPresent()) {
            list.check(
                    ReceiptStep.DIGEST,
                    () -> look.digest(record.get(), cms.get()),
                    digest -> "it is " + digest.shortHex());
        }
        var opened = cms.flatMap(this::opened);
        opened.ifPresent(this::compare);
        return record.isPresent() && opened.isPresent() ? judged(record.get(), opened.get()) : untrusted();
    }

    private LogRecord record() throws MalformedException, VerificationException {
        var record = look.record(LogRecord.Kind.RECEIPT);
        if (!record.receipted().equals(Optional.of(sent.digest()))) {
            throw new VerificationException(
                    "the record names another message than " + sent.digest().shortHex());
        }
        if (!record.to().equals(List.of(sent.headers().sender()))) {
            throw new VerificationException("the record is to " + record.to() + ", not to the sender");
        }
        return record;
    }

    private Optional<OpenedReceipt> opened(Bytes cms) {
        return list.check(
                        ReceiptStep.SIGNATURE,
                        () -> OpenedReceipt.signed(cms),
                        signed -> "signed with " + signed.algorithm() + " at " + signed.signingTime())
                .flatMap(signed -> list.check(
                        ReceiptStep.CONTENT, () -> OpenedReceipt.of(cms, signed), receipt -> "it is of version 1"));
    }

    private void compare(OpenedReceipt opened) {
        var terms = sent.terms();
        var receipt = opened.content();
        same(ReceiptStep.CONTENT_TYPE, terms.content().contentType(), receipt.contentType());
        same(ReceiptStep.IDENTIFIER, terms.content().identifier(), receipt.identifier());
        same(ReceiptStep.ORIGINATOR_SIGNATURE, terms.content().originatorSignature(), receipt.originatorSignature());
        same(ReceiptStep.MESSAGE_DIGEST, terms.msgSigDigest(), opened.msgSigDigest());
    }

    private void same(ReceiptStep step, Object ofMessage, Object ofReceipt) {
        list.check(
                step,
                () -> {
                    if (!ofMessage.equals(ofReceipt)) {
                        throw new VerificationException("the receipt names " + words(ofReceipt)
                                + ", the message kept at sending has " + words(ofMessage));
                    }
                    return ofMessage;
                },
                same -> "it is that of the message kept at sending");
    }

    private static String words(Object value) {
        return value instanceof Bytes bytes
                ? bytes.slice(0, Math.min(6, bytes.length())).hex() + "… of " + bytes.length() + " bytes"
                : value.toString();
    }

    private ReceiptReading judged(LogRecord record, OpenedReceipt opened) {
        X509Certificate signer = opened.signed().signer();
        var path = list.check(
                ReceiptStep.PATH,
                () -> look.path(record, signer, opened.signed().others()),
                look::vouched);
        path.ifPresent(found -> look.revocation(list, ReceiptStep.REVOCATION, found, record));
        list.check(ReceiptStep.READER, () -> reader(record), mailbox -> "mailbox " + mailbox + " was asked for one");
        var statement = list.check(
                ReceiptStep.IN_FORCE,
                () -> look.inForce(record.from(), signer),
                found -> "statement " + found.statement().version() + " of mailbox " + record.from());
        list.check(ReceiptStep.ONLY_ONE, () -> onlyOne(record), why -> why);

        var checks = list.of(List.of(ReceiptStep.values()));
        if (path.isEmpty() || statement.isEmpty() || Checklist.failure(checks).isPresent()) {
            return untrusted();
        }
        return new VerifiedReceipt(opened, record, arrival.leaf(), path.get(), statement.get(), checks);
    }

    private MailboxId reader(LogRecord record) throws VerificationException {
        var from = record.from();
        if (from.equals(sent.headers().sender())) {
            throw new VerificationException("the sender cannot acknowledge their own message");
        }
        if (!sent.headers().to().contains(from)) {
            throw new VerificationException("mailbox " + from + " was not asked for a receipt");
        }
        return from;
    }

    private String onlyOne(LogRecord record) throws VerificationException {
        var other = accepted.get(record.from());
        if (other != null && !other.equals(record.message())) {
            throw new VerificationException(
                    "the receipt " + other.shortHex() + " from mailbox " + record.from() + " was accepted before");
        }
        return "no other from mailbox " + record.from() + " was accepted";
    }

    private UntrustedReceipt untrusted() {
        var checks = list.of(List.of(ReceiptStep.values()));
        return new UntrustedReceipt(Checklist.failure(checks).orElseThrow(), checks);
    }
}
