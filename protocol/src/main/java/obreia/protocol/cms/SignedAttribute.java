package obreia.protocol.cms;

import java.util.Set;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/// The one signed attribute that a message or a receipt has beyond the five that every object has.
///
/// `oid` is in dotted digits; `value` is the DER of its only value, whose meaning the profile does not look at.
public record SignedAttribute(String oid, Bytes value) {
    /// id-aa-receiptRequest, of a message (RFC 2634, section 2.7).
    public static final String RECEIPT_REQUEST = PKCSObjectIdentifiers.id_aa_receiptRequest.getId();

    /// id-aa-msgSigDigest, of a receipt (RFC 2634, section 2.8).
    public static final String MSG_SIG_DIGEST = PKCSObjectIdentifiers.id_aa_msgSigDigest.getId();

    /// The attributes that every object has, by their object identifiers.
    static final Set<ASN1ObjectIdentifier> OF_EVERY_OBJECT = Set.of(
            CMSAttributes.contentType,
            CMSAttributes.messageDigest,
            CMSAttributes.signingTime,
            CMSAttributes.cmsAlgorithmProtect,
            PKCSObjectIdentifiers.id_aa_signingCertificateV2);

    public SignedAttribute {
        if (ASN1ObjectIdentifier.tryFromID(oid) == null) {
            throw new IllegalStateException("not an object identifier: " + oid);
        }
        if (OF_EVERY_OBJECT.contains(new ASN1ObjectIdentifier(oid))) {
            throw new IllegalStateException("signed attribute " + oid + " is the profile's own");
        }
        try {
            Der.parse("signed attribute " + oid, value);
        } catch (MalformedException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
