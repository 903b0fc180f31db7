package obreia.protocol.cms;

import static org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.id_aa_signingCertificateV2;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/// A signed object under construction by somebody with a real card and bad intentions: good until a field is changed.
final class Forgery {
    static final Instant TIME = Instant.parse("2026-11-23T10:20:30Z");
    static final Bytes CONTENT = Bytes.utf8("MIME-Version: 1.0\r\n\r\nBom dia\r\n");
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    X509Certificate certificate;
    PrivateKey key;
    String signs;

    @Nullable
    AlgorithmParameterSpec parameters;

    Bytes content = CONTENT;
    boolean detached;
    int version = 1;
    int signerVersion = 1;
    ASN1ObjectIdentifier contentType = ContentType.DATA.identifier();
    AlgorithmIdentifier digest;
    AlgorithmIdentifier algorithm;
    List<ASN1Encodable> digests = new ArrayList<>();
    List<ASN1Encodable> certificates = new ArrayList<>();
    List<ASN1Encodable> crls = new ArrayList<>();
    List<ASN1Encodable> unsigned = new ArrayList<>();
    /// No signed attributes at all when empty.
    List<ASN1Encodable> attributes = new ArrayList<>();
    /// Sets stay in the order of the lists above, also where DER sorts them.
    boolean inWrittenOrder;
    ASN1Encodable signerIdentifier;
    /// The signature to show in place of a fresh one.
    @Nullable
    Bytes signature;

    int signers = 1;

    Forgery(TestKey testKey, SignatureAlgorithm good) {
        var card = TestCa.root().card(testKey).issue();
        certificate = card.certificate();
        key = testKey.privateKey();
        signs = good.jcaName();
        parameters = good.parameters().orElse(null);
        digest = good.hash().identifier();
        algorithm = good.identifier();
        digests.add(digest);
        var entry = Certificates.Entry.of(certificate);
        certificates.add(entry.structure());
        signerIdentifier = entry.issuerAndSerialNumber();
        var encoded = SignedAttributes.encode(ContentType.DATA, content, good, entry, TIME, Optional.empty());
        ASN1Set.getInstance(encoded.toArray()).forEach(attributes::add);
    }

    static Forgery p256() {
        return new Forgery(TestKey.P256, SignatureAlgorithm.ECDSA_P256_SHA256);
    }

    static Forgery rsa() {
        return new Forgery(TestKey.RSA_2048, SignatureAlgorithm.RSA_PKCS1_SHA256);
    }

    /// Puts another single value into the attribute of this type.
    void set(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        remove(type);
        attributes.add(new Attribute(type, new DERSet(values)));
    }

    /// Names these certificates, in place of the signer's, in signing-certificate-v2.
    void setSigningCertificate(ESSCertIDv2... named) {
        set(id_aa_signingCertificateV2, new SigningCertificateV2(named));
    }

    void remove(ASN1ObjectIdentifier type) {
        attributes.removeIf(each -> Attribute.getInstance(each).getAttrType().equals(type));
    }

    /// The object in DER, but for what was asked to be otherwise.
    Bytes encode() {
        try {
            var eContent = new ASN1EncodableVector();
            eContent.add(contentType);
            if (!detached) {
                eContent.add(explicit(new DEROctetString(content.toArray())));
            }
            var all = new ASN1EncodableVector();
            all.add(new ASN1Integer(version));
            all.add(set(digests));
            all.add(sequence(eContent));
            addUnlessEmpty(all, 0, certificates);
            addUnlessEmpty(all, 1, crls);
            var signerInfos = new ArrayList<ASN1Encodable>();
            for (var i = 0; i < signers; i++) {
                signerInfos.add(signer());
            }
            all.add(set(signerInfos));
            var info = new ASN1EncodableVector();
            info.add(CMSObjectIdentifiers.signedData);
            info.add(explicit(sequence(all)));
            return Bytes.of(sequence(info).getEncoded(encoding()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ASN1Encodable signer() throws IOException, GeneralSecurityException {
        var signer = new ASN1EncodableVector();
        signer.add(new ASN1Integer(signerVersion));
        signer.add(signerIdentifier);
        signer.add(digest);
        addUnlessEmpty(signer, 0, attributes);
        signer.add(algorithm);
        signer.add(new DEROctetString((signature == null ? sign() : signature).toArray()));
        addUnlessEmpty(signer, 1, unsigned);
        return sequence(signer);
    }

    private Bytes sign() throws IOException, GeneralSecurityException {
        var signer = Signature.getInstance(signs, PROVIDER);
        if (parameters != null) {
            signer.setParameter(parameters);
        }
        signer.initSign(key);
        signer.update(attributes.isEmpty() ? content.toArray() : set(attributes).getEncoded(encoding()));
        return Bytes.of(signer.sign());
    }

    private String encoding() {
        return inWrittenOrder ? ASN1Encoding.DL : ASN1Encoding.DER;
    }

    private ASN1Sequence sequence(ASN1EncodableVector elements) {
        return inWrittenOrder ? new DLSequence(elements) : new DERSequence(elements);
    }

    private ASN1Encodable explicit(ASN1Encodable object) {
        return inWrittenOrder ? new DLTaggedObject(true, 0, object) : new DERTaggedObject(true, 0, object);
    }

    private void addUnlessEmpty(ASN1EncodableVector all, int tag, List<ASN1Encodable> elements) {
        if (!elements.isEmpty()) {
            all.add(
                    inWrittenOrder
                            ? new DLTaggedObject(false, tag, set(elements))
                            : new DERTaggedObject(false, tag, set(elements)));
        }
    }

    private ASN1Set set(List<ASN1Encodable> elements) {
        var array = elements.toArray(ASN1Encodable[]::new);
        return inWrittenOrder ? new DLSet(array) : new DERSet(array);
    }
}
