package obreia.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X962NamedCurves;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SignerKeyTest {
    private static final BigInteger F4 = BigInteger.valueOf(65537);

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void everyAlgorithmFitsOneKindOfKeyAlone(SignatureAlgorithm algorithm) {
        var fitting = new ArrayList<TestKey>();
        for (var key : List.of(TestKey.RSA_2048, TestKey.P256, TestKey.P384)) {
            if (algorithm.fits(certifiedKey(key))) {
                fitting.add(key);
            }
        }
        assertThat(fitting).hasSize(1);
        assertThat(algorithm.name())
                .startsWith(fitting.getFirst() == TestKey.RSA_2048 ? "RSA" : "ECDSA_" + fitting.getFirst());
    }

    @Test
    void pssIsPreferredToPkcs1AndTheHashOfTheCurveToOthers() {
        assertThat(SignatureAlgorithm.preferred(certifiedKey(TestKey.RSA_2048)))
                .startsWith(SignatureAlgorithm.RSA_PSS_SHA256)
                .endsWith(SignatureAlgorithm.RSA_PKCS1_SHA512)
                .hasSize(6);
        assertThat(SignatureAlgorithm.preferred(certifiedKey(TestKey.P256)).getFirst())
                .isEqualTo(SignatureAlgorithm.ECDSA_P256_SHA256);
        assertThat(SignatureAlgorithm.preferred(certifiedKey(TestKey.P384)).getFirst())
                .isEqualTo(SignatureAlgorithm.ECDSA_P384_SHA384);
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2047, 4097, 8192})
    void refusesRsaKeysOfOtherSizes(int bits) {
        assertThat(SignatureAlgorithm.preferred(rsa(modulus(bits), F4))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3000, 4096})
    void takesRsaKeysFrom2048To4096Bits(int bits) {
        assertThat(SignatureAlgorithm.preferred(rsa(modulus(bits), F4))).hasSize(6);
    }

    @Test
    void refusesAnRsaExponentThatIsOneEvenOrEndless() {
        for (var exponent : List.of(BigInteger.ONE, BigInteger.valueOf(65536), modulus(2048))) {
            assertThat(SignatureAlgorithm.preferred(rsa(modulus(2048), exponent)))
                    .isEmpty();
        }
    }

    @Test
    void refusesACurveOfAnotherNameOrWrittenOut() throws Exception {
        var point = SubjectPublicKeyInfo.getInstance(certifiedKey(TestKey.P256).getEncoded())
                .getPublicKeyData()
                .getOctets();
        var writtenOut =
                X962NamedCurves.getByOID(X9ObjectIdentifiers.prime256v1).toASN1Primitive();
        for (var curve :
                List.<ASN1Encodable>of(SECObjectIdentifiers.secp521r1, SECObjectIdentifiers.secp256k1, writtenOut)) {
            var info =
                    new SubjectPublicKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), point);
            assertThat(SignatureAlgorithm.preferred(new EncodedKey(info.getEncoded())))
                    .isEmpty();
        }
    }

    @Test
    void refusesAKeyThatCannotBeRead() {
        assertThat(SignatureAlgorithm.preferred(new EncodedKey(new byte[] {0x30, 0})))
                .isEmpty();
    }

    @Test
    void aCardThatSignsSomethingElseIsFoundOutBeforeTheObjectIsMade() {
        var card = TestCa.root().card(TestKey.P384).issue();
        var algorithm = SignatureAlgorithm.ECDSA_P384_SHA384;
        var input = SigningInput.of(
                ContentType.DATA,
                Forgery.CONTENT,
                algorithm,
                card.certificate(),
                List.of(),
                Forgery.TIME,
                Optional.empty());
        assertThatThrownBy(() -> input.complete(card.sign(algorithm, Bytes.utf8("something else"))))
                .isInstanceOf(VerificationException.class);
        assertThatThrownBy(() -> input.complete(Bytes.empty())).isInstanceOf(VerificationException.class);
    }

    private static PublicKey certifiedKey(TestKey key) {
        return TestCa.root().card(key).issue().certificate().getPublicKey();
    }

    private static BigInteger modulus(int bits) {
        return BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    }

    private static PublicKey rsa(BigInteger modulus, BigInteger exponent) {
        try {
            return new EncodedKey(new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            new RSAPublicKey(modulus, exponent))
                    .getEncoded());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class EncodedKey implements PublicKey {
        private static final long serialVersionUID = 1L;

        private final byte[] encoded;

        private EncodedKey(byte[] encoded) {
            this.encoded = encoded.clone();
        }

        @Override
        public String getAlgorithm() {
            return "any";
        }

        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return encoded.clone();
        }
    }
}
