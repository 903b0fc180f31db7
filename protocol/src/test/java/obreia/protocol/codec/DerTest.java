package obreia.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import obreia.protocol.MalformedException;
import org.bouncycastle.asn1.ASN1Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerTest {
    @Test
    void readsOneObject() throws Exception {
        assertThat(Der.parse("input", Bytes.fromHex("3003020105"))).isInstanceOf(ASN1Sequence.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing
                "3003020105" + "00", // a byte after it
                "3081030201" + "05", // a length in a longer spelling
                "30800201050000", // indefinite length
                "0101" + "01", // TRUE is ff
                "02020005", // an integer with a leading zero
                "30030201", // cut off
                "3084ffffffff00", // a length of 4 GiB
                "24060401610401" + "62" // a constructed octet string
            })
    void refusesWhatDerWouldWriteOtherwise(String hex) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Der.parse("input", Bytes.fromHex(hex)));
    }

    @Test
    void refusesNestingWithoutBound() {
        var nested = new byte[100_000];
        for (var i = 0; i < nested.length; i += 2) {
            nested[i] = 0x30;
            nested[i + 1] = (byte) 0x80;
        }
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Der.parse("input", Bytes.of(nested)));
    }
}
