package obreia.protocol.message;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.cms.SigningInput;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.CardCertificate;

/// A message that is written and waits for its sender's card to sign it.
public final class OutgoingMessage {
    /// The signature, the algorithms, the signer's name and the frames of all that is in the object.
    private static final int FRAME = 2048;

    private final SigningInput input;
    private final int maxSize;

    private OutgoingMessage(SigningInput input, int maxSize) {
        this.input = input;
        this.maxSize = maxSize;
    }

    /// Writes the content and the request for receipts from its recipients; `path` holds at most eight certificates
    /// above the card's. Refuses a content that is too long for its signed object.
    public static OutgoingMessage prepare(
            MessageContent content, SignatureAlgorithm algorithm, CardCertificate card, List<X509Certificate> path)
            throws MalformedException {
        var bytes = content.encode();
        var input = SigningInput.of(
                ContentType.DATA,
                bytes,
                algorithm,
                card.x509(),
                path,
                content.headers().date(),
                Optional.of(ReceiptRequest.of(content.headers()).attribute()));
        var size = bytes.length() + input.toBeSigned().length() + FRAME;
        for (var certificate : certificates(card, path)) {
            size += certificate.length();
        }
        if (size > CmsProfile.MAX_SIZE) {
            throw new MalformedException("message has up to " + size
                    + " bytes with its signature and certificates, at most " + CmsProfile.MAX_SIZE + " are accepted");
        }
        return new OutgoingMessage(input, size);
    }

    /// The most bytes that the signed message can have: whether it fits an envelope is known before a PIN is asked.
    public int maxSize() {
        return maxSize;
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

    private static List<Bytes> certificates(CardCertificate card, List<X509Certificate> path) {
        try {
            var all = new ArrayList<>(List.of(card.der()));
            for (var certificate : path) {
                all.add(Bytes.of(certificate.getEncoded()));
            }
            return all;
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate of the path cannot be encoded", e);
        }
    }
}
