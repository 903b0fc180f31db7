package obreia.protocol.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import obreia.protocol.MalformedException;
import obreia.protocol.cms.SignedAttribute;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import obreia.protocol.identity.MailboxId;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BERTags;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/// A sender's request, among the signed attributes of a message, for receipts: the message's signedContentIdentifier
/// (32 bytes), the mailboxes whose receipts are wanted, and the mailbox they go to.
///
/// Narrower than RFC 2634, section 2.7: receiptsFrom is a receiptList, each entry and receiptsTo one `urn:uuid:` URI.
public record ReceiptRequest(Bytes identifier, List<MailboxId> from, MailboxId to) {
    private static final int MAX_SIZE = 1 << 14;
    private static final int RECEIPT_LIST = 1;

    public ReceiptRequest {
        from = List.copyOf(from);
        if (identifier.length() != MessageId.LENGTH) {
            throw new IllegalStateException("a signedContentIdentifier has " + MessageId.LENGTH + " bytes");
        }
        if (from.isEmpty() || from.size() > MessageHeaders.MAX_RECIPIENTS || new HashSet<>(from).size() < from.size()) {
            throw new IllegalStateException("a request names 1 to " + MessageHeaders.MAX_RECIPIENTS + " readers");
        }
    }

    static ReceiptRequest of(MessageHeaders headers) {
        return new ReceiptRequest(headers.id().identifier(), headers.to(), headers.sender());
    }

    SignedAttribute attribute() {
        return new SignedAttribute(SignedAttribute.RECEIPT_REQUEST, encode());
    }

    /// The DER ReceiptRequest.
    public Bytes encode() {
        var names = new ASN1EncodableVector();
        from.forEach(mailbox -> names.add(names(mailbox)));
        var request = new DERSequence(new ASN1Encodable[] {
            new DEROctetString(identifier.toArray()),
            new DERTaggedObject(false, RECEIPT_LIST, new DERSequence(names)),
            new DERSequence(names(to))
        });
        return encoded(request);
    }

    /// Reads the DER of one ReceiptRequest, at most 16 KiB.
    public static ReceiptRequest decode(Bytes der) throws MalformedException {
        if (der.length() > MAX_SIZE) {
            throw new MalformedException(
                    "request for receipts has " + der.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var request = fields("request for receipts", Der.parse("request for receipts", der), 3);
        if (!(request[0] instanceof ASN1OctetString identifier) || identifier.getOctetsLength() != MessageId.LENGTH) {
            throw new MalformedException("signedContentIdentifier is not " + MessageId.LENGTH + " bytes");
        }
        if (!(request[1] instanceof ASN1TaggedObject choice) || !choice.hasContextTag(RECEIPT_LIST)) {
            throw new MalformedException("receiptsFrom is not a list of mailboxes");
        }
        var from = new ArrayList<MailboxId>();
        for (var names : list(choice)) {
            from.add(mailbox(names));
        }
        if (from.isEmpty() || from.size() > MessageHeaders.MAX_RECIPIENTS || new HashSet<>(from).size() < from.size()) {
            throw new MalformedException("receiptsFrom has " + from.size() + " entries, 1 to "
                    + MessageHeaders.MAX_RECIPIENTS + " different ones are accepted");
        }
        var to = fields("receiptsTo", request[2], 1);
        var read = new ReceiptRequest(Bytes.of(identifier.getOctets()), from, mailbox(to[0]));
        // Explicit tags read like implicit ones.
        if (!read.encode().equals(der)) {
            throw new MalformedException("request for receipts is not in its one spelling");
        }
        return read;
    }

    private static ASN1Sequence list(ASN1TaggedObject choice) throws MalformedException {
        try {
            return (ASN1Sequence) choice.getBaseUniversal(false, BERTags.SEQUENCE);
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new MalformedException("receiptsFrom is not a list of mailboxes", e);
        }
    }

    private static GeneralNames names(MailboxId mailbox) {
        return new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, mailbox.urn()));
    }

    private static MailboxId mailbox(ASN1Encodable names) throws MalformedException {
        if (!(fields("a mailbox's names", names, 1)[0] instanceof ASN1TaggedObject name)
                || !name.hasContextTag(GeneralName.uniformResourceIdentifier)) {
            throw new MalformedException("a mailbox is not named by one URI");
        }
        try {
            return MailboxId.parseUrn(ASN1IA5String.getInstance(name, false).getString());
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new MalformedException("a mailbox is not named by one URI", e);
        }
    }

    static ASN1Encodable[] fields(String what, ASN1Encodable object, int count) throws MalformedException {
        if (!(object instanceof ASN1Sequence sequence) || sequence.size() != count) {
            throw new MalformedException(what + " is not a sequence of " + count);
        }
        return sequence.toArray();
    }

    static Bytes encoded(ASN1Encodable object) {
        try {
            return Bytes.of(object.toASN1Primitive().getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException("an object in memory can be written", e);
        }
    }
}
