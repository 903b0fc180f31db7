package obreia.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CmsAdversaryTest {
    static Stream<Arguments> malformed() {
        return Stream.of(
                forged("no content", "holds no content", f -> f.detached = true),
                forged("empty content", "holds no content", f -> f.content = Bytes.empty()),
                forged("no certificate", "no certificate", f -> f.certificates.clear()),
                forged("no signer", "has 0 signers", f -> f.signers = 0),
                forged("SignerInfo of version 3", "SignerInfo has version 3", f -> f.signerVersion = 3),
                forged("a negative version", "version -1, expected 1", f -> f.version = -1),
                forged("a revocation list", "revocation lists", f -> f.crls.add(new DERSequence())),
                forged(
                        "a signer by key identifier",
                        "not identified by issuer",
                        f -> f.signerIdentifier = new DERTaggedObject(false, 0, new DEROctetString(new byte[20]))),
                forged(
                        "ten certificates",
                        "has 10 certificates, at most 9",
                        f -> IntStream.range(0, 9).forEach(i -> f.certificates.add(other("Person " + i)))),
                forged(
                        "an attribute certificate",
                        "that is not X.509",
                        f -> f.certificates.add(new DERTaggedObject(false, 2, new DERSequence(new ASN1Integer(1))))),
                forged(
                        "a certificate that is none",
                        "cannot be read as X.509",
                        f -> f.certificates.add(new DERSequence(new ASN1Integer(1)))),
                forged(
                        "a certificate whose signature leaves one bit unused",
                        "is not whole bytes",
                        f -> f.certificates.add(withAnUnusedBit(other("Rui")))),
                forged("an attribute twice", "signing-time is there twice", f -> {
                    f.remove(CMSAttributes.cmsAlgorithmProtect);
                    f.attributes.add(new Attribute(
                            CMSAttributes.signingTime, new DERSet(SigningTime.encode(Forgery.TIME.plusSeconds(1)))));
                }),
                forged(
                        "two values in one attribute",
                        "signing-time has 2 values",
                        f -> f.set(
                                CMSAttributes.signingTime,
                                SigningTime.encode(Forgery.TIME),
                                SigningTime.encode(Forgery.TIME.plusSeconds(1)))),
                forged("no value in an attribute", "signing-time has 0 values", f -> f.set(CMSAttributes.signingTime)),
                forged("no message-digest", "message-digest is missing", f -> f.remove(CMSAttributes.messageDigest)),
                forged("no content-type", "content-type is missing", f -> f.remove(CMSAttributes.contentType)),
                forged(
                        "a digest that is a text",
                        "not a SignedData",
                        f -> f.set(CMSAttributes.messageDigest, new DERUTF8String("?"))),
                forged(
                        "another hash in signing-certificate-v2",
                        "only SHA-256",
                        f -> f.setSigningCertificate(new ESSCertIDv2(
                                HashAlgorithm.SHA512.identifier(), new byte[64], entry(f).issuerSerial()))),
                forged(
                        "no issuer in signing-certificate-v2",
                        "no issuer and serial",
                        f -> f.setSigningCertificate(
                                new ESSCertIDv2(entry(f).digest().bytes().toArray()))),
                forged(
                        "SHA-256 said where it is the default",
                        "not written as the profile",
                        f -> f.set(
                                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                                new DERSequence(new DERSequence(new DERSequence(new ASN1Encodable[] {
                                    HashAlgorithm.SHA256.identifier(),
                                    new DEROctetString(entry(f).digest().bytes().toArray()),
                                    entry(f).issuerSerial()
                                }))))),
                forged("attributes out of order", "not written as the profile", f -> {
                    f.inWrittenOrder = true;
                    f.attributes.add(f.attributes.removeFirst());
                }),
                forged("certificates out of order", "not written as the profile", f -> {
                    f.inWrittenOrder = true;
                    f.certificates.add(other("Ana"));
                    f.certificates.sort((a, b) -> encoded(b).compareTo(encoded(a)));
                }),
                forged(
                        "content of another type",
                        "content is of type",
                        f -> f.contentType = ContentType.RECEIPT.identifier()),
                forged(
                        "an unknown signature algorithm",
                        "is not one of the profile",
                        f -> f.algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.sha224WithRSAEncryption)));
    }

    static Stream<Arguments> untrue() {
        return Stream.of(
                forged("another content", "is not the digest of the content", f -> f.content = Bytes.utf8("x")),
                forged(
                        "another type in the attributes",
                        "attribute content-type says",
                        f -> f.set(CMSAttributes.contentType, ContentType.RECEIPT.identifier())),
                forged(
                        "another serial number",
                        "SignerInfo names another",
                        f -> f.signerIdentifier =
                                new IssuerAndSerialNumber(entry(f).structure().getIssuer(), BigInteger.valueOf(7))),
                forged(
                        "another issuer",
                        "SignerInfo names another",
                        f -> f.signerIdentifier =
                                new IssuerAndSerialNumber(new X500Name("CN=Nobody"), f.certificate.getSerialNumber())),
                forged(
                        "another serial number in signing-certificate-v2",
                        "v2 names another",
                        f -> f.setSigningCertificate(new ESSCertIDv2(
                                entry(f).digest().bytes().toArray(),
                                new IssuerSerial(
                                        new GeneralNames(new GeneralName(
                                                entry(f).structure().getIssuer())),
                                        new ASN1Integer(7))))),
                forged(
                        "a second certificate of the same number",
                        "two certificates have",
                        f -> f.certificates.add(Certificates.Entry.of(TestCa.impostor()
                                        .card(TestKey.P256)
                                        .issue()
                                        .certificate())
                                .structure())),
                forged(
                        "an algorithm of another kind of key",
                        "does not fit",
                        f -> f.algorithm = SignatureAlgorithm.RSA_PKCS1_SHA256.identifier()),
                forged(
                        "an algorithm of another hash",
                        "does not use SHA-256",
                        f -> f.algorithm = SignatureAlgorithm.ECDSA_P256_SHA512.identifier()),
                forged(
                        "a signature by another key",
                        "not one of the signer's key",
                        f -> f.key = TestKey.P256_OTHER.privateKey()),
                forged("an empty signature", "not one of the signer's key", f -> f.signature = Bytes.empty()),
                forged("a signature of zeros", "not one of the signer's key", f -> f.signature = signature(0, 0)),
                forged("a signature of ones", "not one of the signer's key", f -> f.signature = signature(1, 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void refusesAsMalformed(String name, String why, Consumer<Forgery> change) {
        var forgery = Forgery.p256();
        change.accept(forgery);
        assertThatThrownBy(() -> CmsProfile.verify(forgery.encode(), ContentType.DATA, Optional.empty()))
                .as(name)
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untrue")
    void refusesAsNotVerified(String name, String why, Consumer<Forgery> change) {
        var forgery = Forgery.p256();
        change.accept(forgery);
        assertThatThrownBy(() -> CmsProfile.verify(forgery.encode(), ContentType.DATA, Optional.empty()))
                .as(name)
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }

    @Test
    void refusesAnAttributeThatIsAskedForAndNotThere() {
        assertThatThrownBy(() -> CmsProfile.verify(
                        Forgery.p256().encode(), ContentType.DATA, Optional.of(SignedAttribute.RECEIPT_REQUEST)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(SignedAttribute.RECEIPT_REQUEST + " is missing");
    }

    @Test
    void refusesDataWhereAReceiptIsExpected() {
        assertThatThrownBy(() -> CmsProfile.verify(Forgery.p256().encode(), ContentType.RECEIPT, Optional.empty()))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesMoreThanOneMebibyte() {
        var forgery = Forgery.p256();
        forgery.content = Bytes.of(new byte[CmsProfile.MAX_SIZE]);
        assertThatThrownBy(() -> CmsProfile.verify(forgery.encode(), ContentType.DATA, Optional.empty()))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("at most 1048576 are accepted");
    }

    @Test
    void takesAndRefusesRsaSignaturesOfTheLengthOfTheModulusAlone() throws Exception {
        var good = Forgery.rsa();
        var read = CmsProfile.verify(good.encode(), ContentType.DATA, Optional.empty());
        good.signature = Bytes.concat(Bytes.of((byte) 0), read.signature());
        assertThatThrownBy(() -> CmsProfile.verify(good.encode(), ContentType.DATA, Optional.empty()))
                .isInstanceOf(VerificationException.class);
    }

    @Test
    void refusesEveryChangeOfOneByte() throws Exception {
        var good = Forgery.p256().encode();
        assertThat(CmsProfile.verify(good, ContentType.DATA, Optional.empty()).content())
                .isEqualTo(Forgery.CONTENT);
        for (var index = 0; index < good.length(); index++) {
            for (var mask : List.of(0x01, 0x20, 0x80, 0xff)) {
                var changed = good.toArray();
                changed[index] = (byte) (changed[index] ^ mask);
                assertRefused(Bytes.of(changed), "byte " + index + " changed by " + mask);
            }
        }
    }

    @Test
    void refusesEveryTruncation() {
        var good = Forgery.p256().encode();
        for (var length = 0; length < good.length(); length++) {
            assertRefused(good.slice(0, length), "cut to " + length);
        }
    }

    private static void assertRefused(Bytes der, String what) {
        assertThatThrownBy(() -> CmsProfile.verify(der, ContentType.DATA, Optional.empty()))
                .as(what)
                .isInstanceOfAny(MalformedException.class, VerificationException.class);
    }

    private static Bytes signature(int r, int s) {
        var values = new ASN1EncodableVector();
        values.add(new ASN1Integer(r));
        values.add(new ASN1Integer(s));
        return encoded(new DERSequence(values));
    }

    private static Bytes encoded(ASN1Encodable object) {
        try {
            return SignedObject.der(object);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ASN1Encodable other(String name) {
        return Certificates.Entry.of(
                        TestCa.root().card(TestKey.P384).name(name).issue().certificate())
                .structure();
    }

    /// The second spelling of a certificate whose signature ends in a zero bit: Java reads both alike.
    private static ASN1Encodable withAnUnusedBit(ASN1Encodable certificate) {
        var whole = Certificate.getInstance(certificate);
        var signature = whole.getSignature().getOctets();
        signature[signature.length - 1] &= (byte) 0xfe;
        return new DERSequence(new ASN1Encodable[] {
            whole.getTBSCertificate(), whole.getSignatureAlgorithm(), new DERBitString(signature, 1)
        });
    }

    private static Certificates.Entry entry(Forgery forgery) {
        return Certificates.Entry.of(forgery.certificate);
    }

    private static Arguments forged(String name, String why, Consumer<Forgery> change) {
        return Arguments.of(name, why, change);
    }
}
