package obreia.protocol.cms;

import java.io.IOException;
import java.util.Optional;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.Der;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// The verifier of signed objects: every rule of `protocol/spec/cms-profile.md`, before any meaning is read.
///
/// It is stricter than RFC 5652 and than other people's tools, and takes exactly one spelling of each signed object.
/// It says nothing about whose the signer's certificate is.
public final class CmsProfile {
    /// The longest signed object, in bytes: 1 MiB.
    public static final int MAX_SIZE = 1 << 20;

    /// How many certificates a signed object may hold beside the signer's.
    public static final int MAX_OTHER_CERTIFICATES = 8;

    private CmsProfile() {}

    /// What `der` says, when it is one SignedData of this profile over content of this type, and its signature
    /// holds.
    ///
    /// The attribute with the given object identifier is required then; when none is given there must be none
    /// beyond those of every object. Fails as malformed when a rule of form is broken, and as not verified when the
    /// form is right but two parts contradict each other, or the signature is not one of the signer's key.
    public static VerifiedCms verify(Bytes der, ContentType type, Optional<String> extraAttributeOid)
            throws MalformedException, VerificationException {
        if (der.length() > MAX_SIZE) {
            throw new MalformedException(
                    "signed object has " + der.length() + " bytes, at most " + MAX_SIZE + " are accepted");
        }
        var object = Der.parse("signed object", der);
        try {
            return verify(der, signedData(object), type, extraAttributeOid);
        } catch (RuntimeException | IOException e) {
            // How Bouncy Castle's classes answer to a structure that is not theirs.
            throw new MalformedException("signed object is not a SignedData of RFC 5652", e);
        }
    }

    private static VerifiedCms verify(Bytes der, SignedData data, ContentType type, Optional<String> extraAttributeOid)
            throws MalformedException, VerificationException, IOException {
        requireVersion("SignedData", data.getVersion().intValueExact(), type.version());
        var content = content(data, type);
        if (data.getCRLs() != null) {
            throw new MalformedException("signed object holds revocation lists, none are accepted");
        }
        var signer = onlySigner(data);
        var hash = hash(data, signer.getDigestAlgorithm());
        var certificates = Certificates.parse(data.getCertificates());
        var attributes = SignedAttributes.parse(signer.getAuthenticatedAttributes(), extraAttributeOid);
        var certificate = certificates.signer(attributes.signingCertificate(), signer.getSID());
        var algorithm = algorithm(signer.getDigestEncryptionAlgorithm(), hash, certificate);

        attributes.agreeWith(type, algorithm, content);
        var signature = Bytes.of(signer.getEncryptedDigest().getOctets());
        var verified = new VerifiedCms(
                type,
                content,
                certificate.x509(),
                certificates.others(certificate),
                attributes.signingTime(),
                algorithm,
                attributes.extra(),
                attributes.toBeSigned(),
                signature);
        // What the rules above did not name has one spelling too: the one in which we would write the same values.
        var attributesAsWritten = SignedAttributes.encode(
                type, content, algorithm, certificate, attributes.signingTime(), attributes.extra());
        if (!attributesAsWritten.equals(attributes.toBeSigned())
                || !SignedObject.encode(verified).equals(der)) {
            throw new MalformedException("signed object is not written as the profile writes its values");
        }
        if (!algorithm.verifies(certificate.x509().getPublicKey(), attributes.toBeSigned(), signature)) {
            throw new VerificationException("the signature is not one of the signer's key over these attributes");
        }
        return verified;
    }

    private static SignedData signedData(ASN1Primitive object) throws MalformedException {
        var info = ContentInfo.getInstance(object);
        if (!info.getContentType().equals(CMSObjectIdentifiers.signedData)) {
            throw new MalformedException("signed object is of type " + info.getContentType() + ", not SignedData");
        }
        return SignedData.getInstance(info.getContent());
    }

    private static Bytes content(SignedData data, ContentType type) throws MalformedException {
        var info = data.getEncapContentInfo();
        if (!info.getContentType().equals(type.identifier())) {
            throw new MalformedException(
                    "content is of type " + info.getContentType() + ", expected " + type.identifier());
        }
        if (!(info.getContent() instanceof ASN1OctetString octets) || octets.getOctetsLength() == 0) {
            throw new MalformedException("signed object holds no content");
        }
        return Bytes.of(octets.getOctets());
    }

    private static SignerInfo onlySigner(SignedData data) throws MalformedException {
        if (data.getSignerInfos().size() != 1) {
            throw new MalformedException(
                    "signed object has " + data.getSignerInfos().size() + " signers, exactly 1 is accepted");
        }
        var signer = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
        requireVersion("SignerInfo", signer.getVersion().intValueExact(), 1);
        if (signer.getAuthenticatedAttributes() == null) {
            throw new MalformedException("signed object has no signed attributes");
        }
        if (signer.getUnauthenticatedAttributes() != null) {
            throw new MalformedException("signed object has unsigned attributes, none are accepted");
        }
        return signer;
    }

    private static void requireVersion(String what, int found, int expected) throws MalformedException {
        if (found != expected) {
            throw new MalformedException(what + " has version " + found + ", expected " + expected);
        }
    }

    private static HashAlgorithm hash(SignedData data, AlgorithmIdentifier signerDigest) throws MalformedException {
        for (var hash : HashAlgorithm.values()) {
            if (same(hash.identifier(), signerDigest)) {
                var all = data.getDigestAlgorithms();
                if (all.size() != 1 || !same(hash.identifier(), all.getObjectAt(0))) {
                    throw new MalformedException("digestAlgorithms does not hold " + hash.jcaName() + " alone");
                }
                return hash;
            }
        }
        throw new MalformedException("digest algorithm " + signerDigest.getAlgorithm()
                + " is not SHA-256, SHA-384 or SHA-512 without parameters");
    }

    private static SignatureAlgorithm algorithm(
            AlgorithmIdentifier identifier, HashAlgorithm hash, Certificates.Entry signer)
            throws MalformedException, VerificationException {
        var known = false;
        var fitting = false;
        for (var algorithm : SignatureAlgorithm.values()) {
            if (same(algorithm.identifier(), identifier)) {
                known = true;
                if (algorithm.fits(signer.x509().getPublicKey())) {
                    fitting = true;
                    if (algorithm.hash() == hash) {
                        return algorithm;
                    }
                }
            }
        }
        if (!known) {
            throw new MalformedException("signature algorithm " + identifier.getAlgorithm()
                    + " with these parameters is not one of the profile");
        }
        throw new VerificationException(
                fitting
                        ? "signature algorithm " + identifier.getAlgorithm() + " does not use " + hash.jcaName()
                        : "signature algorithm " + identifier.getAlgorithm() + " does not fit the signer's key");
    }

    private static boolean same(AlgorithmIdentifier expected, ASN1Encodable found) {
        return expected.toASN1Primitive().equals(found.toASN1Primitive());
    }
}
