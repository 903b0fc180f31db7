package obreia.protocol.cms;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/// What kind of content is signed, and so which version its SignedData has (RFC 5652, section 5.1).
public enum ContentType {
    /// id-data: a message or a statement.
    DATA(CMSObjectIdentifiers.data, 1),
    /// id-ct-receipt: a signed receipt (RFC 2634, section 2.8).
    RECEIPT(PKCSObjectIdentifiers.id_ct.branch("1"), 3);

    private final String oid;
    private final int version;

    ContentType(ASN1ObjectIdentifier oid, int version) {
        this.oid = oid.getId();
        this.version = version;
    }

    /// The object identifier in dotted digits.
    public String oid() {
        return oid;
    }

    ASN1ObjectIdentifier identifier() {
        return new ASN1ObjectIdentifier(oid);
    }

    int version() {
        return version;
    }
}
