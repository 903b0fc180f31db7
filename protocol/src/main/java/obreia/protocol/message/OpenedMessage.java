package obreia.protocol.message;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.cms.VerifiedCms;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Digest;

/// A signed message as it came out of an envelope: the key of the certificate in it signed it, but whose that is, and
/// everything that it says, is claimed.
public final class OpenedMessage {
    private final Bytes cms;
    private final VerifiedCms signed;
    private final MessageContent content;
    private final ReceiptRequest request;

    private OpenedMessage(Bytes cms, VerifiedCms signed, MessageContent content, ReceiptRequest request) {
        this.cms = cms;
        this.signed = signed;
        this.content = content;
        this.request = request;
    }

    /// Reads the CMS SignedData in DER, checks the profile and its signature, and reads the content strictly.
    public static OpenedMessage of(Bytes cms) throws MalformedException, VerificationException {
        return of(cms, signed(cms));
    }

    static VerifiedCms signed(Bytes cms) throws MalformedException, VerificationException {
        return CmsProfile.verify(cms, ContentType.DATA, Optional.of(SignedAttribute.RECEIPT_REQUEST));
    }

    static OpenedMessage of(Bytes cms, VerifiedCms signed) throws MalformedException {
        var content = MessageContent.decode(signed.content());
        var request = ReceiptRequest.decode(signed.attribute().orElseThrow().value());
        return new OpenedMessage(cms, signed, content, request);
    }

    /// The CMS SignedData as it came, in DER.
    public Bytes cms() {
        return cms;
    }

    /// The message digest: SHA-256 of [#cms].
    public Digest digest() {
        return Digest.of(cms);
    }

    /// The signed bytes as they came: what is exported as `.eml`.
    public Bytes mime() {
        return signed.content();
    }

    public MessageContent content() {
        return content;
    }

    public MessageHeaders headers() {
        return content.headers();
    }

    public ReceiptRequest request() {
        return request;
    }

    /// The certificate whose key signed.
    public X509Certificate signer() {
        return signed.signer();
    }

    /// Untrusted material for the path.
    public List<X509Certificate> others() {
        return signed.others();
    }

    public Instant signingTime() {
        return signed.signingTime();
    }

    ReceiptTerms terms() {
        return ReceiptTerms.of(signed, request);
    }
}
