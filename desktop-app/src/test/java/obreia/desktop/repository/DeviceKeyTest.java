package obreia.desktop.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Instant;
import obreia.fixtures.identity.TestDevice;
import obreia.protocol.MalformedException;
import obreia.protocol.codec.Bytes;
import obreia.protocol.identity.DeviceEntry;
import obreia.protocol.identity.DeviceSignature;
import org.junit.jupiter.api.Test;

class DeviceKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:02:05Z");
    private final SecureRandom random = new SecureRandom();
    private final DeviceKey device = DeviceKey.generate(random, NOW);

    @Test
    void comesBackFromWhatTheVaultKept() throws Exception {
        var again = DeviceKey.of(device.pkcs8(), device.certificate(), random);
        assertThat(again.id()).isEqualTo(device.id());
        assertThat(again.spki()).isEqualTo(device.spki());
        var signature = again.sign(Bytes.utf8("a word"));
        assertThatCode(() -> DeviceSignature.verify("word", device.spki(), Bytes.utf8("a word"), signature))
                .doesNotThrowAnyException();
    }

    @Test
    void certifiesItsBoxKeys() throws Exception {
        var boxKey = device.certify(ScriptedServer.ORIGIN, Records.ANA, 3, TestDevice.recipient(3), NOW);
        assertThat(boxKey.device()).isEqualTo(device.id());
        assertThatCode(() -> boxKey.verify(ScriptedServer.ORIGIN, Records.ANA, DeviceEntry.of(device.spki(), NOW)))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAKeyWithTheCertificateOfAnother() {
        var other = DeviceKey.generate(random, NOW);
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> DeviceKey.of(other.pkcs8(), device.certificate(), random))
                .withMessageContaining("do not belong together");
    }

    @Test
    void refusesWhatIsNoKey() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> DeviceKey.of(ByteBuffer.wrap(new byte[40]), device.certificate(), random));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> DeviceKey.of(device.pkcs8(), Bytes.utf8("certificate"), random));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> DeviceKey.of(ByteBuffer.wrap(new byte[5000]), device.certificate(), random));
    }

    @Test
    void showsNothingOfItselfAndIsWipedOnClose() {
        assertThat(device).hasToString("DeviceKey[" + device.id() + "]");
        var view = device.pkcs8();
        device.close();
        assertThat(Bytes.of(view)).isEqualTo(Bytes.of(new byte[view.capacity()]));
        assertThatIllegalStateException().isThrownBy(() -> device.sign(Bytes.utf8("late")));
        assertThatIllegalStateException().isThrownBy(device::pkcs8);
    }
}
