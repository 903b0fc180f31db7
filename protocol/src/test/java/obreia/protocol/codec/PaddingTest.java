package obreia.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaddingTest {
    @Test
    void neverShortensAndCostsAtMostTwelvePercent() {
        for (long length = 1; length < 200_000; length += 7) {
            var padded = Padding.padme(length);
            assertThat(padded).isGreaterThanOrEqualTo(length).isLessThanOrEqualTo(length + length * 12 / 100 + 1);
            assertThat(Padding.padme(padded)).isEqualTo(padded);
        }
    }
}
