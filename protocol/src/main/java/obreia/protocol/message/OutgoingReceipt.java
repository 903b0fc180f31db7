package obreia.protocol.message;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;
import obreia.protocol.identity.CardCertificate;
import obreia.protocol.identity.MailboxId;
import obreia.protocol.identity.SignedStatement;

/// A receipt that waits for its reader's card to sign it. RFC 2634, section 2.5.
public final class OutgoingReceipt {
    private final SigningInput input;
    private final Digest receipted;
    private final MailboxId to;

    private OutgoingReceipt(SigningInput input, Digest receipted, MailboxId to) {
        this.input = input;
        this.receipted = receipted;
        this.to = to;
    }

    /// Prepares the receipt for a message that was verified, and for no other.
    ///
    /// `reader` is the newest statement of the mailbox that read it, `card` the card it names; `path` holds at most
    /// eight certificates above the card's; `signingTime` has whole seconds. A receipt for one's own message, by
    /// another mailbox, or by another card is our mistake, IllegalStateException.
    public static OutgoingReceipt prepare(
            VerifiedMessage message,
            SignedStatement reader,
            SignatureAlgorithm algorithm,
            CardCertificate card,
            List<X509Certificate> path,
            Instant signingTime) {
        if (message.own() || !message.headers().to().contains(reader.statement().mailbox())) {
            throw new IllegalStateException("a receipt is signed by a recipient");
        }
        if (!reader.statement().mailbox().equals(message.reader())
                || !reader.statement().card().equals(card.digest())) {
            throw new IllegalStateException("a receipt is signed by the card of the mailbox that read the message");
        }
        var terms = message.terms();
        var input = SigningInput.of(
                ContentType.RECEIPT,
                terms.content().encode(),
                algorithm,
                card.x509(),
                path,
                signingTime,
                Optional.of(terms.attribute()));
        return new OutgoingReceipt(input, message.digest(), message.headers().sender());
    }

    /// What the card signs.
    public SigningInput input() {
        return input;
    }

    /// The signed receipt; refuses a signature that is not the card's over [#input].
    public SignedReceipt complete(Bytes signature) throws VerificationException {
        return new SignedReceipt(input.complete(signature), receipted, to);
    }
}
