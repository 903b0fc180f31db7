package obreia.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import obreia.fixtures.OpenSsl;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Objects that `openssl cms -verify -purpose any` calls successful.
final class OpensslAcceptsWeRefuseTest {
    private static final ASN1ObjectIdentifier STRANGE = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

    @TempDir
    private Path folder;

    static Stream<Arguments> objects() {
        return Stream.of(
                forged("SHA-1", "digest algorithm 1.3.14.3.2.26 is not", OpensslAcceptsWeRefuseTest::sha1),
                forged("no signed attributes", "no signed attributes", f -> f.attributes.clear()),
                forged("no signing-time", "signing-time is missing", f -> f.remove(CMSAttributes.signingTime)),
                forged(
                        "no signing-certificate-v2",
                        "signing-certificate-v2 is missing",
                        f -> f.remove(PKCSObjectIdentifiers.id_aa_signingCertificateV2)),
                forged(
                        "no CMSAlgorithmProtection",
                        "CMSAlgorithmProtection is missing",
                        f -> f.remove(CMSAttributes.cmsAlgorithmProtect)),
                made("attributes shown as content", "no signed attributes", () -> attributesAsContent()),
                forged("two signers", "has 2 signers", f -> f.signers = 2),
                forged("an unsigned attribute", "unsigned attributes", f -> f.unsigned.add(strange())),
                forged(
                        "a signed attribute too many",
                        "signed attributes, expected 5",
                        f -> f.attributes.add(strange())),
                forged("another attribute in place of one", "is not one of this object's", f -> {
                    f.remove(CMSAttributes.signingTime);
                    f.attributes.add(strange());
                }),
                made(
                        "a byte after it",
                        "not DER",
                        () -> Bytes.concat(Forgery.p256().encode(), Bytes.of((byte) 0))),
                made(
                        "two objects in one",
                        "not DER",
                        () -> Bytes.concat(
                                Forgery.p256().encode(), Forgery.rsa().encode())),
                made("an indefinite length", "not DER", OpensslAcceptsWeRefuseTest::indefiniteLength),
                forged(
                        "another certificate in signing-certificate-v2",
                        "that is not there",
                        f -> f.setSigningCertificate(new ESSCertIDv2(
                                new byte[32],
                                Certificates.Entry.of(f.certificate).issuerSerial()))),
                forged("two certificates in signing-certificate-v2", "hash of one certificate alone", f -> {
                    var named = new ESSCertIDv2(
                            Certificates.Entry.of(f.certificate)
                                    .digest()
                                    .bytes()
                                    .toArray(),
                            Certificates.Entry.of(f.certificate).issuerSerial());
                    f.setSigningCertificate(named, named);
                }),
                forged(
                        "other algorithms in CMSAlgorithmProtection",
                        "names other algorithms",
                        f -> f.set(
                                CMSAttributes.cmsAlgorithmProtect,
                                new CMSAlgorithmProtection(
                                        HashAlgorithm.SHA512.identifier(),
                                        CMSAlgorithmProtection.SIGNATURE,
                                        SignatureAlgorithm.ECDSA_P256_SHA512.identifier()))),
                forged("version 3 for data", "version 3, expected 1", f -> f.version = 3),
                forged(
                        "two digest algorithms",
                        "does not hold SHA-256 alone",
                        f -> f.digests.add(HashAlgorithm.SHA512.identifier())),
                forged("NULL parameters of the digest", "without parameters", f -> {
                    f.digest = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
                    f.digests.clear();
                    f.digests.add(f.digest);
                }),
                made("rsaEncryption as signature algorithm", "is not one of the profile", () -> {
                    var forgery = Forgery.rsa();
                    forgery.algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
                    return forgery.encode();
                }),
                made("PSS with a short salt", "is not one of the profile", OpensslAcceptsWeRefuseTest::shortSalt),
                forged("a certificate of somebody else twice", "is there twice", f -> {
                    var other = Certificates.Entry.of(
                                    TestCa.root().card(TestKey.P384).issue().certificate())
                            .structure();
                    f.certificates.add(other);
                    f.certificates.add(other);
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void refuses(String name, String why, Supplier<Bytes> object) {
        var der = object.get();

        var openssl = OpenSsl.in(folder).verifyCms(der, TestCa.root().certificate());

        assertThat(openssl.exit())
                .as("openssl on %s: %s", name, openssl.output())
                .isZero();
        assertThatThrownBy(() -> CmsProfile.verify(der, ContentType.DATA, Optional.empty()))
                .isInstanceOfAny(MalformedException.class, VerificationException.class)
                .hasMessageContaining(why);
    }

    private static Arguments forged(String name, String why, Consumer<Forgery> change) {
        return made(name, why, () -> {
            var forgery = Forgery.p256();
            change.accept(forgery);
            return forgery.encode();
        });
    }

    private static Arguments made(String name, String why, Supplier<Bytes> object) {
        return Arguments.of(name, why, object);
    }

    private static Attribute strange() {
        return new Attribute(STRANGE, new DERSet(new DERUTF8String("?")));
    }

    private static void sha1(Forgery forgery) {
        forgery.signs = "SHA1withECDSA";
        forgery.algorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA1);
        forgery.digest = new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1);
        forgery.digests.set(0, forgery.digest);
        forgery.set(CMSAttributes.messageDigest, new DEROctetString(sha1(forgery.content)));
        forgery.remove(CMSAttributes.cmsAlgorithmProtect);
    }

    private static byte[] sha1(Bytes content) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(content.toArray());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The signature of one object is valid over another whose content is the first one's attributes.
    private static Bytes attributesAsContent() {
        var honest = Forgery.p256();
        try {
            var read = CmsProfile.verify(honest.encode(), ContentType.DATA, Optional.empty());
            honest.content = read.signedAttributes();
            honest.signature = read.signature();
            honest.attributes.clear();
            return honest.encode();
        } catch (MalformedException | VerificationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Bytes indefiniteLength() {
        var der = Forgery.p256().encode();
        var header = 2 + (der.at(1) & 0x7f);
        return Bytes.concat(
                Bytes.of((byte) 0x30, (byte) 0x80), der.slice(header, der.length()), Bytes.of((byte) 0, (byte) 0));
    }

    private static Bytes shortSalt() {
        var forgery = new Forgery(TestKey.RSA_2048, SignatureAlgorithm.RSA_PSS_SHA256);
        forgery.parameters = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 20, 1);
        var hash = new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256, DERNull.INSTANCE);
        var parameters = new RSASSAPSSparams(
                hash,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash),
                new ASN1Integer(20),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
        forgery.algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, parameters);
        return forgery.encode();
    }
}
