package obreia.protocol.cms;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/// The signed attributes of one object: the five of every object and perhaps one more, each once with one value.
///
/// @param toBeSigned the DER SET OF that the signature is over (RFC 5652, section 5.4)
record SignedAttributes(
        ASN1ObjectIdentifier contentType,
        Bytes messageDigest,
        Instant signingTime,
        ESSCertIDv2 signingCertificate,
        CMSAlgorithmProtection protection,
        Optional<SignedAttribute> extra,
        Bytes toBeSigned) {
    private static final Map<ASN1ObjectIdentifier, String> NAMES = Map.of(
            CMSAttributes.contentType, "content-type",
            CMSAttributes.messageDigest, "message-digest",
            CMSAttributes.signingTime, "signing-time",
            PKCSObjectIdentifiers.id_aa_signingCertificateV2, "signing-certificate-v2",
            CMSAttributes.cmsAlgorithmProtect, "CMSAlgorithmProtection");

    static Bytes encode(
            ContentType type,
            Bytes content,
            SignatureAlgorithm algorithm,
            Certificates.Entry signer,
            Instant signingTime,
            Optional<SignedAttribute> extra) {
        try {
            var digest = algorithm.hash().hash(content);
            // The hash algorithm is left out: SHA-256 is its default, and DER leaves defaults out.
            var certificate = new ESSCertIDv2(signer.digest().bytes().toArray(), signer.issuerSerial());
            var all = new ArrayList<ASN1Encodable>();
            all.add(attribute(CMSAttributes.contentType, type.identifier()));
            all.add(attribute(CMSAttributes.messageDigest, new DEROctetString(digest.toArray())));
            all.add(attribute(CMSAttributes.signingTime, SigningTime.encode(signingTime)));
            all.add(attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new SigningCertificateV2(certificate)));
            all.add(attribute(
                    CMSAttributes.cmsAlgorithmProtect,
                    new CMSAlgorithmProtection(
                            algorithm.hash().identifier(), CMSAlgorithmProtection.SIGNATURE, algorithm.identifier())));
            if (extra.isPresent()) {
                var value = ASN1Primitive.fromByteArray(extra.get().value().toArray());
                all.add(attribute(new ASN1ObjectIdentifier(extra.get().oid()), value));
            }
            return SignedObject.der(SignedObject.set(all));
        } catch (IOException e) {
            throw new IllegalStateException("signed attributes cannot be written", e);
        }
    }

    static SignedAttributes parse(ASN1Set set, Optional<String> extraOid) throws MalformedException, IOException {
        var expected = new HashMap<ASN1ObjectIdentifier, String>(NAMES);
        extraOid.ifPresent(oid -> expected.put(new ASN1ObjectIdentifier(oid), oid));
        if (set.size() > expected.size()) {
            throw new MalformedException(
                    "signed object has " + set.size() + " signed attributes, expected " + expected.size());
        }
        var values = new HashMap<ASN1ObjectIdentifier, ASN1Encodable>();
        for (var element : set) {
            var attribute = Attribute.getInstance(element);
            var type = attribute.getAttrType();
            if (!expected.containsKey(type)) {
                throw new MalformedException("signed attribute " + type + " is not one of this object's");
            }
            if (attribute.getAttrValues().size() != 1) {
                throw new MalformedException("signed attribute " + expected.get(type) + " has "
                        + attribute.getAttrValues().size() + " values, exactly 1 is accepted");
            }
            if (values.put(type, attribute.getAttributeValues()[0]) != null) {
                throw new MalformedException("signed attribute " + expected.get(type) + " is there twice");
            }
        }
        return read(values, extraOid, SignedObject.der(new DERSet(set.toArray())));
    }

    /// Compares what the attributes say with what the object itself says.
    void agreeWith(ContentType type, SignatureAlgorithm algorithm, Bytes content) throws VerificationException {
        if (!contentType.equals(type.identifier())) {
            throw new VerificationException(
                    "attribute content-type says " + contentType + ", the content is of type " + type.identifier());
        }
        if (!algorithm.hash().hash(content).equals(messageDigest)) {
            throw new VerificationException("attribute message-digest is not the digest of the content");
        }
        var written = new CMSAlgorithmProtection(
                algorithm.hash().identifier(), CMSAlgorithmProtection.SIGNATURE, algorithm.identifier());
        if (!written.toASN1Primitive().equals(protection.toASN1Primitive())) {
            throw new VerificationException("CMSAlgorithmProtection names other algorithms than SignerInfo");
        }
    }

    private static SignedAttributes read(
            Map<ASN1ObjectIdentifier, ASN1Encodable> values, Optional<String> extraOid, Bytes toBeSigned)
            throws MalformedException, IOException {
        Optional<SignedAttribute> extra = Optional.empty();
        if (extraOid.isPresent()) {
            var value = required(values, new ASN1ObjectIdentifier(extraOid.get()));
            extra = Optional.of(new SignedAttribute(extraOid.get(), SignedObject.der(value)));
        }
        return new SignedAttributes(
                ASN1ObjectIdentifier.getInstance(required(values, CMSAttributes.contentType)),
                Bytes.of(ASN1OctetString.getInstance(required(values, CMSAttributes.messageDigest))
                        .getOctets()),
                SigningTime.parse(required(values, CMSAttributes.signingTime)),
                signingCertificate(required(values, PKCSObjectIdentifiers.id_aa_signingCertificateV2)),
                CMSAlgorithmProtection.getInstance(required(values, CMSAttributes.cmsAlgorithmProtect)),
                extra,
                toBeSigned);
    }

    private static ASN1Encodable required(Map<ASN1ObjectIdentifier, ASN1Encodable> values, ASN1ObjectIdentifier type)
            throws MalformedException {
        var value = values.get(type);
        if (value == null) {
            throw new MalformedException("signed attribute " + NAMES.getOrDefault(type, type.getId()) + " is missing");
        }
        return value;
    }

    private static ESSCertIDv2 signingCertificate(ASN1Encodable value) throws MalformedException {
        var attribute = SigningCertificateV2.getInstance(value);
        if (attribute.getCerts().length != 1 || attribute.getPolicies() != null) {
            throw new MalformedException("signing-certificate-v2 is not the hash of one certificate alone");
        }
        var named = attribute.getCerts()[0];
        if (!named.getHashAlgorithm().getAlgorithm().equals(NISTObjectIdentifiers.id_sha256)) {
            throw new MalformedException("signing-certificate-v2 uses "
                    + named.getHashAlgorithm().getAlgorithm() + ", only SHA-256 is accepted");
        }
        if (named.getIssuerSerial() == null) {
            throw new MalformedException("signing-certificate-v2 names no issuer and serial number");
        }
        return named;
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }
}
