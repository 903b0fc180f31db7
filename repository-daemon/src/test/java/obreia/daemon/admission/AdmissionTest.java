package obreia.daemon.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import obreia.daemon.admission.Verdict.Admitted;
import obreia.daemon.admission.Verdict.Refused;
import obreia.daemon.admission.Verdict.Rule;
import obreia.protocol.codec.Bytes;
import org.junit.jupiter.api.Test;

final class AdmissionTest {
    private static final Bytes PHONE = Bytes.utf8("phone");
    private static final Bytes LAPTOP = Bytes.utf8("laptop");

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Admission admission = new Admission(
            new Limits(
                    1000,
                    3,
                    2500,
                    new Allowance(4, Duration.ofSeconds(2)),
                    new Allowance(2, Duration.ofMinutes(1)),
                    new Allowance(1, Duration.ofHours(1))),
            nanos::get);

    @Test
    void takesAnEnvelopeOfTheGreatestSizeAndNoLarger() {
        assertThat(admission.envelope(1000)).isEqualTo(new Admitted());
        assertThat(admission.envelope(1001))
                .isEqualTo(new Refused(Rule.SIZE, "the envelope has 1001 bytes, this repository takes 1000"));
    }

    @Test
    void fillsAMailboxToItsQuotaAndNoFurther() {
        assertThat(admission.deposit(2, 1500, 1000)).isEqualTo(new Admitted());
        assertThat(rule(admission.deposit(3, 0, 1))).isEqualTo(Rule.QUOTA);
        assertThat(rule(admission.deposit(0, 1501, 1000))).isEqualTo(Rule.QUOTA);
    }

    @Test
    void letsADeviceAskInABurstThenAtItsRateAlsoWhenTheClockWraps() {
        for (var i = 0; i < 4; i++) {
            assertThat(admission.request(PHONE)).isEqualTo(new Admitted());
        }
        assertThat(rule(admission.request(PHONE))).isEqualTo(Rule.RATE);
        pass(Duration.ofMillis(499));
        assertThat(rule(admission.request(PHONE))).isEqualTo(Rule.RATE);
        pass(Duration.ofMillis(1));
        assertThat(admission.request(PHONE)).isEqualTo(new Admitted());
        assertThat(rule(admission.request(PHONE))).isEqualTo(Rule.RATE);
        pass(Duration.ofHours(1));
        for (var i = 0; i < 4; i++) {
            assertThat(admission.request(PHONE)).isEqualTo(new Admitted());
        }
        assertThat(rule(admission.request(PHONE))).isEqualTo(Rule.RATE);
    }

    @Test
    void countsEachDeviceForItself() {
        for (var i = 0; i < 5; i++) {
            admission.request(PHONE);
        }
        assertThat(admission.request(LAPTOP)).isEqualTo(new Admitted());
    }

    @Test
    void countsHandshakesOfAnIpv6LineTogether() throws UnknownHostException {
        assertThat(admission.handshake(address("2001:db8:0:1::1"))).isEqualTo(new Admitted());
        assertThat(admission.handshake(address("2001:db8:0:1:ffff::2"))).isEqualTo(new Admitted());
        assertThat(rule(admission.handshake(address("2001:db8:0:1::3")))).isEqualTo(Rule.RATE);
        assertThat(admission.handshake(address("2001:db8:0:2::1"))).isEqualTo(new Admitted());
        assertThat(admission.handshake(address("192.0.2.1"))).isEqualTo(new Admitted());
    }

    @Test
    void takesOneRegistrationInItsPeriod() throws UnknownHostException {
        assertThat(admission.registration(address("192.0.2.1"))).isEqualTo(new Admitted());
        assertThat(admission.registration(address("192.0.2.1")))
                .isEqualTo(new Refused(
                        Rule.RATE, "too many registrations from this address: 1 in 3600 seconds are taken"));
        pass(Duration.ofHours(1));
        assertThat(admission.registration(address("192.0.2.1"))).isEqualTo(new Admitted());
    }

    @Test
    void forgetsTheKeyNotSeenForLongestWhenTooManyAreKnown() {
        var buckets = new TokenBuckets<Integer>(new Allowance(1, Duration.ofHours(1)), nanos::get);
        for (var i = 0; i < 50_000; i++) {
            assertThat(buckets.take(i)).isTrue();
        }
        assertThat(buckets.take(0)).isFalse();
        assertThat(buckets.take(50_000)).isTrue();
        assertThat(buckets.take(0)).isFalse();
        assertThat(buckets.take(1)).isTrue();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private static Rule rule(Verdict verdict) {
        return switch (verdict) {
            case Refused refused -> refused.rule();
            case Admitted _ -> throw new AssertionError("admitted");
        };
    }

    private static InetAddress address(String literal) throws UnknownHostException {
        return InetAddress.getByName(literal);
    }
}
