package obreia.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import obreia.fixtures.OpenSsl;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class CmsRoundTripTest {
    private static final Instant TIME = Instant.parse("2026-11-23T10:20:30Z");
    private static final Bytes CONTENT = Bytes.utf8("MIME-Version: 1.0\r\n\r\nBom dia\r\n");

    @TempDir
    private Path folder;

    static Stream<Arguments> everyKeyWithEveryAlgorithm() {
        var keys = List.of(
                TestKey.RSA_2048, TestKey.RSA_3072, TestKey.RSA_4096, TestKey.P256, TestKey.P384, TestKey.P384_OTHER);
        return keys.stream()
                .flatMap(key -> TestCa.root().card(key).issue().algorithms().stream()
                        .map(algorithm -> Arguments.of(key, algorithm)));
    }

    @ParameterizedTest
    @MethodSource("everyKeyWithEveryAlgorithm")
    void whatACardSignsIsReadBackAndOpensslAgrees(TestKey key, SignatureAlgorithm algorithm) throws Exception {
        var root = TestCa.root();
        var card = root.intermediate("Test Card CA", TestKey.INTERMEDIATE)
                .card(key)
                .issue();
        var extra = new SignedAttribute(SignedAttribute.MSG_SIG_DIGEST, Bytes.of((byte) 4, (byte) 1, (byte) 7));
        var input = SigningInput.of(
                ContentType.DATA, CONTENT, algorithm, card.certificate(), card.path(), TIME, Optional.of(extra));

        var der = card.complete(input);
        var read = CmsProfile.verify(der, ContentType.DATA, Optional.of(SignedAttribute.MSG_SIG_DIGEST));

        assertThat(read.content()).isEqualTo(CONTENT);
        assertThat(read.signer()).isEqualTo(card.certificate());
        assertThat(read.others()).isEqualTo(card.path());
        assertThat(read.signingTime()).isEqualTo(TIME);
        assertThat(read.algorithm()).isEqualTo(algorithm);
        assertThat(read.attribute()).contains(extra);
        assertThat(read.signedAttributes()).isEqualTo(input.toBeSigned());
        var openssl = OpenSsl.in(folder).verifyCms(der, root.certificate());
        assertThat(openssl.exit()).as(openssl.output()).isZero();
    }

    @Test
    void aReceiptIsOfVersionThreeAndOpensslAgrees() throws Exception {
        var root = TestCa.root();
        var card = root.card(TestKey.P256).clientAuthenticationOnly().issue();
        var input = SigningInput.of(
                ContentType.RECEIPT,
                Bytes.of((byte) 0x30, (byte) 0),
                SignatureAlgorithm.ECDSA_P256_SHA256,
                card.certificate(),
                List.of(),
                TIME,
                Optional.empty());

        var der = card.complete(input);

        assertThat(CmsProfile.verify(der, ContentType.RECEIPT, Optional.empty()).type())
                .isEqualTo(ContentType.RECEIPT);
        var openssl = OpenSsl.in(folder).verifyCms(der, root.certificate());
        assertThat(openssl.exit()).as(openssl.output()).isZero();
    }
}
