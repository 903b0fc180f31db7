package obreia.protocol.message;

import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.cms.VerifiedCms;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.DEROctetString;

/// What a receipt for one message must say: its content, and the msgSigDigest beside it, which is made with the hash of
/// the message's signer, whatever hash the reader signs with. RFC 2634, sections 2.4 and 2.8.
record ReceiptTerms(ReceiptContent content, Bytes msgSigDigest) {
    static ReceiptTerms of(VerifiedCms message, ReceiptRequest request) {
        return new ReceiptTerms(
                new ReceiptContent(message.type().oid(), request.identifier(), message.signature()),
                message.algorithm().hash().hash(message.signedAttributes()));
    }

    SignedAttribute attribute() {
        return new SignedAttribute(
                SignedAttribute.MSG_SIG_DIGEST, ReceiptRequest.encoded(new DEROctetString(msgSigDigest.toArray())));
    }
}
