package obreia.protocol.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import obreia.protocol.MalformedException;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningTimeTest {
    @ParameterizedTest
    @ValueSource(strings = {"1950-01-01T00:00:00Z", "2000-02-29T23:59:59Z", "2049-12-31T23:59:59Z"})
    void isUtcTimeFrom1950Through2049(String time) throws Exception {
        var written = SigningTime.encode(Instant.parse(time));
        assertThat(written).isInstanceOf(ASN1UTCTime.class);
        assertThat(SigningTime.parse(written)).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1949-12-31T23:59:59Z", "2050-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
    void isGeneralizedTimeInAllOtherYears(String time) throws Exception {
        var written = SigningTime.encode(Instant.parse(time));
        assertThat(written).isInstanceOf(ASN1GeneralizedTime.class);
        assertThat(SigningTime.parse(written)).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2611231020Z",
                "261123102030",
                "261123102030+0000",
                "260230102030Z",
                "261123242030Z",
                "261123102060Z",
                "261123102030Z "
            })
    void refusesAnyOtherUtcTime(String text) {
        assertRefused(new DERUTCTime(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261123102030Z", "20501123102030.5Z", "20501323102030Z"})
    void refusesAnyOtherGeneralizedTime(String text) {
        assertRefused(new DERGeneralizedTime(text));
    }

    @Test
    void refusesATextInPlaceOfATime() {
        assertRefused(new DERUTF8String("20261123102030Z"));
    }

    @Test
    void fractionsOfASecondAreOurMistake() {
        assertThatThrownBy(() -> SigningTime.encode(Instant.parse("2026-11-23T10:20:30.5Z")))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void assertRefused(ASN1Primitive time) {
        assertThatThrownBy(() -> SigningTime.parse(time)).isInstanceOf(MalformedException.class);
    }
}
