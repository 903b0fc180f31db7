package obreia.protocol.message;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import obreia.protocol.VerificationException;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.Statement;
import obreia.protocol.log.LogRecord;

/// Whether headers, request for receipts, record and the sender's statement say the same, and say it to this mailbox.
public final class Agreement {
    private final OpenedMessage message;
    private final MessageHeaders headers;
    private final LogRecord record;
    private final Statement sender;

    Agreement(OpenedMessage message, LogRecord record, Statement sender) {
        this.message = message;
        this.headers = message.headers();
        this.record = record;
        this.sender = sender;
    }

    /// Whether they say the same, whoever reads: step 8 of `protocol/spec/message.md` without its last sentence.
    public static void check(OpenedMessage message, LogRecord record, Statement sender) throws VerificationException {
        new Agreement(message, record, sender).agree();
    }

    String check(Standpoint standpoint) throws VerificationException {
        agree();
        if (headers.sender().equals(standpoint.mailbox())) {
            return "this mailbox is the sender" + late();
        }
        if (!headers.to().contains(standpoint.mailbox())) {
            throw new VerificationException(
                    "this mailbox is neither a recipient nor the sender: somebody else's message"
                            + " was sealed to it");
        }
        return "this mailbox is one of " + headers.to().size() + " recipients" + late();
    }

    /// The time of storing is the repository's word and that of signing the sender's: a person reads both.
    private String late() {
        var between = Duration.between(headers.date(), record.time());
        if (between.abs().compareTo(Duration.ofDays(1)) <= 0) {
            return "";
        }
        return "; signed, says the sender, " + between.abs().toDays() + " days "
                + (between.isNegative() ? "after" : "before") + " it was stored, says the repository";
    }

    private void agree() throws VerificationException {
        same("origin", headers.origin(), "the record", record.origin());
        same("origin", headers.origin(), "the statement", sender.origin());
        same("sender", headers.sender(), "the record", record.from());
        same("sender", headers.sender(), "the statement", sender.mailbox());
        if (sender.device(headers.device()).isEmpty()) {
            throw new VerificationException(
                    "the headers name the device " + headers.device() + ", which the sender's statement does not list");
        }
        sameSet(headers.to(), "the record", record.to());
        var request = message.request();
        sameSet(headers.to(), "the request for receipts", request.from());
        same("sender", headers.sender(), "the request for receipts", request.to());
        if (!request.identifier().equals(headers.id().identifier())) {
            throw new VerificationException("Message-ID does not hold the signedContentIdentifier");
        }
        same("date", headers.date(), "the signing-time", message.signingTime());
    }

    private static void same(String what, Object inHeaders, String where, Object there) throws VerificationException {
        if (!inHeaders.equals(there)) {
            throw new VerificationException(
                    "the headers name the " + what + " " + inHeaders + ", " + where + " " + there);
        }
    }

    private static void sameSet(List<MailboxId> inHeaders, String where, List<MailboxId> there)
            throws VerificationException {
        if (inHeaders.size() != there.size() || !Set.copyOf(inHeaders).equals(Set.copyOf(there))) {
            throw new VerificationException(
                    "the headers name the recipients " + inHeaders + ", " + where + " " + there);
        }
    }
}
