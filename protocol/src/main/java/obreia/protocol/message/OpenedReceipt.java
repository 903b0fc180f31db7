package obreia.protocol.message;

import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.cms.CmsProfile;
import obreia.protocol.cms.ContentType;
import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.cms.VerifiedCms;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import org.bouncycastle.asn1.ASN1OctetString;

/// A signed receipt as it came out of an envelope: the key of the certificate in it signed it; the rest is claimed.
public record OpenedReceipt(Bytes cms, VerifiedCms signed, ReceiptContent content, Bytes msgSigDigest) {
    /// Reads the CMS SignedData in DER, checks the profile and its signature, and reads the content strictly.
    public static OpenedReceipt of(Bytes cms) throws MalformedException, VerificationException {
        return of(cms, signed(cms));
    }

    static VerifiedCms signed(Bytes cms) throws MalformedException, VerificationException {
        return CmsProfile.verify(cms, ContentType.RECEIPT, Optional.of(SignedAttribute.MSG_SIG_DIGEST));
    }

    static OpenedReceipt of(Bytes cms, VerifiedCms signed) throws MalformedException {
        var content = ReceiptContent.decode(signed.content());
        var attribute = signed.attribute().orElseThrow().value();
        if (!(Der.parse("msgSigDigest", attribute) instanceof ASN1OctetString digest)) {
            throw new MalformedException("msgSigDigest is not an octet string");
        }
        return new OpenedReceipt(cms, signed, content, Bytes.of(digest.getOctets()));
    }

    /// Checks that it is for this message: steps 9 to 12 of `protocol/spec/receipt.md`.
    public void checkFor(OpenedMessage message) throws VerificationException {
        var terms = message.terms();
        if (!content.equals(terms.content()) || !msgSigDigest.equals(terms.msgSigDigest())) {
            throw new VerificationException("the receipt is for another message than "
                    + message.digest().shortHex());
        }
    }
}
