package obreia.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import obreia.fixtures.OpenSsl;
import obreia.fixtures.cards.TestCa;
import obreia.fixtures.cards.TestKey;
import obreia.fixtures.messages.Correspondent;
import obreia.fixtures.messages.Post;
import obreia.protocol.cms.SignatureAlgorithm;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every pair of signers, with cards that are for client authentication only.
class OpenSslSecondOpinionTest {
    private static final List<SignatureAlgorithm> ALGORITHMS = List.of(
            SignatureAlgorithm.RSA_PKCS1_SHA256,
            SignatureAlgorithm.RSA_PSS_SHA256,
            SignatureAlgorithm.ECDSA_P256_SHA256,
            SignatureAlgorithm.ECDSA_P384_SHA384);

    @TempDir
    Path folder;

    static Stream<Arguments> pairs() {
        return ALGORITHMS.stream().flatMap(one -> ALGORITHMS.stream().map(other -> Arguments.of(one, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void takesTheMessageAndItsReceipt(SignatureAlgorithm sends, SignatureAlgorithm reads) {
        var sender = Correspondent.with(key(sends, TestKey.RSA_2048, TestKey.P256, TestKey.P384), "sender");
        var reader = Correspondent.with(
                key(reads, TestKey.RSA_2048_OTHER, TestKey.P256_OTHER, TestKey.P384_OTHER), "reader");
        var message = Post.sign(sender, Post.headers(sender, reader), sends);
        var receipt = Post.receipt(Post.verified(message, sender, reader), reader, reads);

        assertThat(OpenSsl.in(folder)
                        .verifyCms(message.cms(), TestCa.root().certificate())
                        .output())
                .contains("CMS Verification successful");
        assertThat(verifyReceipt(receipt.cms(), message.cms()).output()).contains("Verification successful");
    }

    @Test
    void refusesTheReceiptForAnotherMessage() {
        var sender = Correspondent.ana();
        var reader = Correspondent.bruno();
        var message = Post.sign(sender, Post.headers(sender, reader));
        var receipt = Post.receipt(
                Post.verified(message, sender, reader),
                reader,
                reader.person().card().algorithms().getFirst());
        var other = Post.sign(sender, Post.headers(sender, 1, Optional.empty(), reader, Correspondent.carla()));

        assertThat(verifyReceipt(receipt.cms(), other.cms()).succeeded()).isFalse();
    }

    private OpenSsl.Run verifyReceipt(Bytes receipt, Bytes message) {
        return OpenSsl.in(folder)
                .file("receipt.p7s", receipt)
                .file("message.p7m", message)
                .certificates("ca.pem", TestCa.root().certificate())
                .run(
                        "cms",
                        "-verify_receipt",
                        "receipt.p7s",
                        "-rctform",
                        "DER",
                        "-in",
                        "message.p7m",
                        "-inform",
                        "DER",
                        "-CAfile",
                        "ca.pem",
                        "-purpose",
                        "any");
    }

    private static TestKey key(SignatureAlgorithm algorithm, TestKey rsa, TestKey p256, TestKey p384) {
        return Stream.of(rsa, p256, p384)
                .filter(key -> algorithm.fits(
                        TestCa.root().card(key).issue().certificate().getPublicKey()))
                .findFirst()
                .orElseThrow();
    }
}
