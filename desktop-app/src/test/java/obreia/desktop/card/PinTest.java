package obreia.desktop.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import obreia.protocol.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
    @Test
    void wipesWhatWasTyped() throws MalformedException {
        var typed = "1234".toCharArray();
        try (var pin = Pin.take(typed)) {
            assertThat(typed).containsOnly('\0');
            assertThat(pin.<String, RuntimeException>lend(String::new)).isEqualTo("1234");
        }
    }

    @Test
    void wipesWhatItLendsAndItselfOnClose() throws MalformedException {
        var lent = new AtomicReference<>(new char[0]);
        var pin = Pin.take("1234".toCharArray());
        pin.<Boolean, RuntimeException>lend(characters -> {
            lent.set(characters);
            return characters.length == 4;
        });
        assertThat(lent.get()).hasSize(4).containsOnly('\0');
        pin.close();
        assertThatIllegalStateException().isThrownBy(() -> pin.lend(characters -> characters.length));
    }

    @Test
    void showsNothingOfItself() throws MalformedException {
        try (var pin = Pin.take("1234".toCharArray())) {
            assertThat(pin).hasToString("Pin[hidden]");
        }
    }

    @Test
    void refusesAnEmptyAndAnOverlongPinAndWipesThem() {
        refuses("");
        refuses("1".repeat(Pin.MAX_LENGTH + 1));
        refuses("12\n34");
    }

    @ParameterizedTest
    @ValueSource(strings = {"çã-12", "çã-12\n", "çã-12\r\n"})
    void readsAFileWithOrWithoutALineEnd(String content) throws IOException, MalformedException {
        try (var pin = Pin.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))) {
            assertThat(pin.<String, RuntimeException>lend(String::new)).isEqualTo("çã-12");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "1234\n\n", "1234\n5678", "\t"})
    void refusesAFileThatIsNotOnePin(String content) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Pin.read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void refusesAFileThatIsTooLongOrNotText() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Pin.read(new ByteArrayInputStream(new byte[100_000])));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Pin.read(new ByteArrayInputStream(new byte[] {'1', '2', '3', (byte) 0xc3})));
    }

    private static void refuses(String text) {
        var typed = text.toCharArray();
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Pin.take(typed));
        assertThat(new String(typed)).matches("\0*");
    }
}
