package obreia.protocol.message;

import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/// What a reader signs in a receipt: the object identifier of the message's content type, its signedContentIdentifier
/// (32 bytes) and the value of its signature (at most 512 bytes). Claimed, until it was compared with the message that
/// was sent.
///
/// The Receipt of RFC 2634, section 2.8, of version 1.
public record ReceiptContent(String contentType, Bytes identifier, Bytes originatorSignature) {
    private static final int MAX_SIGNATURE = 512;
    private static final int MAX_SIZE = 1024;
    private static final int MAX_TYPE = 64;

    public ReceiptContent {
        if (outOfBounds(contentType, identifier, originatorSignature)) {
            throw new IllegalStateException("a receipt's fields are out of bounds");
        }
    }

    /// The DER Receipt.
    public Bytes encode() {
        return ReceiptRequest.encoded(new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(1),
            new ASN1ObjectIdentifier(contentType),
            new DEROctetString(identifier.toArray()),
            new DEROctetString(originatorSignature.toArray())
        }));
    }

    /// Reads the DER of one Receipt, at most 1 KiB, of version 1.
    public static ReceiptContent decode(Bytes der) throws MalformedException {
        if (der.length() > MAX_SIZE) {
            throw new MalformedException(
                    "receipt has " + der.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var fields = ReceiptRequest.fields("receipt", Der.parse("receipt", der), 4);
        if (!(fields[0] instanceof ASN1Integer version) || !version.hasValue(1)) {
            throw new MalformedException("receipt has a version other than 1");
        }
        if (!(fields[1] instanceof ASN1ObjectIdentifier type)
                || !(fields[2] instanceof ASN1OctetString identifier)
                || !(fields[3] instanceof ASN1OctetString signature)) {
            throw new MalformedException("receipt does not hold a type, an identifier and a signature");
        }
        var id = Bytes.of(identifier.getOctets());
        var value = Bytes.of(signature.getOctets());
        if (outOfBounds(type.getId(), id, value)) {
            throw new MalformedException("receipt has an identifier of " + id.length() + " bytes and a signature of "
                    + value.length() + ", " + MessageId.LENGTH + " and 1 to " + MAX_SIGNATURE + " are accepted");
        }
        return new ReceiptContent(type.getId(), id, value);
    }

    private static boolean outOfBounds(String contentType, Bytes identifier, Bytes signature) {
        return contentType.length() > MAX_TYPE
                || identifier.length() != MessageId.LENGTH
                || signature.isEmpty()
                || signature.length() > MAX_SIGNATURE;
    }
}
