package obreia.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import obreia.protocol.MalformedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @Test
    void copiesWhatGoesInAndWhatComesOut() {
        byte[] array = {1, 2, 3};
        var bytes = Bytes.of(array);
        array[0] = 9;
        bytes.toArray()[1] = 9;
        assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) 2, (byte) 3));
    }

    @Test
    void readsBackItsHexadecimalAndBase64() throws Exception {
        for (var length = 0; length < 40; length++) {
            var array = new byte[length];
            for (var i = 0; i < length; i++) {
                array[i] = (byte) (i * 37 + length);
            }
            var bytes = Bytes.of(array);
            assertThat(Bytes.fromHex(bytes.hex())).isEqualTo(bytes);
            assertThat(Bytes.fromBase64(bytes.base64())).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0A", "0g", "٠٠", " 00", "00 "})
    void refusesHexadecimalInAnotherSpelling(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Bytes.fromHex(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AA==", "AB", "A", "A-_A", "AA\n", " AA", "AAAA="})
    void refusesBase64InAnotherSpelling(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Bytes.fromBase64(text));
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Bytes.of((byte) 0xc3, (byte) 0x28).text());
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(
                        () -> Bytes.of((byte) 0xed, (byte) 0xa0, (byte) 0x80).text());
    }

    @Test
    void isOrderedUnsignedAndPrefixFirst() {
        assertThat(Bytes.of((byte) 0x80)).isGreaterThan(Bytes.of((byte) 0x7f));
        assertThat(Bytes.of((byte) 1)).isLessThan(Bytes.of((byte) 1, (byte) 0));
    }

    @Test
    void showsOnlyItsBeginningInALogLine() {
        assertThat(Bytes.of(new byte[100])).hasToString("Bytes[100: 0000000000000000…]");
    }

    @Test
    void slicesAndJoins() {
        var bytes = Bytes.concat(Bytes.utf8("seal"), Bytes.utf8("ed"));
        assertThat(bytes.slice(4, 6)).isEqualTo(Bytes.utf8("ed"));
        assertThat(bytes.startsWith(Bytes.utf8("sea"))).isTrue();
        assertThat(Bytes.of(ByteBuffer.wrap(bytes.toArray(), 0, 4))).isEqualTo(Bytes.utf8("seal"));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> bytes.slice(4, 7));
    }
}
