package obreia.protocol.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import obreia.fixtures.identity.TestDevice;
import obreia.fixtures.identity.TestPerson;
import obreia.protocol.MalformedException;
import obreia.protocol.VerificationException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.codec.JsonObject;
import org.junit.jupiter.api.Test;

class BoxKeyCertificateTest {
    private static final TestPerson ANA = TestPerson.ana();
    private static final BoxKeyCertificate GOOD = ANA.boxKey(1);

    @Test
    void readsWhatItWritesAndVerifies() throws MalformedException, VerificationException {
        var read = BoxKeyCertificate.read(JsonObject.parse("box key", GOOD.json()));

        assertThat(read).isEqualTo(GOOD);
        assertThat(Verdict.of(() -> {
                    read.verify(TestPerson.ORIGIN, ANA.mailbox(), ANA.device().entry());
                    return read;
                }))
                .isEqualTo("accepted");
    }

    @Test
    void signsTheLinesOfTheSpecification() throws MalformedException {
        var lines = BoxKeyCertificate.toBeSigned(
                TestPerson.ORIGIN,
                ANA.mailbox(),
                GOOD.device(),
                1,
                GOOD.recipient(),
                GOOD.notBefore(),
                GOOD.notAfter());

        assertThat(lines.text().split("\n", -1))
                .containsExactly(
                        "obreia.box-key.v1",
                        "mail.example.org/test",
                        ANA.mailbox().toString(),
                        ANA.device().id().toString(),
                        "1",
                        GOOD.recipient(),
                        "2026-11-23T10:00:00Z",
                        "2026-12-23T10:00:00Z",
                        "");
    }

    @Test
    void isValidForThirtyDays() {
        assertThat(GOOD.validAt(GOOD.notBefore())).isTrue();
        assertThat(GOOD.validAt(GOOD.notBefore().minusSeconds(1))).isFalse();
        assertThat(GOOD.validAt(GOOD.notAfter().minusSeconds(1))).isTrue();
        assertThat(GOOD.validAt(GOOD.notAfter())).isFalse();
    }

    @Test
    void refusesEveryChangedPart() {
        var hour = Duration.ofHours(1);
        for (var changed : List.of(
                new BoxKeyCertificate(
                        GOOD.device(), 2, GOOD.recipient(), GOOD.notBefore(), GOOD.notAfter(), GOOD.signature()),
                new BoxKeyCertificate(
                        GOOD.device(), 1, TestDevice.recipient(9), GOOD.notBefore(), GOOD.notAfter(), GOOD.signature()),
                new BoxKeyCertificate(
                        GOOD.device(),
                        1,
                        GOOD.recipient(),
                        GOOD.notBefore().plus(hour),
                        GOOD.notAfter().plus(hour),
                        GOOD.signature()),
                new BoxKeyCertificate(
                        GOOD.device(), 1, GOOD.recipient(), GOOD.notBefore(), GOOD.notAfter(), Bytes.empty()))) {
            refused(changed, TestPerson.ORIGIN, ANA.mailbox(), ANA.device().entry());
        }
    }

    @Test
    void refusesAnotherOriginMailboxOrDevice() {
        var other = TestDevice.named("other");
        var stolen = new BoxKeyCertificate(
                other.id(), 1, GOOD.recipient(), GOOD.notBefore(), GOOD.notAfter(), GOOD.signature());

        refused(
                GOOD,
                new Origin("evil.example.org"),
                ANA.mailbox(),
                ANA.device().entry());
        refused(
                GOOD,
                TestPerson.ORIGIN,
                TestPerson.bruno().mailbox(),
                ANA.device().entry());
        refused(GOOD, TestPerson.ORIGIN, ANA.mailbox(), other.entry());
        refused(stolen, TestPerson.ORIGIN, ANA.mailbox(), other.entry());
    }

    @Test
    void refusesEveryBitThatIsFlippedInTheSignature() {
        for (var i = 0; i < GOOD.signature().length() * 8; i++) {
            var signature = GOOD.signature().toArray();
            signature[i / 8] ^= (byte) (1 << (i % 8));
            refused(
                    new BoxKeyCertificate(
                            GOOD.device(), 1, GOOD.recipient(), GOOD.notBefore(), GOOD.notAfter(), Bytes.of(signature)),
                    TestPerson.ORIGIN,
                    ANA.mailbox(),
                    ANA.device().entry());
        }
    }

    @Test
    void refusesWhatIsMalformed() {
        malformed("\"number\":1", "\"number\":0", "1 to");
        malformed("\"number\":1", "\"number\":9007199254740992", "9007199254740992");
        malformed("\"number\":1", "\"number\":1,\"number\":1", "twice");
        malformed("\"number\":1", "\"number\":1,\"note\":\"x\"", "unknown member");
        malformed("age1pq1", "age1px1", "age1pq1");
        malformed(GOOD.recipient(), GOOD.recipient().substring(1), "1958 characters");
        malformed(GOOD.recipient(), GOOD.recipient().substring(0, 1958) + "b", "age1pq1");
        malformed(GOOD.recipient(), GOOD.recipient().substring(0, 1958) + "Q", "age1pq1");
        malformed("2026-12-23T10:00:00Z", "2026-12-23T10:00:01Z", "720 hours");
        malformed("2026-12-23T10:00:00Z", "2026-12-23t10:00:00Z", "is not a time");
        malformed(GOOD.signature().base64(), Bytes.of(new byte[73]).base64(), "73 bytes");
    }

    @Test
    void aDeviceKeyOfAnotherKindIsOurMistake() {
        assertThatThrownBy(() -> DeviceSignature.verify(
                        "it", TestPerson.carla().certificate().spki(), Bytes.empty(), Bytes.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void refused(BoxKeyCertificate boxKey, Origin origin, MailboxId mailbox, DeviceEntry device) {
        assertThatThrownBy(() -> boxKey.verify(origin, mailbox, device)).isInstanceOf(VerificationException.class);
    }

    private static void malformed(String old, String changed, String why) {
        assertThat(Verdict.of(() -> {
                    assertThat(GOOD.json()).contains(old);
                    return BoxKeyCertificate.read(
                            JsonObject.parse("box key", GOOD.json().replace(old, changed)));
                }))
                .startsWith("MalformedException")
                .contains(why);
    }
}
