package obreia.daemon.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PlacesTest {
    private final Places places = new Places(2);
    private final List<String> taken = new ArrayList<>();

    @Test
    void givesAFreedPlaceToWhoWaitedLongest() {
        assertThat(places.take(() -> taken.add("never"))).isTrue();
        assertThat(places.take(() -> taken.add("never"))).isTrue();
        assertThat(places.take(() -> taken.add("first"))).isFalse();
        assertThat(places.take(() -> taken.add("second"))).isFalse();
        places.leave();
        assertThat(taken).containsExactly("first");
        places.leave();
        assertThat(taken).containsExactly("first", "second");
        places.leave();
        assertThat(places.take(() -> taken.add("never"))).isTrue();
    }

    @Test
    void isEmptyWhenEverybodyLeft() throws InterruptedException {
        assertThat(places.take(() -> {})).isTrue();
        assertThat(places.awaitEmpty(Duration.ofMillis(1))).isFalse();
        places.leave();
        assertThat(places.awaitEmpty(Duration.ofMillis(1))).isTrue();
    }
}
