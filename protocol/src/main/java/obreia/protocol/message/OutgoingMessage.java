package obreia.protocol.message;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;

/// A message that is written and waits for its sender's card to sign it.
public final class OutgoingMessage {
    private final SigningInput input;

    private OutgoingMessage(SigningInput input) {
        this.input = input;
    }

    /// Writes the content and the request for receipts from its recipients; `path` holds at most eight certificates
    /// above the card's. Refuses a content that is too long.
    public static OutgoingMessage prepare(
            MessageContent content, SignatureAlgorithm algorithm, CardCertificate card, List<X509Certificate> path)
            throws MalformedException {
        return new OutgoingMessage(SigningInput.of(
                ContentType.DATA,
                content.encode(),
                algorithm,
                card.x509(),
                path,
                content.headers().date(),
                Optional.of(ReceiptRequest.of(content.headers()).attribute())));
    }

    /// What the card signs.
    public SigningInput input() {
        return input;
    }

    /// The signed message; refuses a signature that is not the card's over [#input].
    public SignedMessage complete(Bytes signature) throws VerificationException {
        try {
            return SignedMessage.of(input.complete(signature));
        } catch (MalformedException e) {
            throw new IllegalStateException("we wrote a message that we do not accept: " + e.getMessage(), e);
        }
    }
}
