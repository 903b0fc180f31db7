package obreia.protocol.cms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;

/// The one way in which a signed object is written in DER (RFC 5652, sections 5.1 to 5.3).
final class SignedObject {
    private SignedObject() {}

    static Bytes encode(VerifiedCms cms) throws IOException {
        var signer = Certificates.Entry.of(cms.signer());
        var certificates = new ArrayList<ASN1Encodable>(List.of(signer.structure()));
        for (var other : cms.others()) {
            certificates.add(Certificates.Entry.of(other).structure());
        }
        var hash = cms.algorithm().hash().identifier();
        var signerInfo = sequence(
                new ASN1Integer(1),
                signer.issuerAndSerialNumber(),
                hash,
                new DERTaggedObject(
                        false, 0, ASN1Set.getInstance(cms.signedAttributes().toArray())),
                cms.algorithm().identifier(),
                octets(cms.signature()));
        var signedData = sequence(
                new ASN1Integer(cms.type().version()),
                new DERSet(hash),
                sequence(cms.type().identifier(), new DERTaggedObject(true, 0, octets(cms.content()))),
                new DERTaggedObject(false, 0, set(certificates)),
                new DERSet(signerInfo));
        return der(new ContentInfo(CMSObjectIdentifiers.signedData, signedData));
    }

    static Bytes der(ASN1Encodable object) throws IOException {
        return Bytes.of(object.toASN1Primitive().getEncoded(ASN1Encoding.DER));
    }

    static ASN1Set set(List<? extends ASN1Encodable> elements) {
        return new DERSet(elements.toArray(ASN1Encodable[]::new));
    }

    static DERSequence sequence(ASN1Encodable... elements) {
        return new DERSequence(elements);
    }

    private static ASN1Primitive octets(Bytes bytes) {
        return new DEROctetString(bytes.toArray());
    }
}
