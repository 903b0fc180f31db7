package obreia.protocol.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import obreia.fixtures.log.TestLog;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Keys of logs and of witnesses.
class KeyTest {
    private static final String TEXT = "mail.example.org/directory/1\n1\nroot\n";
    private static final Instant TIME = Instant.parse("2026-11-23T10:02:05Z");

    @Test
    void signsAsEd25519Does() throws MalformedException {
        // RFC 8032, section 7.1, the second test.
        var seed = Bytes.fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        try (var key = SigningKey.of(seed.buffer())) {
            assertThat(key.verifier("a").publicKey().hex())
                    .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
            assertThat(key.sign("a", "r").signature().hex())
                    .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
            assertThat(Bytes.of(key.seed())).isEqualTo(seed);
        }
    }

    @Test
    void theNameOfALogMakesAnotherKeyId() throws MalformedException {
        var key = TestLog.messages().verifier();
        var log = key.named(LogName.parse("mail.example.org/lawyers/directory/1"));
        assertThat(log.name()).isEqualTo("mail.example.org/lawyers/directory/1");
        assertThat(log.publicKey()).isEqualTo(key.publicKey());
        assertThat(log.keyId()).isNotEqualTo(key.keyId());
        assertThat(VerifierKey.parse(log.format())).isEqualTo(log);
        assertThat(log.format()).startsWith(log.name() + "+" + log.keyId().hex() + "+A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+0530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2l",
                "example.com/foo+530d903a+BOkyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k=",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k+",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k ",
                "example.com/foo+530d903a+",
                "example.com/foo++AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "a+00000000+AQ=="
            })
    void refusesWhatIsNoVerifierKey(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> WitnessKey.parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void refusesAPublicKeyThatVerifiesWhatNobodySigned() {
        for (var point : List.of(
                "0100000000000000000000000000000000000000000000000000000000000000",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")) {
            assertThatThrownBy(() -> VerifierKey.parse(NoteKey.format("a", (byte) 1, Bytes.fromHex(point))))
                    .isInstanceOf(MalformedException.class)
                    .hasMessage("the Ed25519 public key is not a safe point");
            assertThatThrownBy(() -> WitnessKey.parse(NoteKey.format("a", (byte) 4, Bytes.fromHex(point))))
                    .isInstanceOf(MalformedException.class);
        }
        var good = TestLog.key(1).verifier("a").publicKey();
        assertThatThrownBy(() -> new VerifierKey("a", good.slice(0, 31))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new WitnessKey("a", good.slice(0, 31))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new VerifierKey("a b", good)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new WitnessKey("", good)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> VerifierKey.parse("a".repeat(1025)))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("1025 characters");
    }

    @Test
    void aClosedKeySignsNothingAndShowsNothing() {
        var key = SigningKey.generate(new SecureRandom());
        var seed = key.seed();
        assertThat(key).hasToString("SigningKey[open]");
        key.close();
        assertThat(key).hasToString("SigningKey[closed]");
        assertThat(Bytes.of(seed)).isEqualTo(Bytes.of(new byte[32]));
        assertThatThrownBy(() -> key.sign("a", "text")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(key::seed).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SigningKey.of(ByteBuffer.allocate(31))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoNewKeysDiffer() {
        try (var one = SigningKey.generate(new SecureRandom());
                var other = SigningKey.generate(new SecureRandom())) {
            assertThat(one.verifier("a")).isNotEqualTo(other.verifier("a"));
        }
    }

    @Test
    void aWitnessCosignsWithItsTime() throws MalformedException, VerificationException {
        var witness = TestLog.key(9);
        var key = witness.witness("witness.example.com/w1");
        assertThat(WitnessKey.parse(key.format())).isEqualTo(key);
        assertThat(key).hasToString(key.format());
        assertThat(key.keyId()).isNotEqualTo(witness.verifier(key.name()).keyId());
        var note = new Note(TEXT, List.of(witness.cosign(key.name(), TEXT, TIME)));
        assertThat(key.cosigned(Note.parse(note.encode()))).contains(TIME);
        assertThat(TestLog.key(8).witness(key.name()).cosigned(note)).isEmpty();
        assertThat(witness.witness("another").cosigned(note)).isEmpty();
        assertThatThrownBy(() -> VerifierKey.parse(key.format())).isInstanceOf(MalformedException.class);
    }

    @Test
    void readsTheCosignatureOfThePublicExample() throws MalformedException {
        // c2sp.org/tlog-cosignature gives no key for its example; its form is read, and its time stands in it.
        var line = NoteSignature.parse(
                "\u2014 witness.example.com/w1"
                        + " jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==");
        assertThat(line.signature().length()).isEqualTo(8 + 64);
        assertThat(line.signature().buffer().getLong()).isEqualTo(1679315147);
    }

    @Test
    void refusesACosignatureOfAnotherTimeOrText() {
        var witness = TestLog.key(9);
        var key = witness.witness("w");
        var line = witness.cosign("w", TEXT, TIME);
        var bytes = line.signature().toArray();
        bytes[7] ^= 1;
        refused(key, TEXT, Bytes.of(bytes), "does not hold");
        refused(key, "x" + TEXT, line.signature(), "does not hold");
        refused(key, TEXT, line.signature().slice(0, 71), "has 71 bytes");
        refused(key, TEXT, Bytes.concat(line.signature(), Bytes.of((byte) 0)), "has 73 bytes");
        bytes[0] = (byte) 0x80;
        refused(key, TEXT, Bytes.of(bytes), "is of no time");
        bytes[0] = 0x7f;
        refused(key, TEXT, Bytes.of(bytes), "is of no time");
        assertThatThrownBy(() -> witness.cosign("w", TEXT, Instant.ofEpochSecond(-1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aLogsSignatureIsNoCosignature() {
        var key = TestLog.key(9);
        var signature = key.sign("w", TEXT).signature();
        var padded = Bytes.concat(Bytes.of(new byte[8]), signature);
        refused(key.witness("w"), TEXT, padded, "does not hold");
    }

    private static void refused(WitnessKey key, String text, Bytes signature, String why) {
        var note = new Note(text, List.of(new NoteSignature(key.name(), key.keyId(), signature)));
        assertThatThrownBy(() -> key.cosigned(note))
                .isInstanceOf(VerificationException.class)
                .hasMessageContaining(why);
    }
}
