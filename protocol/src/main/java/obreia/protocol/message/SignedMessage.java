package obreia.protocol.message;

import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// A message that this person signed: what is sealed, and kept at sending so that receipts can be checked against it.
///
/// It is kept as the bytes of [#cms]. Sealing it again changes neither its signature nor its digest.
public final class SignedMessage {
    private final OpenedMessage message;

    private SignedMessage(OpenedMessage message) {
        this.message = message;
    }

    /// Takes back what was kept at sending; it must come from this person's own vault, for nothing else makes it the
    /// message that was sent.
    public static SignedMessage of(Bytes cms) throws MalformedException, VerificationException {
        return new SignedMessage(OpenedMessage.of(cms));
    }

    /// The CMS SignedData in DER.
    public Bytes cms() {
        return message.cms();
    }

    /// The message digest: SHA-256 of [#cms].
    public Digest digest() {
        return message.digest();
    }

    /// The signed bytes: what is exported as `.eml`.
    public Bytes mime() {
        return message.mime();
    }

    public MessageContent content() {
        return message.content();
    }

    public MessageHeaders headers() {
        return message.headers();
    }

    /// The signedContentIdentifier, 32 bytes.
    public Bytes signedContentIdentifier() {
        return message.request().identifier();
    }

    /// The value of the signature, which each receipt must name.
    public Bytes originatorSignatureValue() {
        return terms().content().originatorSignature();
    }

    /// What each receipt for this message must say.
    ReceiptTerms terms() {
        return message.terms();
    }

    @Override
    public String toString() {
        return "SignedMessage[" + digest().shortHex() + "]";
    }
}
